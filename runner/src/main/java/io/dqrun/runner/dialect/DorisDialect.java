package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MySqlWireConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Apache Doris.
 *
 * @see <a
 *     href="https://doris.apache.org/docs/sql-manual/sql-functions/aggregate-functions">Aggregate
 *     functions</a>
 */
public class DorisDialect extends MySqlWireDialect {

  private static final AnsiDialect IN_BYTES = new InBytes();

  /** For {@link java.util.ServiceLoader}. */
  public DorisDialect() {}

  @Override
  public String type() {
    return "Doris";
  }

  /** An approximation, as OpenMetadata takes it. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_APPROX(" + quote(column.name()) + ", 0.5)";
  }

  /** Sums of whole numbers are 64 bits wide and silently wrap beyond. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  @Override
  protected Set<Class<? extends Metric>> upstreamDiffers() {
    return Stream.concat(super.upstreamDiffers().stream(), LENGTHS.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Lengths in bytes. */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    return LENGTHS.contains(metric.getClass())
        ? IN_BYTES.metric(metric, rows, table)
        : super.asUpstream(metric, rows, table);
  }

  private static final class InBytes extends DorisDialect {
    @Override
    protected String length(ColumnRef column) {
      return "LENGTH(" + quote(column.name()) + ")";
    }
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return MySqlWireConnector.target(config, databaseName);
  }
}
