/** Deequ at the work that dq-run does: tests the columns of a table. */
@NullMarked
package io.dqrun.runner.benchmark.deequ;

import org.jspecify.annotations.NullMarked;
