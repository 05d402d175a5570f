package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries of users: how they are counted, what is demanded of the count, and of which rows. */
class CustomSqlTest {

  private static final Table TABLE =
      TestEntities.table("t", Column.of("n", "INT"), Column.of("s", "VARCHAR"));

  private static TestDatabase filled(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    database.update("CREATE TABLE t (n INT, s VARCHAR(9))");
    database.update("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, '?'), (4, ':x')");
    return database;
  }

  private static TestCaseResult result(
      TestDatabase database, Compatibility way, String... parameters) {
    return Recorder.run(
            database,
            way,
            TestEntities.whole(TABLE),
            TABLE,
            List.of(
                TestEntities.countingCase("tc", "tableCustomSQLQuery", TABLE, null, parameters)))
        .results()
        .get(0);
  }

  private static String rows(TestDatabase database, String sql, String operator, String threshold) {
    TestCaseResult result =
        result(
            database,
            Compatibility.CLEAN,
            "sqlExpression",
            sql,
            "operator",
            operator,
            "threshold",
            threshold);
    return result.testCaseStatus().text()
        + result.passedRows().map(n -> " " + n).orElse("")
        + result.failedRows().map(n -> "/" + n).orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void goodAndBadRowsDependOnTheOperator(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      String three = "SELECT n FROM t WHERE n > 1";
      assertEquals("Failed 1/3", rows(database, three, "<=", "2"));
      assertEquals("Success 1/3", rows(database, three, "<=", "3"));
      assertEquals("Failed 1/3", rows(database, three, "<", "3"));
      assertEquals("Success 3/1", rows(database, three, ">", "2"));
      assertEquals("Failed 3/1", rows(database, three, ">=", "4"));
      assertEquals("Success 3/1", rows(database, three, "==", "3"));
      assertEquals("Failed 2/2", rows(database, three, "==", "1"));
      assertEquals("Failed 3/1", rows(database, three, "==", "4"));
      assertEquals("Success 3/0", rows(database, three, "!=", "0"));
      assertEquals("Failed 0/4", rows(database, three, "!=", "3"));
      assertEquals("Success 1/3", rows(database, three, "about", "3"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPartitionIsWhatTheRowsAreCountedOf(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      String sql = "SELECT n FROM t WHERE n IN (1, 2)";
      TestCaseResult part =
          result(
              database,
              Compatibility.OPENMETADATA,
              "sqlExpression",
              sql,
              "partitionExpression",
              "n < 4 -- the first three");
      assertEquals(1, part.passedRows().orElseThrow());
      assertEquals(2, part.failedRows().orElseThrow());
      assertTrue(
          result(database, Compatibility.OPENMETADATA, "sqlExpression", sql).passedRows().isEmpty(),
          "OpenMetadata 1.6 counts none");
      database.forgetStatements();
      TestCaseResult evil =
          result(
              database,
              Compatibility.CLEAN,
              "sqlExpression",
              sql,
              "partitionExpression",
              "1 = 1); DELETE FROM t; SELECT (1");
      assertTrue(
          evil.result()
              .orElse("")
              .contains(
                  "SQL expression is not safe: partitionExpression: it has a semicolon before DELETE"),
          evil::toString);
      assertEquals(List.of(), database.statements());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingInAStatementIsAParameter(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      for (String text : List.of("?", ":x")) {
        TestCaseResult result =
            result(
                database,
                Compatibility.CLEAN,
                "sqlExpression",
                "SELECT COUNT(*) FROM t WHERE s = '" + text + "' /* {d x} ? :y */",
                "strategy",
                "COUNT",
                "operator",
                "==",
                "threshold",
                "1");
        assertEquals("Success", result.testCaseStatus().text(), result::toString);
      }
      TestCaseResult text =
          result(
              database,
              Compatibility.CLEAN,
              "sqlExpression",
              "SELECT s FROM t",
              "strategy",
              "COUNT");
      assertEquals("Aborted", text.testCaseStatus().text());
      TestCaseResult slip =
          result(
              database,
              Compatibility.CLEAN,
              "sqlExpression",
              "SELECT s FROM t",
              "strategy",
              "rows");
      assertTrue(slip.result().orElse("").contains("ROWS or COUNT is expected"), slip::toString);
    }
  }

  /** Rows that a database counts are the rows that it would answer, whatever they look like. */
  @Test
  void whatIsCountedIsWhatWouldBeAnswered() throws SQLException {
    try (TestDatabase database = filled(TestDatabase.Kind.POSTGRES)) {
      for (String sql :
          List.of(
              "SELECT NULL",
              "SELECT n, n FROM t",
              "SELECT t.*, o.* FROM t LEFT JOIN t o ON o.n = t.n + 2;  ",
              "SELECT 1 WHERE FALSE",
              "SELECT FROM t",
              "VALUES (1, NULL), (NULL, NULL)",
              "TABLE t",
              "WITH x AS (SELECT n FROM t) SELECT NULL, x.n FROM x ORDER BY 2 LIMIT 3 -- )",
              "SELECT generate_series(1, n) FROM t",
              "SELECT DISTINCT n % 2, '(' FROM t /* ( */",
              "(SELECT n FROM t) UNION ALL (SELECT NULL)")) {
        String read = answer(database, sql);
        assertEquals(read, counted(database, sql));
        assertEquals(
            1, database.statements().stream().filter(one -> one.contains("dq_rows")).count(), sql);
        assertEquals(1, database.statements().size(), sql);
      }
    }
  }

  /** The words are those about the user's own statement. */
  @Test
  void whatCannotBeCountedIsRead() throws SQLException {
    try (TestDatabase database = filled(TestDatabase.Kind.POSTGRES)) {
      for (String sql :
          List.of(
              "SELECT s AS dq_rows FROM t",
              "SELECT 10 / (n - 4) FROM t",
              "SELECT n FROM t ORDER BY 1 / (n - 4)",
              "SELECT nothing FROM t",
              "SELECT n FROM t) x UNION SELECT 7 FROM (SELECT n FROM t",
              "SELECT (n FROM t",
              "SELECT n FROM t LIMIT (SELECT 1 / 0)",
              "SELECT '",
              "SELECT 1 /*")) {
        String read = answer(database, sql);
        assertEquals(read, counted(database, sql));
        List<String> statements = database.statements();
        assertEquals(sql, statements.get(statements.size() - 1));
      }
    }
  }

  private static String answer(TestDatabase database, String sql) {
    try {
      return "Found %d row(s). Test query is expected to return 100 row."
          .formatted(database.query(sql).rows());
    } catch (StatementFailure failure) {
      return "Error computing svc.db.sch.t.tc: " + failure.reason();
    }
  }

  private static String counted(TestDatabase database, String sql) {
    database.forgetStatements();
    return result(database, Compatibility.OPENMETADATA, "sqlExpression", sql, "threshold", "100")
        .result()
        .orElse("");
  }
}
