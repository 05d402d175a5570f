package io.dqrun.workflow;

import io.dqrun.entity.FullyQualifiedName;
import java.util.Collection;
import java.util.Optional;

/**
 * Starts tests of a whole table, one method for each of OpenMetadata's own definitions, named like
 * it without {@code table}. What a definition requires is an argument; the rest is given by name:
 *
 * <pre>{@code
 * TableTests.rowCountToBeBetween().min(200).max(5_000).build()
 * }</pre>
 *
 * <p>All methods throw {@link IllegalArgumentException} for an empty text where one is required.
 */
public final class TableTests {

  private TableTests() {}

  /** The number of columns lies between two bounds. */
  public static CountRangeTest columnCountToBeBetween() {
    return counts("tableColumnCountToBeBetween");
  }

  /** The table has exactly this many columns. */
  public static PlainTest columnCountToEqual(long columnCount) {
    return plain("tableColumnCountToEqual").argument("columnCount", Long.toString(columnCount));
  }

  /** The table has a column of this name. */
  public static PlainTest columnNameToExist(String columnName) {
    return plain("tableColumnNameToExist").argument("columnName", columnName);
  }

  /**
   * The table has exactly these columns.
   *
   * @throws IllegalArgumentException if there is none, or a name holds a comma or begins or ends
   *     with a blank
   */
  public static ColumnSetTest columnToMatchSet(Collection<String> columnNames) {
    return new ColumnSetTest(columnNames);
  }

  /**
   * The number of rows, or the count, that a query returns compares to a threshold.
   *
   * @param sqlExpression one SELECT statement
   */
  public static CustomSqlTest customSQLQuery(String sqlExpression) {
    return new CustomSqlTest(sqlExpression);
  }

  /** The table holds the same rows as another one. */
  public static TableDiffTest diff(FullyQualifiedName table2) {
    return new TableDiffTest(table2);
  }

  /** The number of rows lies between two bounds. */
  public static CountRangeTest rowCountToBeBetween() {
    return counts("tableRowCountToBeBetween");
  }

  /** The table has exactly this many rows. */
  public static PlainTest rowCountToEqual(long value) {
    return plain("tableRowCountToEqual").argument("value", Long.toString(value));
  }

  /**
   * The number of rows of the last hours, days, months or years lies between two bounds.
   *
   * @param columnName the column with the time of insertion
   * @param rangeType the unit of the time before now
   * @param rangeInterval how many units
   */
  public static CountRangeTest rowInsertedCountToBeBetween(
      String columnName, RangeType rangeType, long rangeInterval) {
    return counts("tableRowInsertedCountToBeBetween")
        .argument("columnName", columnName)
        .argument("rangeType", rangeType.name())
        .argument("rangeInterval", Long.toString(rangeInterval));
  }

  private static CountRangeTest counts(String definition) {
    return new CountRangeTest(definition, Optional.empty());
  }

  private static PlainTest plain(String definition) {
    return new PlainTest(definition, Optional.empty());
  }
}
