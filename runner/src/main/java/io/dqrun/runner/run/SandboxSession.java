package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stand-in for the workflow's server that knows the tables of the workflow's own databases, and
 * the logical suite if the caller brings its content.
 *
 * <p>A database that cannot be reached costs only its own cases: they are left out, and told.
 */
final class SandboxSession implements AutoCloseable {

  private final SandboxServer server;
  private final ConnectionPlaces places;
  private final Set<String> unreachable = new HashSet<>();
  private final List<SkippedCase> skipped = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private SandboxSession(SandboxServer server, ConnectionPlaces places) {
    this.server = server;
    this.places = places;
  }

  static SandboxSession start(Workflow workflow, Optional<SandboxContent> content) {
    SandboxSession session =
        new SandboxSession(
            SandboxServer.start(0, SandboxVersion.DEFAULT),
            new ConnectionPlaces(workflow.source().sourceConfig()));
    try {
      for (ServiceConnection connection : workflow.source().sourceConfig().serviceConnections()) {
        session.register(connection, NeededTables.of(connection.serviceName(), workflow, content));
      }
      content.ifPresent(session::register);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void register(ServiceConnection connection, Set<FullyQualifiedName> needed) {
    String service = connection.serviceName();
    ConnectionConfig config = connection.config();
    try {
      Dialect dialect = Databases.dialect(config.type(), service);
      server.register(
          new DatabaseService(service, config.type(), Optional.empty()),
          tables(service, dialect, config, needed));
    } catch (DqException e) {
      unreachable.add(service);
      problems.addAll(places.placed(service, e).problems());
    } catch (StatementException e) {
      unreachable.add(service);
      problems.add(
          Problem.error(
              ProblemCode.DATABASE_UNREACHABLE,
              "the tables of the service '" + service + "' cannot be read: " + e.getMessage()));
    }
  }

  /** Those of the connection's database, or else of the databases whose tables are needed. */
  private List<Table> tables(
      String service, Dialect dialect, ConnectionConfig config, Set<FullyQualifiedName> needed) {
    JdbcTarget own = dialect.target(config, config.text("database").orElse(""));
    if (!own.database().isEmpty()) {
      needed.stream()
          .map(table -> table.parts().get(1))
          .filter(database -> !database.equals(own.database()))
          .distinct()
          .forEach(database -> problems.add(elsewhere(service, own, database)));
      return tables(service, own, needed);
    }
    List<Table> tables = new ArrayList<>();
    needed.stream()
        .collect(Collectors.groupingBy(table -> table.parts().get(1), Collectors.toSet()))
        .forEach(
            (database, those) ->
                tables.addAll(tables(service, dialect.target(config, database), those)));
    return tables;
  }

  private static Problem elsewhere(String service, JdbcTarget own, String database) {
    return Problem.warning(
            ProblemCode.TABLE_NOT_FOUND,
            "the database '%s' is not read: the connection of '%s' leads to '%s'"
                .formatted(database, service, own.database()))
        .withHint("correct the database in the connection, or in the table's name");
  }

  private List<Table> tables(String service, JdbcTarget target, Set<FullyQualifiedName> needed) {
    try (JdbcSession session = JdbcSession.open(target)) {
      TableReader.Reading reading = TableReader.read(session, service, needed);
      problems.addAll(reading.problems());
      return reading.tables();
    }
  }

  private void register(SandboxContent content) {
    List<CreateTestCase> runnable = new ArrayList<>();
    for (CreateTestCase testCase : content.testCases()) {
      FullyQualifiedName table = testCase.entityLink().table();
      if (unreachable.contains(table.parts().get(0))) {
        skipped.add(
            skipped(TestCase.fqn(testCase.entityLink(), testCase.name()), table.parts().get(0)));
      } else {
        runnable.add(testCase);
      }
    }
    try {
      server.registerLogicalSuite(
          content.name(), content.displayName(), content.description(), runnable);
    } catch (IllegalArgumentException e) {
      throw new DqException(
          Problem.error(
              ProblemCode.TEST_CASE_REFUSED,
              content.file() + ": " + String.valueOf(e.getMessage())),
          e);
    }
  }

  static SkippedCase skipped(FullyQualifiedName testCase, String service) {
    return new SkippedCase(
        testCase.name(), testCase.toString(), "the service '" + service + "' cannot be reached");
  }

  /** Whether the stand-in knows nothing of a service because its database cannot be reached. */
  boolean lacks(String service) {
    return unreachable.contains(service);
  }

  /** The cases that were left out. */
  List<SkippedCase> skipped() {
    return skipped;
  }

  /** Why services or tables are not known. */
  List<Problem> problems() {
    return problems;
  }

  /** The workflow with the stand-in as its server. */
  Workflow redirect(Workflow workflow) {
    return Workflow.builder()
        .from(workflow)
        .workflowConfig(
            WorkflowConfig.builder()
                .from(workflow.workflowConfig())
                .openMetadataServerConfig(
                    ServerConnection.builder()
                        .hostPort(server.url().toString())
                        .jwtToken("sandbox")
                        .build())
                .build())
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
