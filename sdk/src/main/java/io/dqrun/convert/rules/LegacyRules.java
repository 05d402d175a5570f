package io.dqrun.convert.rules;

import io.dqrun.convert.ConversionRule;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.database.DatabaseRules;
import io.dqrun.convert.pipeline.PipelineRules;
import io.dqrun.convert.server.ServerRules;
import io.dqrun.convert.service.ServiceRules;
import io.dqrun.convert.suite.SuiteRules;
import io.dqrun.workflow.TargetVersion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules in the order in which they apply: that of the releases that brought the changes. */
public final class LegacyRules {

  private static final List<ConversionRule> RULES =
      Stream.of(
              ServerRules.all(),
              DatabaseRules.all(),
              ServiceRules.all(),
              PipelineRules.all(),
              SuiteRules.all())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(ConversionRule::since))
          .toList();

  private LegacyRules() {}

  /** All rules in their order. */
  public static List<ConversionRule> all() {
    return RULES;
  }

  /** A converter with all rules that this target needs. */
  public static LegacyConverter converter(TargetVersion target) {
    return new LegacyConverter(RULES, target);
  }
}
