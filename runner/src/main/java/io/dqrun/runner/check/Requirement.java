package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;
import java.util.List;

/** What a check must know before it can judge a case. */
public sealed interface Requirement {

  /**
   * Values that can be measured together with those of other cases.
   *
   * @param metrics at least one
   */
  record Aggregates(List<Metric> metrics) implements Requirement {
    public Aggregates {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A statement of the user that is executed as it is.
   *
   * @param sql the statement
   * @param rows which rows of its answer matter
   */
  record OwnQuery(String sql, Rows rows) implements Requirement {}

  /** Nothing but the table's columns as the server knows them. */
  record TableSchema() implements Requirement {}

  /** Nothing more; the verdict is known already. */
  record Settled(Verdict verdict) implements Requirement {}

  /** Which rows of an answer matter. */
  enum Rows {
    /** Only the first one. */
    FIRST,
    /** All are counted. */
    ALL
  }
}
