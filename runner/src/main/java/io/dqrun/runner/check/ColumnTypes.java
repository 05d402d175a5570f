package io.dqrun.runner.check;

import io.dqrun.runner.sql.ColumnRef;
import java.util.Set;

/** Groups of OpenMetadata's type names. */
final class ColumnTypes {

  static final String ZONED_TIMESTAMP = "TIMESTAMPZ";

  private static final Set<String> TEXT =
      Set.of("STRING", "MEDIUMTEXT", "TEXT", "CHAR", "VARCHAR", "NTEXT");
  private static final Set<String> DATE_TIME =
      Set.of("DATE", "DATETIME", "TIMESTAMP", ZONED_TIMESTAMP);

  private ColumnTypes() {}

  /** Whether values are texts of characters. */
  static boolean isText(ColumnRef column) {
    return TEXT.contains(column.dataType());
  }

  /** Whether values are dates, with or without a time of day. */
  static boolean isDateTime(ColumnRef column) {
    return DATE_TIME.contains(column.dataType());
  }
}
