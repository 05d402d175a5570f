package io.dqrun.runner.dialect;

import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.RowQuery;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.SqlTemplate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL of one kind of database. Dialects have no state; they are found by {@link Dialects}
 * through {@link java.util.ServiceLoader}, so that other jars can bring more.
 */
public interface Dialect {

  /** The type of the database service that it serves, as connections name it: {@code Postgres}. */
  String type();

  /** An identifier in quotes, whatever characters it holds. */
  String quote(String identifier);

  /** How OpenMetadata shows a name that the database's own catalogue has. */
  default String shown(String name) {
    return name;
  }

  /** The quoted name of a table, qualified as far as this database needs it. */
  String qualifiedName(TableRef table);

  /** One statement whose answer is one row with the query's metrics in their order. */
  String render(SelectQuery query);

  /** One statement whose answer is the rows that are wanted, in no order. */
  String render(RowQuery query);

  /** A statement of a user with its gaps filled, nothing in them able to change it. */
  String render(SqlTemplate template);

  /**
   * A statement that answers how many rows a user's statement has, and fails wherever that one
   * does, although perhaps in other words; empty if the rows must be read to count them.
   */
  default Optional<String> counting(String statement) {
    return Optional.empty();
  }

  /**
   * A statement that costs nothing and fails exactly if the table cannot be read at all. It answers
   * no row.
   */
  String renderProbe(TableRef table);

  /** As {@link #renderProbe(TableRef)}, for the rows that metrics are measured on. */
  String renderProbe(Dataset dataset);

  /**
   * The part of a table that is tested where nobody configured one, for databases that charge for
   * each byte read; empty for the whole table.
   */
  default Optional<TablePartitioning> defaultPartitioning(Table table) {
    return Optional.empty();
  }

  /**
   * Why this database cannot measure anything on these rows, as one sentence for users; empty if it
   * can.
   */
  default Optional<String> refusal(Dataset dataset) {
    return Optional.empty();
  }

  /** The statements that compare two tables. */
  ComparisonSql comparison();

  /** Whether one statement can reach two databases of a service, so that both can be joined. */
  default boolean joinsDatabases() {
    return false;
  }

  /**
   * A statement that answers schema, name and size of the database's tables, in whatever unit it
   * counts, from what it knows without reading them; empty where it knows nothing at that price.
   */
  default Optional<String> tableSizes() {
    return Optional.empty();
  }

  /** What this database can do in one statement. */
  Capabilities capabilities();

  /**
   * The rules by which the database may read a statement: one set for each way in which it can be
   * configured. A statement is run only if it is harmless in all of them.
   */
  List<Set<Rule>> readings();

  /**
   * Why the database answers something else than a metric asks for, in one sentence; empty where it
   * does not.
   */
  default Optional<String> caveat(Metric metric) {
    return Optional.empty();
  }

  /**
   * The address of a database, checked.
   *
   * @param config the service's connection
   * @param databaseName what OpenMetadata calls the database: the second part of a table's FQN;
   *     empty to take that of the connection
   * @throws io.dqrun.problem.DqException if the connection lacks something or asks for something
   *     that is not safe
   */
  JdbcTarget target(ConnectionConfig config, String databaseName);
}
