package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.FullyQualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connection of a test suite moves into a list, because a suite may span services. */
final class MoveServiceConnection extends LegacyRule {

  MoveServiceConnection() {
    super(
        "DQ-06",
        "Moves source.serviceConnection to sourceConfig.config.serviceConnections",
        "1.6.1",
        "1.6.2");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Entry> old = file.source().flatMap(s -> s.find("serviceConnection"));
    boolean split = TestCases.suites(file).isEmpty();
    if (!file.isTestSuite() || !split || old.isEmpty() || file.sourceConfig().isEmpty()) {
      return;
    }
    Draft.Mapping suite = file.sourceConfig().get();
    Draft.Entry connection = old.get();
    if (connection.isNull()) {
      connection.remove();
      return;
    }
    if (suite.has("serviceConnections")) {
      remarks.undecided(
          connection,
          "the file has a connection in the old place and a list of connections in the new one",
          "remove the one that is not used: OpenMetadata 1.6.2 and newer read the list only");
      return;
    }
    Optional<String> service = service(suite);
    if (service.isEmpty()) {
      remarks.undecided(
          connection,
          suite
                  .text("entityFullyQualifiedName")
                  .filter(MoveServiceConnection::isReference)
                  .isPresent()
              ? "the database service of this connection cannot be known: it is hidden in a variable"
                  + " or template of entityFullyQualifiedName"
              : "the database service of this connection cannot be known: there is no valid"
                  + " entityFullyQualifiedName",
          "give the name of the table as service.database.schema.table, then convert again");
      return;
    }
    if (isReference(service.get())) {
      remarks.review(
          connection,
          "the service's name `"
              + service.get()
              + "` is put together when the file is used; in the table's name it stands with its"
              + " quotes, in serviceName without",
          "check that it gives one name without dots and quotes");
    }
    String label = file.source().flatMap(s -> s.text("serviceName")).orElse("");
    if (!label.isEmpty() && !label.equals(service.get())) {
      remarks.review(
          connection,
          "the connection is now that of the service `"
              + service.get()
              + "`, as the table's name says; serviceName `"
              + label
              + "` is kept as the label that it was",
          "check that the connection belongs to this service");
    }
    Draft.Mapping item =
        suite
            .add("serviceConnections", List.of(Map.of("serviceName", service.get())))
            .items()
            .orElseThrow()
            .mappings()
            .get(0);
    item.take(connection);
  }

  /** Whether a text holds a variable or a template. */
  private static boolean isReference(String text) {
    return text.indexOf('$') >= 0 || text.contains("{{");
  }

  /** The first part of the table's name. */
  private static Optional<String> service(Draft.Mapping suite) {
    try {
      return suite
          .text("entityFullyQualifiedName")
          .map(FullyQualifiedName::parse)
          .map(FullyQualifiedName::parts)
          .filter(parts -> parts.size() == 4)
          .map(parts -> parts.get(0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
