/** Compares two streams of rows that come in the order of their key; keeps one row of each. */
@NullMarked
package io.dqrun.runner.compare;

import org.jspecify.annotations.NullMarked;
