/** Runs a plan, judges its cases and keeps what fails from harming the rest. */
@NullMarked
package io.dqrun.runner.execute;

import org.jspecify.annotations.NullMarked;
