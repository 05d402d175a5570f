package io.dqrun.runner.execute;

import io.dqrun.runner.sql.RowSample;

/** Port to a database session for the few who may look at rows. */
public interface RowSampler {

  /**
   * Executes a query and keeps some rows of its answer.
   *
   * @param maxRows how many at most
   * @throws StatementFailure if there is no answer
   */
  RowSample sample(String sql, int maxRows) throws StatementFailure;
}
