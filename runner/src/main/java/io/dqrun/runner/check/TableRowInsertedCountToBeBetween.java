package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The number of rows that were inserted of late, by a date of theirs, lies between two bounds. */
public final class TableRowInsertedCountToBeBetween implements Check {

  private static final String ROW_COUNT = "rowCount";
  private static final String COLUMN = "columnName";
  private static final String UNIT = "rangeType";
  private static final String AMOUNT = "rangeInterval";

  /** Neither a date nor a date with time: the database is given a timestamp to compare with. */
  private static final String OTHER = "TIMESTAMP";

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public TableRowInsertedCountToBeBetween() {
    this(Compatibility.CLEAN);
  }

  private TableRowInsertedCountToBeBetween(Compatibility compatibility) {
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new TableRowInsertedCountToBeBetween(wanted);
  }

  @Override
  public String quirk() {
    return "it does not find the type of a column whose name has capitals, and on SQLite it reckons in"
        + " whole days";
  }

  @Override
  public String definition() {
    return "tableRowInsertedCountToBeBetween";
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    try {
      arguments.integer("min");
      arguments.integer("max");
      return new Requirement.Aggregates(List.of(metric(arguments, table)));
    } catch (IllegalArgumentException e) {
      return new Requirement.Settled(failed(testCase, String.valueOf(e.getMessage())));
    }
  }

  private Metric metric(Arguments arguments, Table table) {
    List<String> missing =
        Stream.of(COLUMN, UNIT, AMOUNT).filter(name -> arguments.text(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "columnName, rangeType and rangeInterval are required, but there is no "
              + String.join(", ", missing));
    }
    return new Metric.AsUpstream(
        new Metric.MatchingRows(
            new Predicate.NotOlder(
                column(arguments.required(COLUMN), table),
                arguments.integer(AMOUNT).orElseThrow(),
                unit(arguments.required(UNIT)))));
  }

  // OpenMetadata looks for the type by the name in lower case, and so finds none for any other.
  private ColumnRef column(String name, Table table) {
    Optional<String> type =
        compatibility == Compatibility.CLEAN || name.equals(name.toLowerCase(Locale.ROOT))
            ? table.findColumn(name).map(Column::dataType)
            : Optional.empty();
    return new ColumnRef(name, type.orElse(OTHER));
  }

  private static Predicate.NotOlder.Unit unit(String text) {
    try {
      return Predicate.NotOlder.Unit.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "parameter rangeType: HOUR, DAY, MONTH or YEAR is expected", e);
    }
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    Arguments arguments = new Arguments(testCase);
    Optional<Long> min = arguments.integer("min");
    Optional<Long> max = arguments.integer("max");
    long count = ColumnCheck.count(evidence.values(), metric(arguments, table));
    return Verdict.of(
        min.orElse(Long.MIN_VALUE) <= count && count <= max.orElse(Long.MAX_VALUE),
        "Found insertedRows=%d vs. the expected min=%s, max=%s."
            .formatted(
                count,
                min.map(String::valueOf).orElse("-inf"),
                max.map(String::valueOf).orElse("inf")),
        List.of(TestResultValue.of(ROW_COUNT, Long.toString(count))));
  }

  /** Whatever goes wrong, OpenMetadata names the value, and the case without its table. */
  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.notComputed(testCase.name(), reason, List.of(ROW_COUNT));
  }
}
