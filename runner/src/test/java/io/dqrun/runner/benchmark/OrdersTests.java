package io.dqrun.runner.benchmark;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.testing.TestEntities;
import java.util.ArrayList;
import java.util.List;

/** A table of twelve columns, and tests of it: 31 light ones, and nine that sort or group. */
final class OrdersTests {

  /** The rows, for PostgreSQL and DuckDB; {@code %1$s} is where numbers from 1 come from. */
  static final String ROWS =
      """
      SELECT CAST(i AS INTEGER) AS id,
        CAST(i * 7919 %% 100003 AS INTEGER) AS customer,
        CASE WHEN i %% 50 > 0 THEN CAST(i * 31 %% 100000 AS DECIMAL(10, 2)) / 100 END AS amount,
        CAST(i * 17 %% 1000 AS DOUBLE PRECISION) / 7 AS rate,
        CASE WHEN i %% 20 > 0 THEN CAST(i * 13 %% 50000 AS DOUBLE PRECISION) / 3 END AS price,
        CAST('name ' || CAST(i * 104729 %% 1000003 AS VARCHAR) AS VARCHAR(40)) AS name,
        CAST('C-' || CAST(i * 48271 %% 2147483647 AS VARCHAR) AS VARCHAR(20)) AS code,
        CAST(CASE i %% 4 WHEN 0 THEN 'NEW' WHEN 1 THEN 'PAID' WHEN 2 THEN 'SENT' ELSE 'DONE' END
          AS VARCHAR(10)) AS status,
        DATE '2020-01-01' + CAST(i %% 2000 AS INTEGER) AS day,
        TIMESTAMP '2020-01-01 00:00:00' + i * INTERVAL '1' SECOND AS created,
        CASE WHEN i %% 10 > 0 THEN TIMESTAMP '2021-01-01 00:00:00' + i * INTERVAL '1' SECOND END
          AS updated,
        CAST(CASE WHEN i %% 3 > 0 THEN 'note on order ' || CAST(i AS VARCHAR) END AS VARCHAR(60))
          AS note
      FROM %1$s\
      """;

  /** What everybody must read of every column, and nothing more. */
  static final String TOUCH =
      "SELECT COUNT(id), COUNT(customer), COUNT(amount), COUNT(rate), COUNT(price), COUNT(name),"
          + " COUNT(code), COUNT(status), COUNT(day), COUNT(created), COUNT(updated), COUNT(note)"
          + " FROM %s";

  /**
   * What a person would write for the light tests. It tells as much as dq-run's own: the result of
   * a test of a range has the least and the greatest value.
   */
  static final String MERGED =
      """
      SELECT COUNT(*), COUNT(id), COUNT(customer), COUNT(amount), COUNT(status), COUNT(day),
        COUNT(created), COUNT(code), MIN(id), MAX(id), MIN(customer), MAX(customer), MIN(amount),
        MAX(amount), MIN(rate), MAX(rate), MIN(price), MAX(price), MIN(created), MAX(created),
        COUNT(*) FILTER (WHERE status IN ('NEW', 'PAID', 'SENT', 'DONE')),
        COUNT(*) FILTER (WHERE status IN ('LOST', 'BROKEN')), AVG(rate), SUM(customer),
        STDDEV_POP(price), MIN(LENGTH(name)), MAX(LENGTH(name)), MIN(LENGTH(code)),
        MAX(LENGTH(code)), COUNT(*) FILTER (WHERE %s), COUNT(*) FILTER (WHERE %s),
        COUNT(*) FILTER (WHERE note IS NULL OR note = ''),
        COUNT(*) FILTER (WHERE name IS NULL OR name = '')
      FROM %s\
      """;

  private static final List<String> UNIQUE = List.of("id", "code", "created", "customer", "name");
  private static final List<String> MEDIANS = List.of("amount", "rate", "price", "customer");

  /** How many of the full tests, the last ones, sort or group. */
  static final int HEAVY = UNIQUE.size() + MEDIANS.size();

  private OrdersTests() {}

