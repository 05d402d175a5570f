package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.TableRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows that are measured, in standard SQL: a table, a part of it, a sample, or the answer to a
 * query.
 */
abstract class AnsiRows extends AnsiConditions {

  /** What a part of a table is called inside a query. */
  private static final TableRef ROWS = TableRef.of("dq_rows");

  /** What the rows of a dataset are read from: the table, or a name that stands for its part. */
  static TableRef rows(Dataset dataset) {
    return dataset instanceof Dataset.Whole ? dataset.table() : ROWS;
  }

  /** Gives the rows of a dataset their name; nothing for a whole table, which has one. */
  final String declaration(Dataset dataset) {
    if (dataset instanceof Dataset.Whole) {
      return "";
    }
    if (dataset instanceof Dataset.Filtered filtered) {
      return named("AS", selectAll(filtered.table(), "", predicate(filtered.condition())));
    }
    if (dataset instanceof Dataset.Sampled sampled) {
      return named(asOnce(), sampled(sampled));
    }
    if (dataset instanceof Dataset.UserQuery query) {
      return userQuery(query.sql(), query.columnNames());
    }
    throw new IllegalArgumentException("no SQL is known for " + dataset);
  }

  private String named(String as, String rows) {
    return "WITH " + quote(ROWS.name()) + " " + as + " (" + rows + ") ";
  }

  /** Names rows that are picked once, however often the name is used: chance picks others else. */
  protected String asOnce() {
    return "AS";
  }

  private String selectAll(TableRef table, String sample, String condition) {
    return "SELECT * FROM "
        + source(table)
        + (sample.isEmpty() ? "" : " " + sample)
        + (condition.isEmpty() ? "" : " WHERE " + condition);
  }

  private String sampled(Dataset.Sampled dataset) {
    Sample sample = dataset.sample();
    String condition = dataset.condition().map(this::predicate).orElse("");
    Optional<String> clause = sampleClause(sample);
    boolean rows = sample.unit() == Sample.Unit.ROWS;
    // A number of rows is wanted of those that fulfil the condition, not one of which some may.
    if (clause.isPresent() && (condition.isEmpty() || !rows)) {
      return selectAll(dataset.table(), clause.get(), condition);
    }
    if (rows) {
      return someRows(selectAll(dataset.table(), "", condition), sample.sizeText());
    }
    String picked = randomPercent() + " < " + sample.sizeText();
    return selectAll(
        dataset.table(), "", condition.isEmpty() ? picked : "(" + condition + ") AND " + picked);
  }

  /** A number from 0 to less than 100, by chance, another one for each row. */
  protected String randomPercent() {
    return "RAND() * 100";
  }

  /** What follows the name of a table to read a sample of it; empty where that is not known. */
  protected Optional<String> sampleClause(Sample sample) {
    return Optional.empty();
  }

  /**
   * Rows of a query, picked by chance.
   *
   * @param select the query; it begins with {@code SELECT} and has no order
   * @param rows how many
   */
  protected String someRows(String select, String rows) {
    return select + " ORDER BY " + randomPercent() + " LIMIT " + rows;
  }

  /** Names the answer to a query, which may end with a comment, and its columns by position. */
  protected String userQuery(String sql, List<String> columnNames) {
    return "WITH "
        + quote(ROWS.name())
        + columnNames.stream().map(this::quote).collect(Collectors.joining(", ", " (", ")"))
        + " AS (SELECT * FROM (\n"
        + sql
        + "\n) q) ";
  }

  /**
   * As {@link #userQuery}, for databases that give no names to the columns of a query ahead of it:
   * they take them from the first of two queries, which has no rows.
   */
  protected final String userQueryAfterNames(String sql, List<String> columnNames) {
    return "WITH "
        + quote(ROWS.name())
        + columnNames.stream()
            .map(name -> "NULL AS " + quote(name))
            .collect(Collectors.joining(", ", " AS (SELECT ", ""))
        + " FROM (SELECT 1 AS n) n WHERE "
        + NEVER
        + " UNION ALL SELECT * FROM (\n"
        + sql
        + "\n) q) ";
  }
}
