package io.dqrun.runner.check;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SqlTemplate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
   * @param statement the statement, with what only a dialect can write
   * @param rows which rows of its answer matter
   * @param total counts the rows that the answer is part of; empty if nobody wants to know
   */
  record OwnQuery(SqlTemplate statement, Rows rows, Optional<SqlTemplate> total)
      implements Requirement {}

  /**
   * The values of some columns in every row, read one by one.
   *
   * @param columns at least one
   * @param tally makes what the rows are added to
   */
  record EachRow(List<ColumnRef> columns, Supplier<RowTally> tally) implements Requirement {
    public EachRow {
      columns = List.copyOf(columns);
    }
  }

  /**
   * First of all another table.
   *
   * @param name the table, which the server must know
   * @param then what is needed when it is there; may throw as {@link Check#requirement}
   */
  record OtherTable(FullyQualifiedName name, Function<Table, Requirement> then)
      implements Requirement {}

  /**
   * How the rows of the table differ from those of another.
   *
   * @param other the other table, the right one of the comparison
   */
  record RowDifference(Table other, Comparison comparison) implements Requirement {}

  /** Nothing but the table's columns as the server knows them. */
  record TableSchema() implements Requirement {}

  /**
   * Nothing more; the verdict is known already.
   *
   * @param why what the verdict's text, which OpenMetadata words, does not tell; empty if it tells
   *     all
   */
  record Settled(Verdict verdict, Optional<String> why) implements Requirement {

    /** A verdict whose text tells all. */
    public Settled(Verdict verdict) {
      this(verdict, Optional.empty());
    }
  }

  /** Which rows of an answer matter. */
  enum Rows {
    /** Only the first one. */
    FIRST,
    /** All are counted. */
    ALL
  }
}
