/** The outcome of a test case and of a run, and the formula that judges a run. */
@NullMarked
package io.dqrun.runner.result;

import org.jspecify.annotations.NullMarked;