  private static void add(
      List<TestCase> cases, Table table, String definition, String column, String... parameters) {
    cases.add(
        TestEntities.testCase(
            "case_" + cases.size(),
            definition,
            table,
            column.isEmpty() ? null : column,
            parameters));
  }

  /** The light tests; each passes or fails, none is aborted. */
  static List<TestCase> light(Table table, long rows) {
    List<TestCase> cases = new ArrayList<>();
    add(cases, table, "tableRowCountToBeBetween", "", "minValue", "1");
    add(cases, table, "tableRowCountToEqual", "", "value", Long.toString(rows));
    add(cases, table, "tableColumnCountToEqual", "", "columnCount", "12");
    for (String column : List.of("id", "customer", "amount", "status", "day", "created", "code")) {
      add(cases, table, "columnValuesToBeNotNull", column);
    }
    String between = "columnValuesToBeBetween";
    add(cases, table, between, "id", "minValue", "1", "maxValue", "1000000000");
    add(cases, table, between, "customer", "minValue", "0", "maxValue", "100003");
    add(cases, table, between, "amount", "minValue", "0", "maxValue", "1000");
    add(cases, table, between, "rate", "minValue", "0");
    add(cases, table, between, "price", "minValue", "0", "maxValue", "100000");
    add(cases, table, between, "created", "minValue", "1577836800");
    String known = "['NEW', 'PAID', 'SENT', 'DONE']";
    add(cases, table, "columnValuesToBeInSet", "status", "allowedValues", known);
    String bad = "['LOST', 'BROKEN']";
    add(cases, table, "columnValuesToBeNotInSet", "status", "forbiddenValues", bad);
    add(cases, table, "columnValueMaxToBeBetween", "amount", "maxValueForMaxInCol", "1000");
    add(cases, table, "columnValueMinToBeBetween", "amount", "minValueForMinInCol", "0");
    add(cases, table, "columnValueMeanToBeBetween", "rate", "minValueForMeanInCol", "0");
    add(cases, table, "columnValuesSumToBeBetween", "customer", "minValueForColSum", "0");
    add(cases, table, "columnValueStdDevToBeBetween", "price", "minValueForStdDevInCol", "0");
    add(cases, table, "columnValueMaxToBeBetween", "id", "minValueForMaxInCol", "1");
    add(cases, table, "columnValueMinToBeBetween", "price", "minValueForMinInCol", "0");
    add(cases, table, "columnValueLengthsToBeBetween", "name", "minLength", "1", "maxLength", "40");
    add(cases, table, "columnValueLengthsToBeBetween", "code", "minLength", "1", "maxLength", "20");
    add(cases, table, "columnValuesToMatchRegex", "code", "regex", "^C-[0-9]+$");
    add(cases, table, "columnValuesToNotMatchRegex", "code", "forbiddenRegex", "^X");
    add(cases, table, "columnValuesMissingCount", "note", "missingCountValue", "1");
    add(cases, table, "columnValuesMissingCount", "name", "missingCountValue", "1");
    return cases;
  }

  /** The light tests and nine heavy ones. */
  static List<TestCase> full(Table table, long rows) {
    List<TestCase> cases = light(table, rows);
    for (String column : UNIQUE) {
      add(cases, table, "columnValuesToBeUnique", column);
    }
    for (String column : MEDIANS) {
      add(cases, table, "columnValueMedianToBeBetween", column);
    }
    return cases;
  }

  /**
   * Statements of the full tests, one for each, where those of uniqueness count the groups of one
   * row, as OpenMetadata's own runner does.
   */
  static List<String> grouped(List<String> perTest, String table) {
    List<String> statements = new ArrayList<>(perTest);
    for (int i = 0; i < UNIQUE.size(); i++) {
      statements.set(
          perTest.size() - HEAVY + i,
          "SELECT COUNT(%1$s), (SELECT COUNT(*) FROM (SELECT %1$s FROM %2$s GROUP BY %1$s HAVING COUNT(%1$s) = 1) AS once) FROM %2$s"
              .formatted(UNIQUE.get(i), table));
    }
    return statements;
  }
}
