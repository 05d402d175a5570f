package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.ColumnRef;
import java.time.LocalDateTime;

/**
 * Hive and Impala. What OpenMetadata calls their database is a label, their schemas are databases.
 */
abstract class HiveFamilyDialect extends JoinedDialect {

  @Override
  public String quote(String identifier) {
    return inBackticks(identifier);
  }

  /** Sums of whole numbers are 64 bits wide and silently wrap beyond. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " RLIKE " + text(pattern);
  }

  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "CAST('" + digits(timestamp) + "' AS TIMESTAMP)";
  }
}
