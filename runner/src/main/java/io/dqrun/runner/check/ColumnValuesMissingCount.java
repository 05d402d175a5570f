package io.dqrun.runner.check;

import io.dqrun.entity.ParameterText;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exactly so many values of the column are missing: NULL, the empty text, or one of the texts that
 * stand for nothing.
 *
 * <p>OpenMetadata looks for the empty text in columns of any type: strict databases refuse that,
 * and some take 0 for it. In files it does not look for it at all. By the letter it is looked for
 * in columns of texts only.
 */
public final class ColumnValuesMissingCount extends ColumnCheck {

  private static final String NULL_COUNT = "nullCount";
  private static final String EXPECTED = "missingCountValue";

  /** Where the empty text counts. */
  private enum EmptyText {
    AMONG_TEXTS,
    EVERYWHERE,
    NOWHERE
  }

  private final EmptyText emptyText;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValuesMissingCount() {
    this(EmptyText.AMONG_TEXTS);
  }

  private ColumnValuesMissingCount(EmptyText emptyText) {
    super("columnValuesMissingCount", NULL_COUNT);
    this.emptyText = emptyText;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesMissingCount(
        wanted == Compatibility.CLEAN ? EmptyText.AMONG_TEXTS : EmptyText.EVERYWHERE);
  }

  @Override
  public Check onFrames() {
    return new ColumnValuesMissingCount(EmptyText.NOWHERE);
  }

  @Override
  public String quirk() {
    return emptyText == EmptyText.NOWHERE
        ? "it does not take the empty text of a file for missing"
        : "it looks for the empty text among values that are no texts, and takes a text that is no"
            + " list for the list of its characters";
  }

  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    expected(arguments);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(new Metric.Count(missing(column)));
    arguments
        .literals(
            "missingValueMatch",
            column,
            emptyText == EmptyText.AMONG_TEXTS ? Compatibility.CLEAN : Compatibility.OPENMETADATA)
        .filter(texts -> !texts.isEmpty())
        .ifPresent(texts -> metrics.add(new Metric.Count(new Predicate.In(column, texts))));
    return metrics;
  }

  private Predicate missing(ColumnRef column) {
    Predicate isNull = new Predicate.IsNull(column);
    boolean counts =
        switch (emptyText) {
          case AMONG_TEXTS -> ColumnTypes.isText(column);
          case EVERYWHERE -> true;
          case NOWHERE -> false;
        };
    return counts
        ? new Predicate.Or(List.of(isNull, new Predicate.In(column, List.of(new Literal.Text("")))))
        : isNull;
  }

  private static Optional<Object> expected(Arguments arguments) {
    return arguments.parsed(EXPECTED, ColumnValuesMissingCount::number);
  }

  // Python's literals keep 2 and 2.0 apart in the text, though they are equal.
  private static Object number(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0
        ? (Object) ParameterText.parseInt(text)
        : (Object) ParameterText.parseFloat(text);
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    long found = 0;
    for (Metric metric : metrics(arguments, column)) {
      found += count(values, metric);
    }
    Optional<Object> expected = expected(arguments);
    boolean equal =
        expected.isPresent()
            && new BigDecimal(expected.get().toString()).compareTo(BigDecimal.valueOf(found)) == 0;
    return Verdict.of(
        equal,
        "Found nullCount="
            + found
            + " vs. the expected nullCount="
            + ValueText.of(expected.orElse(null))
            + ".",
        List.of(TestResultValue.of(NULL_COUNT, Long.toString(found))));
  }
}
