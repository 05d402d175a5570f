package io.dqrun.runner.execute;

import io.dqrun.runner.compare.Rows;

/**
 * Port to a database session that can also read a long answer row by row. The session does nothing
 * else until the answer is closed.
 */
public interface RowSource extends StatementRunner {

  /**
   * Executes a query.
   *
   * @throws StatementFailure if there is no answer
   */
  Rows<StatementFailure> open(String sql) throws StatementFailure;
}
