package io.dqrun.runner.dialect;

import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartition;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.runner.connector.AthenaConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.workflow.ConnectionConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Amazon Athena. What OpenMetadata calls its database is a label; its schemas are the databases of
 * the catalog that the connection names.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/ddl-sql-reference.html">SQL
 *     reference</a>
 */
public final class AthenaDialect extends TrinoFamilyDialect {

  /** For {@link java.util.ServiceLoader}. */
  public AthenaDialect() {}

  @Override
  public String type() {
    return "Athena";
  }

  /** Queries are read as Trino does; whatever else a statement could be, as Hive does. */
  @Override
  public List<Set<Rule>> readings() {
    List<Set<Rule>> readings = new ArrayList<>(super.readings());
    readings.add(EnumSet.of(Rule.RETURN_ENDS_COMMENT, Rule.BACKSLASH_ESCAPES, Rule.BACKTICK_NAMES));
    return readings;
  }

  /** Athena takes 262,144 bytes. */
  @Override
  protected int maxStatementBytes() {
    return 262_144;
  }

  /** None, but refuses partitions that Athena cannot find by itself. */
  @Override
  public Optional<TablePartitioning> defaultPartitioning(Table table) {
    boolean injected =
        table
            .tablePartition()
            .flatMap(TablePartition::first)
            .flatMap(TablePartition.ByColumn::intervalType)
            .filter("INJECTED"::equals)
            .isPresent();
    if (injected) {
      throw new IllegalArgumentException(
          "Athena must be told which of the injected partitions to read");
    }
    return Optional.empty();
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return AthenaConnector.target(config, databaseName);
  }
}
