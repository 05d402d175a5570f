package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.RowQuery;
import java.util.List;
import java.util.Optional;

/** A test of one column by metrics of its table. It is aborted when one of them is NULL. */
abstract class ColumnCheck implements Check {

  private final String definition;
  private final List<String> valueNames;

  ColumnCheck(String definition, String... valueNames) {
    this.definition = definition;
    this.valueNames = List.of(valueNames);
  }

  /** What to measure; reads every parameter, so that a wrong one is found before any query. */
  abstract List<Metric> metrics(Arguments arguments, ColumnRef column);

  /** Judges values of which none is NULL. */
  abstract Verdict judge(Arguments arguments, ColumnRef column, MetricValues values);

  /** Which rows make it fail; empty where rows neither pass nor fail. */
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    return Optional.empty();
  }

  /** What could not be computed, as the result's text names it. */
  String subject(TestCase testCase, Table table) {
    return testCase.fullyQualifiedName().toString();
  }

  @Override
  public final String definition() {
    return definition;
  }

  @Override
  public final Requirement requirement(TestCase testCase, Table table) {
    Optional<ColumnRef> column = column(testCase, table);
    if (column.isEmpty()) {
      return new Requirement.Settled(
          notComputed(
              testCase,
              table,
              "Cannot find column " + testCase.entityLink().column().orElse("None")));
    }
    return new Requirement.Aggregates(metrics(new Arguments(testCase), column.get()));
  }

  @Override
  public final Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    ColumnRef column = column(testCase, table).orElseThrow();
    Arguments arguments = new Arguments(testCase);
    MetricValues values = evidence.values();
    for (Metric metric : metrics(arguments, column)) {
      if (values.value(metric) == null) {
        return notComputed(
            testCase,
            table,
            "\nQuery on table/column "
                + column.name()
                + " returned None. Your table might be empty."
                + " The same happens when the column holds nothing but NULL; a tableRowCountToBeBetween"
                + " or columnValuesToBeNotNull case tells the two apart.");
      }
    }
    return judge(arguments, column, values);
  }

  @Override
  public final Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    return column(testCase, table)
        .flatMap(column -> failing(new Arguments(testCase), column))
        .map(FailedRows.OfTable::new);
  }

  private Verdict notComputed(TestCase testCase, Table table, String reason) {
    return Verdict.notComputed(subject(testCase, table), reason, valueNames);
  }

  private static Optional<ColumnRef> column(TestCase testCase, Table table) {
    return table.findColumn(testCase.entityLink()).map(ColumnCheck::ref);
  }

  private static ColumnRef ref(Column column) {
    return new ColumnRef(column.name(), column.dataType());
  }

  /** The rows that pass or fail; OpenMetadata counts those without a value among them. */
  static Metric base(Compatibility compatibility, ColumnRef column) {
    return compatibility == Compatibility.CLEAN
        ? new Metric.NonNullCount(column)
        : new Metric.RowCount();
  }

  /** A count as a whole number, whatever numeric type the database sums in. */
  static long count(MetricValues values, Metric metric) {
    Object value = values.value(metric);
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("the database did not answer with a number for " + metric);
  }
}
