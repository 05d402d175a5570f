/** One class per test definition: what to measure, and how to judge it. */
@NullMarked
package io.dqrun.runner.check;

import org.jspecify.annotations.NullMarked;
