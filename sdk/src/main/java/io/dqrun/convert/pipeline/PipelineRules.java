package io.dqrun.convert.pipeline;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for sourceConfig.config of workflows of other kinds. */
public final class PipelineRules {

  private PipelineRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(
        new ProfilerFilterPattern(),
        new DbtToOwnFile(),
        new UsageFiltersAway(),
        new DashboardServiceToList(),
        new QueryParsingTimeout(),
        new DbtConfigType(),
        new LineageInformation(),
        FormerDefault.includeDdl(),
        new ViewLineageAway(),
        new ClassificationToOwnFile(),
        FormerDefault.includeViews(),
        new ComputeMetricsByKind(),
        new ServicePrefixes(),
        GoneWorkflow.searchIndex(),
        GoneWorkflow.dataInsight(),
        new UsageCommand());
  }
}
