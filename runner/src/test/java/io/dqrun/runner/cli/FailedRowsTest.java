package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of failures: on the server if somebody wants them, and nowhere else. */
class FailedRowsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.NEWEST);

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Outcome run(String... arguments) throws Exception {
    Cli.Outcome outcome = new Cli(folder.resolve("state")).run(arguments);
    StringBuilder all = new StringBuilder(outcome.out()).append(outcome.err());
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    assertFalse(all.toString().contains(People.SECRET), all::toString);
    assertFalse(all.toString().contains(People.ROW), all::toString);
    return outcome;
  }

  private static final String[] CASES = {
    People.testCase(
        "age_between", "columnValuesToBeBetween", "age", "minValue", "0", "maxValue", "150"),
    People.testCase(
        "name_in_set",
        "columnValuesToBeInSet",
        "name",
        "allowedValues",
        "['ann', 'eve']",
        "matchEnum",
        "true"),
    People.testCase(
        "name_not_in_set", "columnValuesToBeNotInSet", "name", "forbiddenValues", "['ann']"),
    People.testCase("id_unique", "columnValuesToBeUnique", "id"),
    People.testCase("name_not_null", "columnValuesToBeNotNull", "name"),
    People.testCase("name_length", "columnValueLengthsToBeBetween", "name", "maxLength", "3"),
    People.testCase("name_matches", "columnValuesToMatchRegex", "name", "regex", "^[a-z]+$"),
    People.testCase("name_does_not", "columnValuesToNotMatchRegex", "name", "forbiddenRegex", "^b"),
    People.testCase("age_mean", "columnValueMeanToBeBetween", "age", "maxValueForMeanInCol", "1"),
    People.testCase("email_not_null", "columnValuesToBeNotNull", "email"),
    People.testCase(
        "email_not_in_set", "columnValuesToBeNotInSet", "email", "forbiddenValues", "['a']"),
    People.testCase(
        "own_all",
        "tableCustomSQLQuery",
        "",
        "sqlExpression",
        "SELECT * FROM people WHERE age = -7"),
    People.testCase(
        "own_renamed",
        "tableCustomSQLQuery",
        "",
        "sqlExpression",
        "SELECT email AS name FROM people WHERE age = -5"),
    People.testCase(
        "own_chosen",
        "tableCustomSQLQuery",
        "",
        "sqlExpression",
        "SELECT * FROM people WHERE Email = 'b'"),
    People.testCase("passes", "columnValuesToBeBetween", "age", "minValue", "-9"),
  };

  @ParameterizedTest
  @EnumSource
  void rowsAreSentWithoutWhatIsTagged(People.Kind kind) throws Exception {
    People people = new People(server, folder, kind);
    people.tag("email", "PII.Sensitive");
    Cli.Outcome outcome = run("run", "-v", "--debug", "--failed-rows", "2", people.workflow(CASES));
    assertEquals(1, outcome.exitCode(), outcome.out() + outcome.err());
    assertFalse(outcome.err().contains("failed-rows-not-sent"), outcome.err());
    assertTrue(outcome.err().contains("sent 2 failed rows of age_between"), outcome.err());

    String table = people.table().toString();
    assertEquals(
        "[age, id, name, city, lon, lat] 2",
        sample(people.failedRows(table + ".age", "age_between")));
    JsonNode first = people.failedRows(table + ".age", "age_between").orElseThrow().at("/rows/0");
    assertTrue(first.get(0).isNumber(), first::toString);
    assertEquals(
        "[name, id, age, city, lon, lat] 2",
        sample(people.failedRows(table + ".name", "name_in_set")));
    assertEquals(
        "[name, id, age, city, lon, lat] 1",
        sample(people.failedRows(table + ".name", "name_not_in_set")));
    assertEquals(
        "[id, name, age, city, lon, lat] 2", sample(people.failedRows(table + ".id", "id_unique")));
    assertEquals(
        "[name, id, age, city, lon, lat] 1",
        sample(people.failedRows(table + ".name", "name_not_null")));
    assertEquals(
        "[name, id, age, city, lon, lat] 1",
        sample(people.failedRows(table + ".name", "name_length")));
    assertEquals(
        "[name, id, age, city, lon, lat] 1",
        sample(people.failedRows(table + ".name", "name_matches")));
    assertEquals(
        "[name, id, age, city, lon, lat] 2",
        sample(people.failedRows(table + ".name", "name_does_not")));
    assertEquals("none", sample(people.failedRows(table + ".age", "age_mean")));
    assertEquals("none", sample(people.failedRows(table + ".email", "email_not_null")));
    assertEquals("none", sample(people.failedRows(table + ".email", "email_not_in_set")));
    assertEquals("[id, name, age, city, lon, lat] 1", sample(people.failedRows(table, "own_all")));
    assertEquals("none", sample(people.failedRows(table, "own_renamed")));
    assertEquals(
        "none",
        sample(people.failedRows(table, "own_chosen")),
        "which rows there are would tell what is in the column");
    assertEquals("none", sample(people.failedRows(table + ".age", "passes")));

    String query = people.testCase(table + ".age", "age_between").get("inspectionQuery").asText();
    assertTrue(query.startsWith("SELECT "), query);
    assertTrue(query.contains(" > 150 OR ") && !query.contains("email"), query);
    assertFalse(people.testCase(table + ".email", "email_not_in_set").has("inspectionQuery"));
    assertEquals(
        "SELECT email AS name FROM people WHERE age = -5",
        people.testCase(table, "own_renamed").get("inspectionQuery").asText());
    for (String parent : List.of(table, table + ".age", table + ".name", table + ".id")) {
      for (String name : List.of("age_between", "name_in_set", "id_unique", "own_all")) {
        String stored = exists(people, parent, name);
        assertFalse(stored.contains(People.SECRET), stored);
      }
    }
  }

  private static String exists(People people, String parent, String name) {
    try {
      return people.failedRows(parent, name).map(JsonNode::toString).orElse("");
    } catch (AssertionError noSuchCase) {
      return "";
    }
  }

  private static String sample(Optional<JsonNode> rows) {
    return rows.map(
            one -> {
              StringBuilder columns = new StringBuilder();
              one.get("columns")
                  .forEach(c -> columns.append(columns.isEmpty() ? "" : ", ").append(c.asText()));
              return "[" + columns + "] " + one.get("rows").size();
            })
        .orElse("none");
  }

  @Test
  void nobodyIsShownAnythingUnasked() throws Exception {
    People people = new People(server, folder, People.Kind.SQLITE);
    long requests = server.requests();
    assertEquals(1, run("run", people.workflow(CASES[0])).exitCode());
    assertEquals("none", sample(people.failedRows(people.table() + ".age", "age_between")));
    long without = server.requests() - requests;
    requests = server.requests();
    Cli.Outcome asked =
        new Cli(folder.resolve("state"))
            .with("DQRUN_RUN_FAILED_ROWS", "1")
            .run("run", "--output", "json", people.workflow(CASES[0]));
    assertFalse(asked.out().contains(People.ROW) || asked.err().contains(People.ROW), asked.out());
    assertEquals(
        "[age, id, name, email, city, lon, lat] 1",
        sample(people.failedRows(people.table() + ".age", "age_between")));
    assertTrue(server.requests() - requests > without, "tags, rows and query");
  }

  @Test
  void aTableThatIsTaggedIsShownNothingOf() throws Exception {
    People people = new People(server, folder, People.Kind.SQLITE);
    people.tag("age", "PersonalData.Personal");
    assertEquals(
        1, run("run", "--failed-rows", "9", people.workflow(CASES[0], CASES[3])).exitCode());
    assertEquals("none", sample(people.failedRows(people.table() + ".age", "age_between")));
    assertEquals(
        "[id, name, email, city, lon, lat] 2",
        sample(people.failedRows(people.table() + ".id", "id_unique")));
  }

  @Test
  void rowsThatCannotBeReadCostNoVerdict() throws Exception {
    People people = new People(server, folder, People.Kind.SQLITE);
    // The server believes in a column that is gone: only the statement for rows reads it.
    people.call(
        "PUT",
        "tables",
        "{\"name\":\"people\",\"databaseSchema\":\"staff.people.main\",\"columns\":[{\"name\":\"age\","
            + "\"dataType\":\"INT\"},{\"name\":\"gone\",\"dataType\":\"INT\"}]}");
    Cli.Outcome outcome = run("run", "--failed-rows", "2", people.workflow(CASES[0]));
    assertEquals(1, outcome.exitCode(), outcome.out() + outcome.err());
    assertTrue(
        outcome
            .err()
            .contains(
                "warning[failed-rows-not-sent]: the failed rows of age_between could not be read:"
                    + " the database refused the statement"),
        outcome.err());
  }

  private Cli.Outcome withFault(int exitCode, Faults.Rule rule) throws Exception {
    People people = new People(server, folder, People.Kind.SQLITE);
    people.tag("email", "PII.Sensitive");
    server.inject(Faults.NONE.with(rule));
    Cli.Outcome outcome =
        run("run", "-v", "--failed-rows", "2", people.workflow(CASES[0], CASES[1], CASES[3]));
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    server.inject(Faults.NONE);
    assertEquals("none", sample(people.failedRows(people.table() + ".age", "age_between")));
    return outcome;
  }

  private static long warnings(Cli.Outcome outcome) {
    return outcome.err().lines().filter(line -> line.contains("[failed-rows-not-sent]")).count();
  }

  @Test
  void aServerThatKeepsNoneIsAskedOnce() throws Exception {
    Cli.Outcome outcome = withFault(1, Faults.every(1, Fault.NOT_FOUND).on("/failedRowsSample"));
    assertEquals(1, warnings(outcome), outcome.err());
    assertTrue(outcome.err().contains("this server keeps no failed rows"), outcome.err());
  }

  @Test
  void withoutKnownTagsNothingIsRead() throws Exception {
    Cli.Outcome outcome = withFault(1, new Faults.Rule(Fault.FORBIDDEN, "tables/name", 2, 1));
    assertEquals(1, warnings(outcome), outcome.err());
    assertTrue(outcome.err().contains("its tags are not known"), outcome.err());
  }

  @Test
  void rowsOfAnUndeliveredResultAreForgotten() throws Exception {
    Cli.Outcome outcome = withFault(77, Faults.every(1, Fault.UNAUTHORIZED).on("testCaseResults"));
    assertEquals(1, warnings(outcome), outcome.err());
    assertTrue(outcome.err().contains("they are not kept"), outcome.err());
  }

  @Test
  void aNumberOfRowsIsANumber() {
    Cli.Outcome slip = Cli.call("run", "--failed-rows", "many", "x.yaml");
    assertEquals(64, slip.exitCode());
    assertTrue(slip.err().contains("say a whole number from 0 to 1000"), slip.err());
  }
}
