/** Rules for what a test suite says: its tables, its tests, its connections. */
@NullMarked
package io.dqrun.convert.suite;

import org.jspecify.annotations.NullMarked;
