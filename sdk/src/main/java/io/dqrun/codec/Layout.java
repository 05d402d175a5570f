package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a test-suite workflow of 1.6 from everything else, so that a wrong kind of file gets one
 * problem and not one for each of its keys.
 */
final class Layout {

  /** The value of {@code sourceConfig.config.type}. */
  static final String TEST_SUITE = "TestSuite";

  private static final List<String> ROOT_KEYS = List.of("source", "processor", "workflowConfig");

  private static final List<String> OTHER_KINDS =
      List.of(
          "DatabaseMetadata",
          "DatabaseUsage",
          "DatabaseLineage",
          "Profiler",
          "AutoClassification",
          "DashboardMetadata",
          "MessagingMetadata",
          "PipelineMetadata",
          "MlModelMetadata",
          "StorageMetadata",
          "SearchMetadata",
          "ApiMetadata",
          "MetadataToElasticSearch",
          "dataInsight",
          "DBT",
          "Application");

  private static final Map<String, String> OTHER_FILES =
      Map.of(
          "services", "a Docker Compose file",
          "kind", "a Kubernetes manifest",
          "jobs", "a CI pipeline",
          "stages", "a CI pipeline",
          "openapi", "an OpenAPI description",
          "swagger", "an OpenAPI description",
          "models", "a dbt file",
          "sources", "a dbt file",
          "authenticationConfiguration", "the configuration of an OpenMetadata server",
          "openMetadataWorkflowConfig", "a workflow inside `openMetadataWorkflowConfig`");

  private Layout() {}

  /** The one problem of a file that is no test-suite workflow of 1.6. */
  static Optional<Problem> problem(YamlNode root) {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      return Optional.of(
          foreign(
              "the file holds " + root.kind() + ", not a workflow",
              root.location(),
              "a workflow is a mapping with the keys source, processor, sink and workflowConfig"));
    }
    if (ROOT_KEYS.stream().allMatch(key -> mapping.find(key).isEmpty())) {
      return Optional.of(noWorkflow(mapping));
    }
    return legacy(mapping).or(() -> otherKind(mapping));
  }

  private static Problem noWorkflow(YamlNode.Mapping root) {
    for (YamlNode.Entry entry : root.entries()) {
      String known = OTHER_FILES.get(entry.key());
      if (known != null) {
        return foreign(
            "this looks like " + known + ", not like a workflow",
            entry.bareKeyLocation(),
            "name a test-suite workflow");
      }
    }
    Location place =
        root.entries().isEmpty() ? root.location() : root.entries().get(0).bareKeyLocation();
    return foreign(
        "this is no workflow: none of its keys is source, processor or workflowConfig",
        place,
        "name a test-suite workflow");
  }

  /** The layouts before 1.1, which have little in common with today's. */
  private static Optional<Problem> legacy(YamlNode.Mapping root) {
    Optional<YamlNode.Mapping> config =
        mapping(root, "processor").flatMap(p -> mapping(p, "config"));
    Optional<Problem> suites =
        config
            .flatMap(c -> c.find("testSuites"))
            .map(
                entry ->
                    legacy(
                        "processor.config.testSuites",
                        entry,
                        "`testSuites` is not read since OpenMetadata 1.1.0",
                        Hints.byHandOrConvert(
                            "write one file per table, with"
                                + " source.sourceConfig.config.entityFullyQualifiedName and its"
                                + " cases under processor.config.testCases",
                            entry.keyLocation())));
    Optional<Problem> profiler =
        config
            .flatMap(c -> c.find("test_suite"))
            .map(
                entry ->
                    legacy(
                        "processor.config.test_suite",
                        entry,
                        "tests inside a profiler workflow are not read since OpenMetadata 0.12",
                        "write a test-suite workflow per table, with its tests under"
                            + " processor.config.testCases"));
    return suites.or(() -> profiler);
  }

  private static Problem legacy(String path, YamlNode.Entry entry, String message, String hint) {
    return Problem.error(ProblemCode.LEGACY_LAYOUT, message)
        .withPath(path)
        .withLocation(entry.bareKeyLocation())
        .withHint(hint);
  }

  private static Optional<Problem> otherKind(YamlNode.Mapping root) {
    Optional<YamlNode.Mapping> source = mapping(root, "source");
    Optional<YamlNode.Entry> type =
        source
            .flatMap(s -> mapping(s, "sourceConfig"))
            .flatMap(s -> mapping(s, "config"))
            .flatMap(c -> c.find("type"));
    Optional<String> kind = type.flatMap(Layout::text);
    if (kind.isPresent()) {
      return isNearlyTestSuite(kind.get())
          ? Optional.empty()
          : OTHER_KINDS.stream()
              .filter(
                  other ->
                      other.toLowerCase(Locale.ROOT).equals(kind.get().toLowerCase(Locale.ROOT)))
              .findFirst()
              .map(other -> otherKind("source.sourceConfig.config.type", type.get(), other));
    }
    return processorKind(root).or(() -> sourceKind(root));
  }

  /** Without a type, the processor's tells what is meant. */
  private static Optional<Problem> processorKind(YamlNode.Mapping root) {
    return mapping(root, "processor")
        .flatMap(p -> p.find("type"))
        .filter(entry -> text(entry).filter("orm-profiler"::equals).isPresent())
        .map(entry -> otherKind("processor.type", entry, "Profiler"));
  }

  /** Without a type and without a processor, it takes metadata from the source. */
  private static Optional<Problem> sourceKind(YamlNode.Mapping root) {
    if (root.find("processor").isPresent()) {
      return Optional.empty();
    }
    return mapping(root, "source")
        .flatMap(s -> s.find("type"))
        .filter(entry -> text(entry).filter(t -> !isNearlyTestSuite(t)).isPresent())
        .map(entry -> otherKind("source.type", entry, "metadata"));
  }

  /** Whether this is a spelling of {@code source.type} for test suites; case does not count. */
  static boolean isTestSuite(String sourceType) {
    return sourceType.replaceAll("[-_ ]", "").equalsIgnoreCase(TEST_SUITE);
  }

  private static boolean isNearlyTestSuite(String type) {
    return isTestSuite(type) || Nearest.of(type, List.of(TEST_SUITE)).isPresent();
  }

  private static Problem otherKind(String path, YamlNode.Entry entry, String kind) {
    return foreign(
            "this is a " + kind + " workflow, not a test-suite workflow",
            entry.location(),
            "name a workflow whose source.sourceConfig.config.type is TestSuite")
        .withPath(path);
  }

  private static Problem foreign(String message, Location location, String hint) {
    return Problem.error(ProblemCode.NOT_A_WORKFLOW, message).withLocation(location).withHint(hint);
  }

  private static Optional<YamlNode.Mapping> mapping(YamlNode.Mapping parent, String key) {
    return parent
        .find(key)
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast);
  }

  private static Optional<String> text(YamlNode.Entry entry) {
    return entry.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
