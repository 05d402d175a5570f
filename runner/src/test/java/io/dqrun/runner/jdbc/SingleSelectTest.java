package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.dialect.PostgresDialect;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSelectTest {

  private static Optional<String> refusal(String sql) {
    return SingleSelect.refusal(sql, new PostgresDialect().readings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        " -- why\n /* a /* b */ ; */ (select 1) ; ; -- end ;",
        "WITH x AS (SELECT ';') SELECT * FROM x",
        "SELECT 'it''s; fine', \"a;\"\"b\", $$;$$, $t$ ; $$ ; $t$, E'\\';' /* ; */",
        "SELECT a$b$c, x::text, ARRAY[';']",
        "VALUES (1)"
      })
  void letsOneReadingStatementPass(String sql) {
    assertEquals(Optional.empty(), refusal(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "-- SELECT 1",
        "DELETE FROM t",
        "EXPLAIN ANALYZE SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1 -- '\n; DELETE FROM t --'",
        "SELECT 1 -- '\r; DELETE FROM t --'",
        "SELECT '\\'; DELETE FROM t; --'",
        "SELECT '\\'' ; DELETE FROM t; --'",
        "SELECT E'a''\\'', '\\'; DELETE FROM t; --'",
        "SELECT e'\\\\'; DELETE FROM t; --'",
        "SELECT \"a\"\"b\"; DELETE FROM t; --\"",
        "SELECT $a$ $b$ ; $a$; DELETE FROM t; --$b$",
        "SELECT a$b$; DELETE FROM t; --$b$",
        "SELECT `;DELETE FROM t; --`",
        "SELECT /* /* */ '*/ ; DELETE FROM t; --' */ 1; DELETE"
      })
  void refusesEverythingElse(String sql) {
    assertTrue(refusal(sql).isPresent());
  }

  /** Trino: "mismatched input ';'". */
  @Test
  void semicolonsAtTheEndAreNotSent() {
    assertEquals("SELECT 1", SingleSelect.withoutEnd("SELECT 1 ;\n; "));
    assertEquals("SELECT ';'", SingleSelect.withoutEnd("SELECT ';'"));
    assertEquals("", SingleSelect.withoutEnd(";"));
  }
}
