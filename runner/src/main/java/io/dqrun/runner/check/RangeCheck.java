package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import java.util.List;
import java.util.function.Function;

/**
 * One aggregate of a column lies between two bounds; the one of OpenMetadata's own runner, unless
 * whoever measures leaves its quirks out.
 */
class RangeCheck extends ColumnCheck {

  private final String label;
  private final String versus;
  private final String minParameter;
  private final String maxParameter;
  private final Function<ColumnRef, Metric> metric;
  private final Compatibility compatibility;

  /**
   * @param label the value's name, also in the text
   * @param versus how the text goes on after the value; OpenMetadata's blanks differ between tests
   */
  RangeCheck(
      String definition,
      String label,
      String versus,
      String minParameter,
      String maxParameter,
      Function<ColumnRef, Metric> metric) {
    super(definition, label);
    this.label = label;
    this.versus = versus;
    this.minParameter = minParameter;
    this.maxParameter = maxParameter;
    this.metric = metric;
    this.compatibility = Compatibility.CLEAN;
  }

  private RangeCheck(RangeCheck other, Compatibility compatibility) {
    super(other.definition(), other.label);
    this.label = other.label;
    this.versus = other.versus;
    this.minParameter = other.minParameter;
    this.maxParameter = other.maxParameter;
    this.metric = other.metric;
    this.compatibility = compatibility;
  }

  @Override
  public final Check in(Compatibility wanted) {
    return new RangeCheck(this, wanted);
  }

  /** Values are doubles there, like the bounds. */
  @Override
  public final Check onFrames() {
    return new RangeCheck(this, Compatibility.CLEAN);
  }

  @Override
  public final String quirk() {
    return "it computes another value, or compares a decimal with the double next to the bound";
  }

  @Override
  final List<Metric> metrics(Arguments arguments, ColumnRef column) {
    arguments.range(minParameter, maxParameter);
    return List.of(metric(column));
  }

  private Metric metric(ColumnRef column) {
    return new Metric.AsUpstream(metric.apply(column));
  }

  @Override
  final Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    Range range = arguments.range(minParameter, maxParameter).in(compatibility);
    Object value = values.value(metric(column));
    String text = ValueText.of(value);
    return Verdict.of(
            range.contains(value),
            "Found "
                + label
                + "="
                + text
                + versus
                + "the expected min="
                + range.minText()
                + ", max="
                + range.maxText()
                + ".",
            List.of(TestResultValue.of(label, text)))
        .withBounds(range);
  }
}
