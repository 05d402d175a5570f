package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexpFunctionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Each answer is that of Python 3.11's {@code re.search}. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "b,abc,true",
        "^b,abc,false",
        "c$,abc,true",
        "(?P<first_1>a)(?P=first_1),aa,true",
        "(?P<first_1>a)(?P=first_1),ab,false",
        "[[a],[,true",
        "[]a],],true",
        "[^]a],],false",
        "[a&&b],&,true",
        "[a&&b],c,false",
        "a{b,a{b,true",
        "\"^a{,2}$\",aa,true",
        "\"^a{,2}$\",aaa,false",
        "^a{2}$,aa,true",
        "a(?#why)b,ab,true",
        "^\\w+$,größe,true",
        "^\\d$,٣,true",
        "(?i)^É$,é,true",
        "^.$,😀,true",
        "\\U0001F600,😀,true",
        "a\\Z,ab,false",
        "b\\Z,ab,true",
        "\\[a\\],[a],true",
        "(?<!a)b,ab,false",
      })
  void expressionsMeanWhatTheyMeanInPython(String pattern, String value, boolean matches) {
    assertEquals(matches, PythonPattern.compile(pattern).matcher(value).find());
  }

  @Test
  void anEndOfLineIsALineFeed() {
    assertTrue(PythonPattern.compile("^a.$").matcher("a\r").find());
    assertTrue(PythonPattern.compile("a$").matcher("a\n").find());
    assertTrue(!PythonPattern.compile("a\\Z").matcher("a\n").find());
  }

  @ParameterizedTest
  @CsvSource({"(a", "[a", "*", "\\Qa", "a\\", "\\p{L}", "(?P=x)", "(?P<x>a)(?P<x>b)"})
  void whatPythonRefusesIsRefused(String pattern, @TempDir Path folder) throws Exception {
    Path file = SqliteSessionTest.create(folder.resolve("a.db"), "CREATE TABLE t (a)");
    try (JdbcSession session = JdbcSession.open(SqliteSessionTest.target(file))) {
      StatementException refusal =
          assertThrows(
              StatementException.class,
              () -> session.firstRow("SELECT 'a' REGEXP '" + pattern + "'", MINUTE));
      assertEquals(StatementException.Kind.SQL, refusal.kind());
      assertTrue(
          String.valueOf(refusal.getMessage()).contains("invalid regular expression: "),
          refusal.getMessage());
      assertEquals(List.of(1L), session.firstRow("SELECT 'a' REGEXP 'a'", MINUTE), "goes on");
    }
  }

  @Test
  void missingValuesMatchNothingAndNumbersAreTexts(@TempDir Path folder) throws Exception {
    Path file = SqliteSessionTest.create(folder.resolve("a.db"), "CREATE TABLE t (a)");
    try (JdbcSession session = JdbcSession.open(SqliteSessionTest.target(file))) {
      assertEquals(
          Arrays.asList(null, null, 1L, 0L),
          session.firstRow(
              "SELECT NULL REGEXP 'a', 'a' REGEXP NULL, 12 REGEXP '^1', '' REGEXP 'a'", MINUTE));
    }
  }

  @Test
  void anEndlessSearchEnds(@TempDir Path folder) throws Exception {
    Path file =
        SqliteSessionTest.create(
            folder.resolve("a.db"),
            "CREATE TABLE t (a)",
            "INSERT INTO t VALUES ('" + "a".repeat(60) + "b')",
            "INSERT INTO t VALUES ('" + "ab".repeat(100_000) + "')");
    try (JdbcSession session = JdbcSession.open(SqliteSessionTest.target(file))) {
      for (String pattern : List.of("^(a|aa)+\\1c$", "^(a|b)*$")) {
        StatementException refusal =
            assertThrows(
                StatementException.class,
                () -> session.firstRow("SELECT SUM(a REGEXP '" + pattern + "') FROM t", MINUTE));
        assertTrue(String.valueOf(refusal.getMessage()).contains("too much time"), pattern);
      }
      assertEquals(List.of(2L), session.firstRow("SELECT SUM(a REGEXP 'b$') FROM t", MINUTE));
    }
  }
}
