/** {@code dq-run}: options, commands, exit codes. */
@NullMarked
package io.dqrun.runner.cli;

import org.jspecify.annotations.NullMarked;
