package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneRowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM t",
        "select count(*), max(a) as latest from t where b = 'GROUP BY' -- union\n;",
        "SELECT COUNT(*) FROM (SELECT a FROM t GROUP BY a HAVING COUNT(*) > 1) x",
        "SELECT SUM(a) / COUNT(*) FROM t WHERE a IN (SELECT b FROM u UNION SELECT c FROM v)",
        "SELECT MAX(\"over\") FROM t",
        "SELECT COUNT(DISTINCT lower(a)) FROM t WHERE upper(b) = 'X'"
      })
  void anAggregateAnswersOneRow(String sql) {
    assertTrue(OneRow.isSure(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t",
        "SELECT COUNT(*) FROM t GROUP BY a",
        "SELECT COUNT(*) OVER () FROM t",
        "SELECT COUNT(*) FROM t UNION ALL SELECT a FROM t",
        "SELECT count FROM t",
        "SELECT DISTINCT COUNT(*) FROM t",
        "WITH x AS (SELECT 1) SELECT COUNT(*) FROM x, t",
        "SELECT COUNT(*), generate_series(1, 9) FROM t",
        "SELECT COUNT(*) + (\"generate_series\"(1, 9)) FROM t",
        "SELECT COUNT(*",
        "COUNT(*)",
        ""
      })
  void whateverElseMayAnswerMany(String sql) {
    assertFalse(OneRow.isSure(sql));
  }
}
