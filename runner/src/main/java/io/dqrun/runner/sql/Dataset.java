package io.dqrun.runner.sql;

import java.util.List;
import java.util.Optional;

/** The rows that metrics are measured on. */
public sealed interface Dataset {

  /** The table that they come from. */
  TableRef table();

  /** All rows of a table. */
  record Whole(TableRef table) implements Dataset {}

  /** The rows of a table that fulfil a condition: a partition. */
  record Filtered(TableRef table, Predicate condition) implements Dataset {}

  /** Some rows of a table, of those that fulfil the condition if there is one. */
  record Sampled(TableRef table, Optional<Predicate> condition, Sample sample) implements Dataset {}

  /**
   * The answer to a query of the user.
   *
   * @param sql the query, checked to be one that only reads
   * @param columnNames what its columns are called, by their position
   */
  record UserQuery(TableRef table, String sql, List<String> columnNames) implements Dataset {
    public UserQuery {
      columnNames = List.copyOf(columnNames);
    }
  }

  /**
   * Nothing that can be read: what is configured for the table makes no sense.
   *
   * @param reason one sentence for users, without secrets
   */
  record Unusable(TableRef table, String reason) implements Dataset {}
}
