package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.runner.sql.Sample;
import io.dqrun.workflow.ProfileSampleType;
import io.dqrun.workflow.TestSuitePipeline;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Samples as servers and workflows describe them. */
final class Samples {

  private static final double ALL = 100;

  private Samples() {}

  /** Whether a size is given; 0 is none. */
  static boolean isGiven(TableProfilerConfig config) {
    return config.profileSample().filter(size -> size != 0).isPresent();
  }

  /**
   * The sample; empty for all rows.
   *
   * @throws IllegalArgumentException if it is no part of a table
   */
  static Optional<Sample> of(TableProfilerConfig config) {
    return sample(
        config.profileSample().orElse(0.0),
        config.profileSampleType(),
        config.samplingMethodType().flatMap(Samples::method));
  }

  /** The sample that a workflow wants of each of its tables. */
  static Optional<Sample> of(TestSuitePipeline pipeline) {
    return sample(
        pipeline.profileSample().orElse(0),
        pipeline.profileSampleType().map(ProfileSampleType::name),
        pipeline.samplingMethodType().map(Enum::name).flatMap(Samples::method));
  }

  private static Optional<Sample> sample(
      double size, Optional<String> type, Optional<Sample.Method> method) {
    boolean rows = type.filter(ProfileSampleType.ROWS.name()::equalsIgnoreCase).isPresent();
    if (size == 0 || (!rows && size == ALL)) {
      return Optional.empty();
    }
    if (!Double.isFinite(size)) {
      throw new IllegalArgumentException("the size of the sample is no number");
    }
    return Optional.of(
        new Sample(
            BigDecimal.valueOf(size), rows ? Sample.Unit.ROWS : Sample.Unit.PERCENT, method));
  }

  private static Optional<Sample.Method> method(String name) {
    return Arrays.stream(Sample.Method.values())
        .filter(method -> method.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Whether a table stores no rows itself, so that no method of sampling storage applies. */
  static boolean isView(Table table) {
    return table
        .tableType()
        .filter(type -> type.toUpperCase(Locale.ROOT).contains("VIEW"))
        .isPresent();
  }
}
