package io.dqrun.codec;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges by the target version what was judged by 1.6.2: before it, a workflow was laid out
 * differently.
 */
final class TargetLayout {

  private static final String SUITE = "source.sourceConfig.config";
  private static final String CONNECTIONS = SUITE + ".serviceConnections";

  private TargetLayout() {}

  /** The problems that count for the target. */
  static List<Problem> judge(YamlNode.Mapping root, TargetVersion target, List<Problem> problems) {
    return switch (target) {
      case V1_5 -> older(root, problems);
      case V1_6_2, V1_7, NEWEST -> problems;
    };
  }

  private static List<Problem> older(YamlNode.Mapping root, List<Problem> problems) {
    List<Problem> judged = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.code() != ProblemCode.MOVED_SERVICE_CONNECTION
          && !problem.path().startsWith(CONNECTIONS)) {
        judged.add(problem);
      }
    }
    Optional<YamlNode.Mapping> suite =
        mapping(root, "source")
            .flatMap(source -> mapping(source, "sourceConfig"))
            .flatMap(config -> mapping(config, "config"));
    suite
        .flatMap(config -> config.find("serviceConnections"))
        .ifPresent(e -> judged.add(unknown(e)));
    if (suite.isPresent() && suite.get().find("entityFullyQualifiedName").isEmpty()) {
      judged.add(withoutTable(suite.get()));
    }
    return judged;
  }

  private static Problem unknown(YamlNode.Entry entry) {
    return Problem.error(
            ProblemCode.UNSUPPORTED_SETTING,
            "`serviceConnections` is not known to OpenMetadata 1.5; it came with 1.6.2")
        .withPath(CONNECTIONS)
        .withLocation(entry.bareKeyLocation())
        .withHint(
            "put the serviceConnection block of the table's service under source, or validate with"
                + " --target 1.6.2");
  }

  private static Problem withoutTable(YamlNode.Mapping suite) {
    return Problem.error(
            ProblemCode.MISSING_KEY,
            "`entityFullyQualifiedName` is missing: OpenMetadata 1.5 runs the tests of one table;"
                + " logical suites came with 1.6.2")
        .withPath(SUITE + ".entityFullyQualifiedName")
        .withLocation(suite.location())
        .withHint("name the table, or validate with --target 1.6.2");
  }

  private static Optional<YamlNode.Mapping> mapping(YamlNode.Mapping parent, String key) {
    return parent
        .find(key)
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast);
  }
}
