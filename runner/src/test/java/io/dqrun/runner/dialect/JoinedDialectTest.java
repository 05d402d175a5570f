package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.TableRef;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups and joins give the numbers that scalar subqueries give; run by SQLite, which has all. */
class JoinedDialectTest {

  private static final ColumnRef A = new ColumnRef("a", "VARCHAR");
  private static final ColumnRef B = new ColumnRef("b", "INT");

  private static final Metric ROWS = new Metric.RowCount();
  private static final Metric VALUES = new Metric.NonNullCount(A);
  private static final Metric UNIQUE = new Metric.UniqueCount(A);

  private static final List<List<Metric>> QUERIES =
      List.of(
          List.of(UNIQUE),
          List.of(VALUES, UNIQUE),
          List.of(UNIQUE, ROWS, VALUES),
          List.of(ROWS, UNIQUE, new Metric.Max(B), new Metric.UniqueCount(B)),
          List.of(UNIQUE, new Metric.UniqueCount(B)),
          List.of(new Metric.NonNullCount(B), UNIQUE),
          List.of(ROWS, new Metric.Max(B)));

  /** Of the dialects that join, this one has nothing of its own in these statements. */
  private static final Dialect JOINED = new DruidDialect();

  @Test
  void givesTheNumbersOfSubqueries() throws SQLException {
    for (String rows :
        List.of(
            "('x', 1), ('x', 2), ('y', 2), (NULL, NULL), (NULL, 3), ('', 4)",
            "(NULL, NULL)",
            "('x', NULL)",
            "")) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t (a TEXT, b INTEGER)");
        if (!rows.isEmpty()) {
          statement.execute("INSERT INTO t VALUES " + rows);
        }
        for (List<Metric> metrics : QUERIES) {
          SelectQuery query = new SelectQuery(TableRef.of("t"), metrics);
          assertEquals(
              answer(statement, new SqliteDialect().render(query), metrics.size()),
              answer(statement, JOINED.render(query), metrics.size()),
              () -> rows + ": " + metrics);
        }
      }
    }
  }

  @Test
  void readsTheTableOnceForTheTestOfUniqueness() {
    String sql = JOINED.render(new SelectQuery(TableRef.of("t"), List.of(VALUES, UNIQUE)));
    assertEquals(sql.indexOf("\"t\""), sql.lastIndexOf("\"t\""), sql);
    assertTrue(JOINED.capabilities().standsApart(UNIQUE));
  }

  private static List<Object> answer(Statement statement, String sql, int columns)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next(), sql);
      for (int i = 1; i <= columns; i++) {
        values.add(String.valueOf(row.getObject(i)));
      }
      assertEquals(columns, row.getMetaData().getColumnCount(), sql);
      assertTrue(!row.next(), sql);
    }
    return values;
  }
}
