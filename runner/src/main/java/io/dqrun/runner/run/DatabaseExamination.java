package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.jdbc.FoundDriver;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.jdbc.WriteAccess;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens every database of a workflow and tries to read its tables. */
final class DatabaseExamination {

  private static final String TOPIC = "database";
  private static final String DRIVER = "driver";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TABLES_NAMED = 3;

  private final TestSuitePipeline pipeline;
  private final Set<Finding> drivers = new LinkedHashSet<>();

  DatabaseExamination(Workflow workflow) {
    this.pipeline = workflow.source().sourceConfig();
  }

  /** The databases of these tables, by the connections that a run would use. */
  List<Finding> ofTables(List<PreparedTable> tables, Catalog catalog) {
    Map<FullyQualifiedName, List<PreparedTable>> byDatabase = new LinkedHashMap<>();
    for (PreparedTable table : tables) {
      byDatabase
          .computeIfAbsent(table.table().fullyQualifiedName().prefix(2), key -> new ArrayList<>())
          .add(table);
    }
    List<Finding> findings = new ArrayList<>();
    try (Databases databases = new Databases(new ConnectionResolver(pipeline, catalog), 1)) {
      byDatabase.forEach((name, its) -> findings.addAll(database(databases, name, its)));
    }
    findings.addAll(0, drivers);
    return findings;
  }

  /** A line for each driver, however many databases need it. */
  private void need(JdbcTarget target) {
    FoundDriver found = FoundDriver.of(target);
    drivers.add(
        Finding.ok(
            DRIVER,
            found.jars().isEmpty()
                ? "for %s included".formatted(found.type())
                : "for %s from %s"
                    .formatted(
                        found.type(),
                        found.jars().stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(", ")))));
  }

  private static String topic(Problem problem) {
    return problem.code() == ProblemCode.DRIVER_MISSING ? DRIVER : TOPIC;
  }

  private List<Finding> database(
      Databases databases, FullyQualifiedName name, List<PreparedTable> tables) {
    try {
      Database database = databases.of(tables.get(0).table());
      need(database.pool().target());
      return database.pool().withSession(session -> examine(session, database, name, tables));
    } catch (DqException e) {
      return databases.failed(tables.get(0).table(), e).problems().stream()
          .map(problem -> Finding.of(topic(problem), named(problem, name.parts().get(0))))
          .toList();
    }
  }

  private List<Finding> examine(
      JdbcSession session, Database database, FullyQualifiedName name, List<PreparedTable> tables) {
    String who = who(session, name.toString(), origin(name.parts().get(0)));
    List<Finding> findings = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int writable = 0;
    for (PreparedTable table : tables) {
      TableRef ref =
          new ScanPlanner()
              .plan(table.table(), table.cases(), database.dialect().capabilities())
              .dataset()
              .table();
      try {
        session.firstRow(database.dialect().renderProbe(ref), PATIENCE);
        writable += WriteAccess.granted(session, database.dialect().qualifiedName(ref)) ? 1 : 0;
      } catch (StatementException e) {
        unreadable.add(table.table().fullyQualifiedName() + ": " + e.getMessage());
      }
    }
    findings.add(
        Finding.ok(
            TOPIC,
            "%s; %d of %d tables can be read, and sessions can only read"
                .formatted(who, tables.size() - unreadable.size(), tables.size())));
    unreadable.stream()
        .limit(TABLES_NAMED)
        .forEach(text -> findings.add(Finding.of(TOPIC, cannotRead(text))));
    if (unreadable.size() > TABLES_NAMED) {
      findings.add(
          Finding.of(
              TOPIC,
              cannotRead("and " + (unreadable.size() - TABLES_NAMED) + " tables more of " + name)));
    }
    if (writable > 0) {
      findings.add(
          Finding.warning(
              TOPIC,
              "the user of %s may write to %d of the tables".formatted(name, writable),
              "dq-run never does, but a user that may only read is safer"));
    }
    return findings;
  }

  private static Problem cannotRead(String what) {
    return Problem.error(ProblemCode.TABLE_UNREADABLE, "the user cannot read " + what)
        .withHint("grant SELECT on the table, or ingest its metadata again");
  }

  /** The connections of the file alone, for want of a server that tells the tables. */
  List<Finding> ofConnections() {
    List<Finding> findings = new ArrayList<>();
    for (ServiceConnection connection : pipeline.serviceConnections()) {
      String service = connection.serviceName();
      ConnectionConfig config = connection.config();
      try {
        Dialect dialect = Databases.dialect(config.type(), service);
        JdbcTarget target = dialect.target(config, config.database().orElse(""));
        need(target);
        try (JdbcSession session = JdbcSession.open(target)) {
          findings.add(Finding.ok(TOPIC, who(session, service, origin(service))));
        }
      } catch (DqException e) {
        new ConnectionPlaces(pipeline)
            .placed(service, e)
            .problems()
            .forEach(problem -> findings.add(Finding.of(topic(problem), named(problem, service))));
      }
    }
    findings.addAll(0, drivers);
    return findings;
  }

  private String origin(String service) {
    return pipeline.connection(service).isPresent() ? "the workflow" : "the server";
  }

  private static String who(JdbcSession session, String name, String origin) {
    String user = session.target().user();
    return "%s (%s) answers at %s%s, with the connection of %s"
        .formatted(
            name,
            session.target().serviceType(),
            session.target().description(),
            user.isEmpty() ? "" : " to user '" + user + "'",
            origin);
  }

  private static Problem named(Problem problem, String service) {
    return problem.message().contains(service)
        ? problem
        : new Problem(
            problem.code(),
            problem.severity(),
            service + ": " + problem.message(),
            problem.path(),
            problem.location(),
            problem.label(),
            problem.hint());
  }
}
