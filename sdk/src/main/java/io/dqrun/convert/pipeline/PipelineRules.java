package io.dqrun.convert.pipeline;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for sourceConfig.config of workflows of other kinds. */
public final class PipelineRules {

  private PipelineRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of();
  }
}
