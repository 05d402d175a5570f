package io.dqrun.convert.merge;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Workflow;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connections of all files, one for each service. */
final class Connections {

  private record Known(String file, ServiceConnection connection, Optional<YamlNode> written) {}

  private final Map<String, Known> byService = new LinkedHashMap<>();

  /** Files that leave the connection of a service to the server. */
  private final Map<String, String> stored = new HashMap<>();

  /** The connections of one more file; what is wrong with them is returned. */
  List<Problem> add(
      String file, FullyQualifiedName table, YamlNode.Mapping written, Workflow workflow) {
    List<Problem> problems = new ArrayList<>();
    List<ServiceConnection> given = workflow.source().sourceConfig().serviceConnections();
    for (int i = 0; i < given.size(); i++) {
      ServiceConnection connection = given.get(i);
      Known known = new Known(file, connection, config(written, i));
      Known before = byService.putIfAbsent(connection.serviceName(), known);
      if (before != null && !before.connection().equals(connection)) {
        List<String> paths = Differences.between(before.written(), known.written(), "");
        problems.add(
            Conflict.of(
                file,
                "the connection of the service "
                    + connection.serviceName()
                    + " differs from the one in "
                    + before.file()
                    + (paths.isEmpty() ? "" : " in " + String.join(", ", paths)),
                "make them equal, or leave one of the files out of the merge"));
      }
    }
    String service = table.parts().get(0);
    boolean brings = given.stream().anyMatch(one -> one.serviceName().equals(service));
    if (!brings) {
      stored.putIfAbsent(service, file);
    }
    String other = stored.get(service);
    Known known = byService.get(service);
    if (other != null && known != null && (brings || other.equals(file))) {
      problems.add(
          Problem.warning(
                  ProblemCode.CONVERSION_REVIEW,
                  other
                      + " took the connection of the service "
                      + service
                      + " from the server; now the one of "
                      + known.file()
                      + " is used for all tables")
              .withLocation(Location.of(file, 1, 1))
              .withHint("check that it reaches the tables of both files"));
    }
    return problems;
  }

  private static Optional<YamlNode> config(YamlNode.Mapping written, int index) {
    return mapping(written, "source", "sourceConfig", "config")
        .flatMap(config -> config.find("serviceConnections"))
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Sequence.class::isInstance)
        .map(list -> ((YamlNode.Sequence) list).items().get(index))
        .filter(YamlNode.Mapping.class::isInstance)
        .flatMap(item -> mapping((YamlNode.Mapping) item, "serviceConnection", "config"));
  }

  private static Optional<YamlNode.Mapping> mapping(YamlNode.Mapping root, String... keys) {
    Optional<YamlNode.Mapping> found = Optional.of(root);
    for (String key : keys) {
      found =
          found
              .flatMap(mapping -> mapping.find(key))
              .map(YamlNode.Entry::value)
              .filter(YamlNode.Mapping.class::isInstance)
              .map(YamlNode.Mapping.class::cast);
    }
    return found;
  }

  /** One connection for each service, in the order in which the files name them. */
  List<ServiceConnection> all() {
    return byService.values().stream().map(Known::connection).toList();
  }
}
