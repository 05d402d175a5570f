package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.report.TextStyle.Color;
import io.dqrun.runner.report.TextStyle.Verbosity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTextTest {

  @Test
  void theExampleOfTheContract() {
    Problem problem =
        Problem.error(
                ProblemCode.MOVED_SERVICE_CONNECTION,
                "`serviceConnection` is not read here since OpenMetadata 1.6.2")
            .withLocation(at("suites/red.yaml", 4, 3, 17, "  serviceConnection:"))
            .withLabel("move it to source.sourceConfig.config.serviceConnections[0]")
            .withHint("dq-run convert suites/red.yaml --write");

    assertEquals(
        """
        error[moved-service-connection]: `serviceConnection` is not read here since OpenMetadata 1.6.2
          --> suites/red.yaml:4:3
           |
         4 |   serviceConnection:
           |   ^^^^^^^^^^^^^^^^^ move it to source.sourceConfig.config.serviceConnections[0]
           = help: dq-run convert suites/red.yaml --write
        """,
        ProblemText.render(problem, TextStyle.PLAIN));
  }

  @Test
  void theMarginGrowsWithTheLineNumber() {
    assertEquals(
        """
        warning[unused-connection]: nobody uses it
             --> a.yaml:1234:1
              |
         1234 | x: y
              | ^
        """,
        ProblemText.render(
            Problem.warning(ProblemCode.UNUSED_CONNECTION, "nobody uses it")
                .withLocation(at("a.yaml", 1234, 1, 1, "x: y")),
            TextStyle.PLAIN));
  }

  @Test
  void aPlaceWithoutItsLine() {
    assertEquals(
        """
        error[wrong-type]: a number was expected
          --> a.yaml:2:7
           = note: this one
           = help: remove the quotes
        """,
        ProblemText.render(
            Problem.error(ProblemCode.WRONG_TYPE, "a number was expected")
                .withLocation(Location.of("a.yaml", 2, 7))
                .withLabel("this one")
                .withHint("remove the quotes"),
            TextStyle.PLAIN));
  }

  @Test
  void aThingInsteadOfAPlace() {
    assertEquals(
        """
        error[table-not-found]: the server has no such table
          --> shop.sales.public.orders
        """,
        ProblemText.render(
            Problem.error(ProblemCode.TABLE_NOT_FOUND, "the server has no such table")
                .withPath("shop.sales.public.orders"),
            TextStyle.PLAIN));
  }

  @Test
  void marksStandUnderWideCombiningAndTabbedText() {
    assertMarks("a\tbc: x", 3, 2, "a   bc: x", "    ^^");
    assertMarks("名前: x", 1, 2, "名前: x", "^^^^");
    assertMarks("名前: x", 5, 1, "名前: x", "      ^");
    assertMarks("e\u0301te: x", 3, 1, "e\u0301te: x", " ^");
    assertMarks("😀: x", 4, 1, "😀: x", "    ^");
    assertMarks("a\u0000\u001b\u202eb: x", 5, 1, "ab: x", " ^");
  }

  @Test
  void marksOutsideTheLineAreClipped() {
    assertMarks("abc", 2, 50, "abc", " ^^");
    assertMarks("abc", 40, 3, "abc", "   ^");
    assertMarks("", 1, 1, "", "^");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String line = "x".repeat(300) + "HERE" + "y".repeat(300);

    Excerpt excerpt = Excerpt.of(line, at("a", 1, 301, 4, line));

    assertEquals("…" + "x".repeat(33) + "HERE" + "y".repeat(63) + "…", excerpt.text());
    assertEquals(34, excerpt.indent());
    assertEquals(4, excerpt.marks());
  }

  @Test
  void aLongMarkStaysInItsCutLine() {
    String line = "key: " + "v".repeat(500);

    Excerpt excerpt = Excerpt.of(line, at("a", 1, 6, 500, line));

    assertEquals("key: " + "v".repeat(95) + "…", excerpt.text());
    assertEquals(95, excerpt.marks());
  }

  @Test
  void colorsChangeNothingElse() {
    Problem problem =
        Problem.error(ProblemCode.UNKNOWN_KEY, "no")
            .withLocation(at("a.yaml", 3, 5, 4, "    tpye: x"))
            .withLabel("here")
            .withHint("h");
    String colored = ProblemText.render(problem, new TextStyle(Color.ANSI, Verbosity.NORMAL));

    assertTrue(colored.contains("\u001b[31m^^^^\u001b[0m"), colored);
    assertEquals(
        ProblemText.render(problem, TextStyle.PLAIN), colored.replaceAll("\u001b\\[\\d+m", ""));
  }

  @Test
  void oneLineForLists() {
    assertEquals(
        "a.yaml:3:5: error[unknown-key]: no such key",
        ProblemText.line(
            Problem.error(ProblemCode.UNKNOWN_KEY, "no\nsuch key")
                .withLocation(Location.of("a.yaml", 3, 5)),
            TextStyle.PLAIN));
    assertEquals(
        "warning[status-not-sent]: x",
        ProblemText.line(Problem.warning(ProblemCode.STATUS_NOT_SENT, "x"), TextStyle.PLAIN));
  }

  private static void assertMarks(String line, int column, int length, String shown, String marks) {
    Excerpt excerpt = Excerpt.of(line, at("a", 1, column, length, line));
    assertEquals(shown, excerpt.text());
    assertEquals(marks, " ".repeat(excerpt.indent()) + "^".repeat(excerpt.marks()));
  }

  private static Location at(String file, int line, int column, int length, String excerpt) {
    return new Location(file, line, column, length, Optional.of(excerpt));
  }
}
