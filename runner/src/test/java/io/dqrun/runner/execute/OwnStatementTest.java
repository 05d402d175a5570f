package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the columns of a user's statement come from; in doubt from anywhere. */
class OwnStatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM t|true|true",
        "select * from db.sch.T x where a > 1;|true|true",
        "SELECT a, b AS c FROM sch.t ORDER BY a|true|false",
        "SELECT * FROM \"sch\".\"t\" WHERE 'from u' = x|true|true",
        "SELECT t.* FROM t|true|false",
        "SELECT *, email AS id FROM t|true|false",
        "SELECT * FROM u|false|true",
        "SELECT * FROM t, u|false|true",
        "SELECT * FROM t JOIN u USING (id)|false|false",
        "SELECT * FROM t WHERE id IN (SELECT id FROM u)|false|false",
        "SELECT * FROM t UNION TABLE u|false|false",
        "SELECT * FROM f(1)|false|true",
        "WITH t AS (SELECT * FROM u) SELECT * FROM t|false|false",
        "(SELECT * FROM t)|false|false",
        "VALUES (1)|false|false",
      })
  void onlyTheSimplestIsTrusted(String sql, boolean onlyTheTable, boolean allColumns) {
    OwnStatement statement = OwnStatement.of(sql, "t");
    assertEquals(onlyTheTable, statement.readsOnlyTheTable(), sql);
    assertEquals(
        onlyTheTable && allColumns,
        statement.readsOnlyTheTable() && statement.readsAllColumns(),
        sql);
  }
}
