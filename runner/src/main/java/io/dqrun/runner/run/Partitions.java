package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Predicate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The condition that the rows of a partition fulfil. */
final class Partitions {

  /** Columns that BigQuery adds to tables by itself, so that nobody ingests them. */
  private static final Map<String, String> PSEUDO_COLUMNS =
      Map.of("_PARTITIONDATE", "DATE", "_PARTITIONTIME", "DATETIME");

  private static final Set<String> NUMBERS =
      Set.of(
          "NUMBER",
          "NUMERIC",
          "TINYINT",
          "SMALLINT",
          "INT",
          "BIGINT",
          "BYTEINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL");

  private Partitions() {}

  /**
   * The condition.
   *
   * @throws IllegalArgumentException if something is missing for it; the message names it
   */
  static Predicate condition(Table table, TablePartitioning partitioning) {
    ColumnRef column =
        column(table, needed(partitioning.partitionColumnName(), "partitionColumnName"));
    return switch (partitioning.partitionIntervalType().orElse(TablePartitioning.TIME_UNIT)) {
      case TablePartitioning.COLUMN_VALUE -> values(column, partitioning);
      case TablePartitioning.INTEGER_RANGE ->
          new Predicate.And(
              List.of(
                  new Predicate.AtLeast(
                      column,
                      Literal.Numeric.of(
                          needed(
                              partitioning.partitionIntegerRangeStart(),
                              "partitionIntegerRangeStart"))),
                  new Predicate.AtMost(
                      column,
                      Literal.Numeric.of(
                          needed(
                              partitioning.partitionIntegerRangeEnd(),
                              "partitionIntegerRangeEnd")))));
      default ->
          new Predicate.NotOlder(
              column,
              needed(partitioning.partitionInterval(), "partitionInterval"),
              unit(needed(partitioning.partitionIntervalUnit(), "partitionIntervalUnit")));
    };
  }

  private static <T> T needed(Optional<T> value, String name) {
    return value.orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  private static ColumnRef column(Table table, String name) {
    String type =
        table
            .findColumn(name)
            .map(column -> column.dataType())
            .or(() -> Optional.ofNullable(PSEUDO_COLUMNS.get(name)))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the table has no column " + name + " to partition by"));
    return new ColumnRef(name, type);
  }

  private static Predicate values(ColumnRef column, TablePartitioning partitioning) {
    List<String> values = partitioning.partitionValues().orElse(List.of());
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there are no partitionValues");
    }
    return new Predicate.In(column, values.stream().map(value -> literal(column, value)).toList());
  }

  private static Literal literal(ColumnRef column, String value) {
    if (column.dataType().equals("BOOLEAN")) {
      return new Literal.Bool(value.strip().equalsIgnoreCase("true"));
    }
    if (!NUMBERS.contains(column.dataType())) {
      return new Literal.Text(value);
    }
    try {
      return new Literal.Numeric(new BigDecimal(value.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a value to partition the column " + column.name() + " by is no number", e);
    }
  }

  private static Predicate.NotOlder.Unit unit(String text) {
    try {
      return Predicate.NotOlder.Unit.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "partitionIntervalUnit is none of HOUR, DAY, MONTH, YEAR", e);
    }
  }
}
