package io.dqrun.runner.run;

import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.jdbc.ConnectionPool;

/**
 * One database of one service.
 *
 * @param dialect how to speak to it
 * @param pool the sessions with it
 */
record Database(Dialect dialect, ConnectionPool pool) {}
