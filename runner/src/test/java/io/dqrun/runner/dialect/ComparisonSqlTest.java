package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.sql.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonSqlTest {

  private static final Comparison COMPARISON =
      new Comparison(
          new TableRef(Optional.of("db"), Optional.of("My sch"), "a"),
          new TableRef(Optional.of("db"), Optional.of("sch"), "b"),
          List.of(pair("k\"ey", "VARCHAR", "CHAR")),
          List.of(pair("flag", "BOOLEAN", "INT"), pair("seen", "TIMESTAMPZ", "TIMESTAMP")),
          Selection.where(Optional.of("x > 1")));

  private static ColumnPair pair(String name, String left, String right) {
    return new ColumnPair(
        new ColumnRef(name, left),
        new ColumnRef(name.toUpperCase(Locale.ROOT), right),
        ValueKind.ofBoth(left, right).orElseThrow());
  }

  @Test
  void postgresJoinsInFull() {
    ComparisonSql sql = new PostgresDialect().comparison();
    assertEquals(
        "SELECT COUNT(CASE WHEN d = 1 THEN 1 END), COUNT(CASE WHEN d = 2 THEN 1 END),"
            + " COUNT(CASE WHEN d = 3 THEN 1 END), COUNT(CASE WHEN d = 4 THEN 1 END) FROM (SELECT"
            + " CASE WHEN r.m IS NULL THEN 1 WHEN l.m IS NULL THEN 2 WHEN (CAST(l.v0 AS integer) ="
            + " r.v0 OR (l.v0 IS NULL AND r.v0 IS NULL)) AND (l.v1 AT TIME ZONE 'UTC' = r.v1 OR"
            + " (l.v1 IS NULL AND r.v1 IS NULL)) THEN 4 ELSE 3 END AS d FROM (SELECT 1 AS m,"
            + " \"k\"\"ey\" AS k0, \"flag\" AS v0, \"seen\" AS v1 FROM \"My sch\".\"a\" WHERE"
            + " (x > 1)) l FULL OUTER JOIN (SELECT 1 AS m, \"K\"\"EY\" AS k0, \"FLAG\" AS v0,"
            + " \"SEEN\" AS v1 FROM \"sch\".\"b\" WHERE (x > 1)) r ON CAST(RTRIM(l.k0) AS text)"
            + " COLLATE \"C\" = CAST(RTRIM(r.k0) AS text) COLLATE \"C\") c",
        sql.renderJoin(COMPARISON));
    assertEquals(
        "SELECT COUNT(CASE WHEN n > 1 THEN 1 END), COUNT(CASE WHEN k0 IS NULL THEN 1 END) FROM"
            + " (SELECT CAST(RTRIM(t.k0) AS text) COLLATE \"C\" AS k0, COUNT(*) AS n FROM (SELECT"
            + " \"K\"\"EY\" AS k0 FROM \"sch\".\"b\" WHERE (x > 1)) t GROUP BY CAST(RTRIM(t.k0) AS"
            + " text) COLLATE \"C\") g",
        sql.renderKeyCheck(COMPARISON, Side.RIGHT));
    assertEquals(
        "SELECT \"k\"\"ey\", \"flag\", \"seen\" FROM \"My sch\".\"a\" WHERE (x > 1) ORDER BY"
            + " CAST(RTRIM(\"k\"\"ey\") AS text) COLLATE \"C\"",
        sql.renderOrdered(COMPARISON, Side.LEFT));
  }

  @Test
  void sqliteGroups() {
    ComparisonSql sql = new SqliteDialect().comparison();
    assertEquals(
        "SELECT COUNT(CASE WHEN nr = 0 THEN 1 END), COUNT(CASE WHEN nl = 0 THEN 1 END),"
            + " COUNT(CASE WHEN nl > 0 AND nr > 0 AND n > 1 THEN 1 END), COUNT(CASE WHEN nl > 0"
            + " AND nr > 0 AND n = 1 THEN 1 END) FROM (SELECT k0, SUM(nl) AS nl, SUM(nr) AS nr,"
            + " COUNT(*) AS n FROM (SELECT k0, v0, v1, SUM(nl) AS nl, SUM(nr) AS nr FROM (SELECT"
            + " RTRIM(`k\"ey`) COLLATE BINARY AS k0, `flag` AS v0, `seen` AS v1, 1 AS nl, 0 AS nr"
            + " FROM `a` WHERE (x > 1) UNION ALL SELECT RTRIM(`K\"EY`) COLLATE BINARY AS k0, `FLAG`"
            + " AS v0, `SEEN` AS v1, 0 AS nl, 1 AS nr FROM `b` WHERE (x > 1)) u GROUP BY k0, v0,"
            + " v1) s GROUP BY k0) c",
        sql.renderJoin(COMPARISON));
  }
}
