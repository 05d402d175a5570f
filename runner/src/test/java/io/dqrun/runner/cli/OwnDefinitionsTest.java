package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Definitions that users made of SQL, from the server to the verdict. */
class OwnDefinitionsTest {

  private static final String NUMBER =
      "{\"name\":\"least\",\"dataType\":\"INT\",\"required\":true}";
  private static final String TEXT = "{\"name\":\"text\",\"dataType\":\"STRING\"}";
  private static final String LIST = "{\"name\":\"list\",\"dataType\":\"ARRAY\"}";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.NEWEST);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void gapsAreFilledWithConstantsAndNames(People.Kind kind) throws Exception {
    People people = new People(server, folder, kind);
    String from = "SELECT * FROM {{ table_name }} WHERE {{ column_name }} ";
    people.define("atLeast", "COLUMN", from + "< {{ least }}", NUMBER);
    people.define(
        "quoted",
        "COLUMN",
        "SELECT * FROM {{table_name}} WHERE \"{{ column_name }}\" = '{{ text }}'",
        TEXT);
    people.define("listed", "COLUMN", from + "IN ({{ list }})", LIST);
    people.define(
        "whole", "TABLE", "SELECT id FROM {{ table_name }} WHERE age > {{ least }};", NUMBER);
    people.define("filter", "COLUMN", from + "= {{ text | upper }}", TEXT);
    people.define("loop", "COLUMN", "{% for x in y %}SELECT 1{% endfor %}", "");
    people.define("inside", "COLUMN", from + "LIKE '%{{ text }}%'", TEXT);
    people.define("stranger", "COLUMN", from + "= {{ other }}", TEXT);
    people.define("unsafe", "COLUMN", "DELETE FROM {{ table_name }}", "");
    people.define("two", "TABLE", "SELECT 1; DROP TABLE {{ table_name }}", "");
    String workflow =
        people.workflow(
            People.testCase("low", "atLeast", "age", "least", "0"),
            People.testCase("none", "atLeast", "age", "least", "-100"),
            People.testCase("slip", "atLeast", "age", "least", "0 OR 1=1"),
            People.testCase("ann", "quoted", "name", "text", "ann"),
            People.testCase("evil", "quoted", "name", "text", "x' OR 'a'='a\\' --"),
            People.testCase("names", "listed", "name", "list", "['ann', 'o''x']"),
            People.testCase("old", "whole", "", "least", "100"),
            People.testCase("filter", "filter", "name", "text", "x"),
            People.testCase("loop", "loop", "name"),
            People.testCase("inside", "inside", "name", "text", "x"),
            People.testCase("stranger", "stranger", "name"),
            People.testCase("unsafe", "unsafe", "name"),
            People.testCase("two", "two", ""),
            People.testCase("own", "tableCustomSQLQuery", "", "sqlExpression", "EXEC p; SELECT 1"));
    Cli.Outcome outcome =
        new Cli(folder.resolve("state"))
            .run("run", "--failed-rows", "5", "--output", "json", workflow);
    assertEquals(2, outcome.exitCode(), outcome.out() + outcome.err());
    Map<String, String> results = new HashMap<>();
    for (JsonNode one : outcome.json().get("cases")) {
      results.put(
          one.get("name").asText(), one.get("status").asText() + " " + one.get("result").asText());
      if (one.get("name").asText().equals("low")) {
        assertEquals("Row Count", one.at("/values/0/name").asText());
        assertEquals("2", one.at("/values/0/value").asText());
      }
    }
    assertEquals(
        "Failed Column 'age' in table 'people' has 2 rows matching the condition. Expected 0.",
        results.get("low"));
    assertTrue(String.valueOf(results.get("none")).startsWith("Success "), results::toString);
    assertTrue(String.valueOf(results.get("ann")).contains(" has 1 rows "), results::toString);
    assertTrue(String.valueOf(results.get("evil")).contains(" has 0 rows "), results::toString);
    assertTrue(String.valueOf(results.get("names")).contains(" has 1 rows "), results::toString);
    assertEquals(
        "Failed Table 'people' has 1 rows matching the condition. Expected 0.", results.get("old"));
    assertAborted(results, "slip", "parameter least: a number is expected");
    assertAborted(results, "filter", "only {{ name }} is understood in a sqlExpression");
    assertAborted(results, "loop", "this is something else: {% for x in y %}SELECT 1");
    assertAborted(results, "inside", "{{ text }} stands inside of quotes or a comment");
    assertAborted(results, "stranger", "has {{ other }}, but the definition has no such parameter");
    assertAborted(
        results, "unsafe", "SQL expression is not safe: it begins with DELETE; only what");
    assertAborted(
        results,
        "two",
        "SQL expression is not safe: it has a semicolon before DROP; only one statement is executed"
            + " (in the definition two)");
    assertEquals(
        "Aborted Error computing "
            + people.table()
            + ".own: SQL expression is not safe\n\nEXEC p; SELECT 1",
        results.get("own"),
        "as OpenMetadata words it");
    assertTrue(
        outcome
            .json()
            .get("problems")
            .toString()
            .contains("the SQL of own is not executed: it begins with EXEC; only what begins"),
        outcome::out);
    assertEquals(
        2, people.failedRows(people.table() + ".age", "low").orElseThrow().get("rows").size());
  }

  private static void assertAborted(Map<String, String> results, String name, String reason) {
    String result = String.valueOf(results.get(name));
    assertTrue(result.startsWith("Aborted ") && result.contains(reason), result);
  }
}
