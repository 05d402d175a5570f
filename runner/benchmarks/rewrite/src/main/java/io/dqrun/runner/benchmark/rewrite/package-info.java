/**
 * OpenRewrite at the work that dq-run does: changes YAML files and keeps what it does not change.
 */
@NullMarked
package io.dqrun.runner.benchmark.rewrite;

import org.jspecify.annotations.NullMarked;
