package io.dqrun.runner.jdbc;

import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what tables a database has from its own catalogue, as OpenMetadata's ingestion would tell
 * its server.
 */
public final class TableReader {

  private TableReader() {}

  /**
   * What was read.
   *
   * @param tables the tables and views, ordered by schema and name
   * @param problems a warning for each one that had to be left out
   */
  public record Reading(List<Table> tables, List<Problem> problems) {

    public Reading {
      tables = List.copyOf(tables);
      problems = List.copyOf(problems);
    }
  }

  /** Reads all that there is, as {@link #read(JdbcSession, String, Set)} does. */
  public static Reading read(JdbcSession session, String serviceName) {
    return read(session, serviceName, Set.of());
  }

  /**
   * All tables and views but the database's own ones; of databases that are known by their driver
   * only, those of the schemas that are needed. Ids are random: they are new at each reading.
   *
   * @param session a session that nobody else uses meanwhile
   * @param serviceName the name of the database service, without quotes
   * @param needed names of tables of the service, to know what will be asked for; may be empty
   * @throws StatementException if the catalogue cannot be read
   * @throws IllegalArgumentException if the service's name cannot be part of an FQN
   */
  public static Reading read(
      JdbcSession session, String serviceName, Set<FullyQualifiedName> needed) {
    JdbcTarget target = session.target();
    FullyQualifiedName service = FullyQualifiedName.of(serviceName);
    EntityReference reference =
        new EntityReference(
            UUID.randomUUID(),
            "databaseService",
            Optional.of(serviceName),
            Optional.of(service.toString()));
    List<Problem> problems = new ArrayList<>();
    List<CatalogueTable> found = tables(session, needed, problems);
    List<Table> tables = new ArrayList<>();
    for (CatalogueTable table : found) {
      try {
        tables.add(
            Table.builder()
                .id(UUID.randomUUID())
                .name(table.name())
                .fullyQualifiedName(
                    FullyQualifiedName.of(
                        serviceName, target.database(), table.schema(), table.name()))
                .tableType(table.kind())
                .columns(table.columns())
                .service(reference)
                .serviceType(target.serviceType())
                .build());
      } catch (IllegalArgumentException e) {
        problems.add(
            leftOut(table.name(), String.valueOf(e.getMessage()))
                .withHint("OpenMetadata has no name for it; make a view with another name"));
      }
    }
    return new Reading(tables, problems);
  }

  private static List<CatalogueTable> tables(
      JdbcSession session, Set<FullyQualifiedName> needed, List<Problem> problems) {
    JdbcTarget target = session.target();
    if (new DuckDbEngine().serves(target)) {
      return DuckDbCatalogue.read(session, problems);
    }
    if (new SqliteEngine().serves(target)) {
      return SqliteCatalogue.read(session, problems);
    }
    if (new MariaDbEngine().serves(target)) {
      return MariaDbCatalogue.read(session);
    }
    if (new PostgresEngine().serves(target)) {
      return PostgresCatalogue.read(session);
    }
    return MetadataCatalogue.read(session, needed, problems);
  }

  private static Problem leftOut(String table, String reason) {
    return Problem.warning(
        ProblemCode.INVALID_NAME, "the table '" + table + "' is left out: " + reason);
  }
}
