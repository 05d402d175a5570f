package io.dqrun.convert.pipeline;

import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.workflow.ConnectionTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kind of a workflow. Most kinds may leave {@code sourceConfig.config.type} to its default; the
 * source and the other parts of the file then tell the kind, or it stays unknown.
 */
final class Kind {

  private static final String UNKNOWN = "";

  /** Dashboard services, and so workflows that can be nothing but {@code DashboardMetadata}. */
  private static final Set<String> DASHBOARDS =
      lower(
          Stream.of(
              "CustomDashboard",
              "DomoDashboard",
              "Lightdash",
              "Looker",
              "Metabase",
              "MicroStrategy",
              "Mode",
              "Mstr",
              "PowerBI",
              "PowerBIReportServer",
              "QlikCloud",
              "QlikSense",
              "QuickSight",
              "Redash",
              "Sigma",
              "Superset",
              "Tableau"));

  /** Pipeline services, and so workflows that can be nothing but {@code PipelineMetadata}. */
  private static final Set<String> PIPELINES =
      lower(
          Stream.of(
              "Airbyte",
              "Airflow",
              "CustomPipeline",
              "DBTCloud",
              "Dagster",
              "DatabricksPipeline",
              "DataFactory",
              "DomoPipeline",
              "Fivetran",
              "Flink",
              "GluePipeline",
              "KafkaConnect",
              "Matillion",
              "Nifi",
              "OpenLineage",
              "Spark",
              "Spline",
              "Stitch",
              "Wherescape"));

  private static final Set<String> DATABASES = lower(ConnectionTypes.names().stream());

  private static final List<String> OTHER_STEPS = List.of("processor", "stage", "bulkSink");

  private static final List<String> CLASSIFICATION =
      List.of("storeSampleData", "enableAutoClassification");

  private static final List<String> PROFILER =
      List.of(
          "computeColumnMetrics",
          "computeMetrics",
          "computeTableMetrics",
          "fqnFilterPattern",
          "generateSampleData",
          "processPiiSensitive",
          "profileSample",
          "profileSampleType",
          "threadCount",
          "timeoutSeconds",
          "useStatistics");

  private Kind() {}

  private static Set<String> lower(Stream<String> names) {
    return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  /** The kind as {@code type} spells it; empty if nothing tells it for sure. */
  static String of(WorkflowFile file) {
    Optional<Draft.Mapping> config = file.sourceConfig();
    if (config.isEmpty() || file.isTestSuite()) {
      return UNKNOWN;
    }
    Optional<Draft.Entry> given = config.get().find("type").filter(type -> !type.isNull());
    return given.isPresent() ? file.kind() : inferred(file, config.get());
  }

  private static String inferred(WorkflowFile file, Draft.Mapping config) {
    String source = file.source().flatMap(s -> s.text("type")).orElse("").toLowerCase(Locale.ROOT);
    if (source.endsWith("-usage") || source.endsWith("_usage")) {
      return "DatabaseUsage";
    }
    if (source.endsWith("-lineage") || source.endsWith("_lineage")) {
      return "DatabaseLineage";
    }
    if (source.equals("dbt")) {
      return "DBT";
    }
    String processor = file.root().mapping("processor").flatMap(p -> p.text("type")).orElse("");
    if (processor.equals("orm-profiler")) {
      return profiling(config);
    }
    if (OTHER_STEPS.stream().anyMatch(file.root()::has)) {
      return UNKNOWN;
    }
    String service = service(file);
    if (DASHBOARDS.contains(service)) {
      return "DashboardMetadata";
    }
    if (PIPELINES.contains(service)) {
      return "PipelineMetadata";
    }
    return DATABASES.contains(service) ? "DatabaseMetadata" : UNKNOWN;
  }

  /** Whether it reads a database, and not a catalogue that holds what databases have. */
  static boolean isOfDatabase(WorkflowFile file) {
    return DATABASES.contains(service(file));
  }

  /** The type of the service in lower case: that of its connection, or else that of the source. */
  private static String service(WorkflowFile file) {
    return file.source()
        .flatMap(s -> s.mapping("serviceConnection", "config"))
        .flatMap(connection -> connection.text("type"))
        .or(() -> file.source().flatMap(s -> s.text("type")))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  /** Both kinds have the same processor, so that only their own settings tell them apart. */
  private static String profiling(Draft.Mapping config) {
    boolean classification = CLASSIFICATION.stream().anyMatch(config::has);
    boolean profiler = PROFILER.stream().anyMatch(config::has);
    if (classification == profiler) {
      return UNKNOWN;
    }
    return profiler ? "Profiler" : "AutoClassification";
  }
}
