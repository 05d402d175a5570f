/** Measures the whole program from outside. Not tests of times: those differ from day to day. */
@NullMarked
package io.dqrun.runner.benchmark;

import org.jspecify.annotations.NullMarked;
