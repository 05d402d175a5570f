package io.dqrun.runner.run;

import io.dqrun.client.PlainHttp;
import io.dqrun.client.UncheckedTls;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.submit.SubmitOptions;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a workflow's server what only it knows: whether it takes the token, and has the suite, the
 * tables, their columns, the definitions and the connections. Writes nothing, and opens no
 * database.
 */
public final class ServerCheck {

  private static final String CONNECTIONS = "source.sourceConfig.config.serviceConnections";

  private final PlainHttp plainHttp;
  private final UncheckedTls uncheckedTls;

  /**
   * A check.
   *
   * @param plainHttp whether a token may go over plain http to another machine
   * @param uncheckedTls whether {@code verifySSL: ignore} holds for another machine
   */
  public ServerCheck(PlainHttp plainHttp, UncheckedTls uncheckedTls) {
    this.plainHttp = plainHttp;
    this.uncheckedTls = uncheckedTls;
  }

  /**
   * Everything that is wrong, with its place in the file where it has one; a server that cannot be
   * asked is a problem, too.
   *
   * @param input a workflow without errors
   */
  public List<Problem> check(WorkflowInput input) {
    Set<Problem> problems = new LinkedHashSet<>();
    Workflow workflow = input.workflow();
    try (ServerSession server =
        ServerSession.open(
            workflow.workflowConfig().openMetadataServerConfig(), plainHttp, uncheckedTls)) {
      SuiteInspection inspection = SuiteInspection.of(server, workflow, SubmitOptions.DEFAULT);
      problems.addAll(inspection.problems());
      for (PreparedTable table : inspection.tables()) {
        checkColumns(table, problems);
      }
      checkConnections(workflow, server, inspection.tables(), problems);
      problems.addAll(server.client().warnings());
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    return problems.stream().map(input::locate).toList();
  }

  /** A run aborts a case without its column; here it is told beforehand. */
  private static void checkColumns(PreparedTable table, Set<Problem> problems) {
    for (TestCase testCase : table.cases()) {
      EntityLink link = testCase.entityLink();
      if (link.column().isPresent() && table.table().findColumn(link).isEmpty()) {
        problems.add(
            Problem.error(
                    ProblemCode.COLUMN_NOT_FOUND,
                    "the table %s has no column '%s'"
                        .formatted(table.table().fullyQualifiedName(), link.column().get()))
                .withPath(testCase.fullyQualifiedName().toString())
                .withHint("ingest the table's metadata again, or remove the test case"));
      }
    }
  }

  /** Each table's connection can be read and used; each connection of the file is for a table. */
  private static void checkConnections(
      Workflow workflow, ServerSession server, List<PreparedTable> tables, Set<Problem> problems) {
    ConnectionResolver connections =
        new ConnectionResolver(workflow.source().sourceConfig(), server.catalog());
    try (Databases databases = new Databases(connections, 1)) {
      for (PreparedTable table : tables) {
        try {
          databases.of(table.table());
        } catch (DqException e) {
          problems.addAll(e.problems());
        }
      }
    }
    Set<String> used =
        tables.stream().map(table -> table.table().serviceName()).collect(Collectors.toSet());
    List<ServiceConnection> own = workflow.source().sourceConfig().serviceConnections();
    for (int i = 0; i < own.size(); i++) {
      checkOwn(own.get(i), CONNECTIONS + "[" + i + "]", server, used).ifPresent(problems::add);
    }
  }

  private static Optional<Problem> checkOwn(
      ServiceConnection own, String path, ServerSession server, Set<String> used) {
    Optional<DatabaseService> service = server.catalog().findDatabaseService(own.serviceName());
    if (service.isEmpty()) {
      return Optional.of(
          Problem.warning(
                  ProblemCode.UNUSED_CONNECTION,
                  "the server has no database service '" + own.serviceName() + "'")
              .withPath(path + ".serviceName")
              .withHint("write the service's name as OpenMetadata shows it, without quotes"));
    }
    if (!service.get().serviceType().equals(own.config().type())) {
      return Optional.of(
          Problem.warning(
                  ProblemCode.CONNECTION_INVALID,
                  "the service '%s' is of type %s on the server, its connection here of type %s"
                      .formatted(
                          own.serviceName(), service.get().serviceType(), own.config().type()))
              .withPath(path + ".serviceConnection.config.type")
              .withHint("check that the connection leads to the same database"));
    }
    if (!used.isEmpty() && !used.contains(own.serviceName())) {
      return Optional.of(
          Problem.warning(
                  ProblemCode.UNUSED_CONNECTION,
                  "no table of this suite belongs to the service '" + own.serviceName() + "'")
              .withPath(path + ".serviceName")
              .withHint("remove the connection"));
    }
    return Optional.empty();
  }
}
