/** Connections to the databases under test: one safe SELECT at a time, and their catalogues. */
@NullMarked
package io.dqrun.runner.jdbc;

import org.jspecify.annotations.NullMarked;
