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
    boolean workflow = false;
    for (String key : ROOT_KEYS) {
      workflow |= mapping.find(key).isPresent();
    }
    if (!workflow) {
      return Optional.of(noWorkflow(mapping));
    }
    Optional<Problem> legacy = legacy(mapping);
    return legacy.isPresent() ? legacy : otherKind(mapping);
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
    Optional<YamlNode.Entry> suites = find(root, "processor", "config", "testSuites");
    if (suites.isPresent()) {
      return Optional.of(
          legacy(
              "processor.config.testSuites",
              suites.get(),
              "`testSuites` is not read since OpenMetadata 1.1.0",
              Hints.byHandOrConvert(
                  "write one file per table, with"
                      + " source.sourceConfig.config.entityFullyQualifiedName and its"
                      + " cases under processor.config.testCases",
                  suites.get().keyLocation())));
    }
    Optional<YamlNode.Entry> profiler = find(root, "processor", "config", "test_suite");
    if (profiler.isPresent()) {
      return Optional.of(
          legacy(
              "processor.config.test_suite",
              profiler.get(),
              "tests inside a profiler workflow are not read since OpenMetadata 0.12",
              "write a test-suite workflow per table, with its tests under"
                  + " processor.config.testCases"));
    }
    return Optional.empty();
  }

  private static Problem legacy(String path, YamlNode.Entry entry, String message, String hint) {
    return Problem.error(ProblemCode.LEGACY_LAYOUT, message)
        .withPath(path)
        .withLocation(entry.bareKeyLocation())
        .withHint(hint);
  }

  private static Optional<Problem> otherKind(YamlNode.Mapping root) {
    Optional<YamlNode.Entry> type = find(root, "source", "sourceConfig", "config", "type");
    Optional<String> kind = text(type);
    if (kind.isEmpty()) {
      Optional<Problem> processor = processorKind(root);
      return processor.isPresent() ? processor : sourceKind(root);
    }
    if (!isNearlyTestSuite(kind.get())) {
      for (String other : OTHER_KINDS) {
        if (other.toLowerCase(Locale.ROOT).equals(kind.get().toLowerCase(Locale.ROOT))) {
          return Optional.of(otherKind("source.sourceConfig.config.type", type.get(), other));
        }
      }
    }
    return Optional.empty();
  }

  /** Without a type, the processor's tells what is meant. */
  private static Optional<Problem> processorKind(YamlNode.Mapping root) {
    Optional<YamlNode.Entry> type = find(root, "processor", "type");
    return text(type).orElse("").equals("orm-profiler")
        ? Optional.of(otherKind("processor.type", type.get(), "Profiler"))
        : Optional.empty();
  }

  /** Without a type and without a processor, it takes metadata from the source. */
  private static Optional<Problem> sourceKind(YamlNode.Mapping root) {
    if (root.find("processor").isPresent()) {
      return Optional.empty();
    }
    Optional<YamlNode.Entry> type = find(root, "source", "type");
    Optional<String> kind = text(type);
    return kind.isPresent() && !isNearlyTestSuite(kind.get())
        ? Optional.of(otherKind("source.type", type.get(), "metadata"))
        : Optional.empty();
  }

  /** Whether this is a spelling of {@code source.type} for test suites; case does not count. */
  static boolean isTestSuite(String sourceType) {
    return sourceType.equals(TEST_SUITE)
        || sourceType.replaceAll("[-_ ]", "").equalsIgnoreCase(TEST_SUITE);
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

  /** The entry behind these keys, each of which but the last holds a mapping. */
  private static Optional<YamlNode.Entry> find(YamlNode.Mapping root, String... keys) {
    YamlNode node = root;
    Optional<YamlNode.Entry> entry = Optional.empty();
    for (String key : keys) {
      entry = node instanceof YamlNode.Mapping mapping ? mapping.find(key) : Optional.empty();
      if (entry.isEmpty()) {
        return entry;
      }
      node = entry.get().value();
    }
    return entry;
  }

  private static Optional<String> text(Optional<YamlNode.Entry> entry) {
    return entry.isPresent()
            && entry.get().value() instanceof YamlNode.Scalar scalar
            && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }
}
