package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Comparing a table with one of another service, from the command line on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableDiffRunTest {

  private static final String ARCHIVE_TABLE = "archive.archive.main.";

  private Path folder = Path.of("unused");
  private String shop = "";
  private String shopTable = "";
  private String archive = "";
  private String told = "";
  private String settings = "";

  @BeforeAll
  void makeDatabases(@TempDir Path empty) throws Exception {
    folder = empty;
    Path file = folder.resolve("archive.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, name VARCHAR(10))");
      statement.execute("INSERT INTO orders VALUES (1, 'x'), (2, 'y'), (3, 'z')");
    }
    String database = PostgresServer.createDatabase("shop");
    PostgresServer.execute(
        database,
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, name VARCHAR(10))",
        "INSERT INTO orders VALUES (1, 'x'), (2, 'Y'), (4, 'w')",
        "CREATE TABLE copy AS SELECT * FROM orders",
        "CREATE TABLE many AS SELECT n AS id, 'x' AS name FROM generate_series(1, 400) n",
        "ALTER TABLE many ADD PRIMARY KEY (id)",
        "CREATE TABLE others AS SELECT id, 'y' AS name FROM many",
        "CREATE VIEW sleepy AS SELECT id, name FROM orders WHERE pg_sleep(60) IS NOT NULL");
    shop =
        """
        {type: Postgres, username: postgres, hostPort: '127.0.0.1:%d', database: %s}\
        """
            .formatted(PostgresServer.port(), database);
    archive = "{type: SQLite, database: archive, databaseMode: " + file + "}";
    shopTable = "shop." + database + ".public.";
  }

  private static String diff(String name, String other, String... more) {
    StringBuilder testCase =
        new StringBuilder(
            "- {name: %s, testDefinitionName: tableDiff, parameterValues: [{name: table2, value:"
                    .formatted(name)
                + " "
                + other
                + "}");
    for (int i = 0; i < more.length; i += 2) {
      testCase.append(", {name: %s, value: \"%s\"}".formatted(more[i], more[i + 1]));
    }
    return testCase.append("]}\n").toString();
  }

  private JsonNode call(int exitCode, String table, String cases, String... arguments)
      throws Exception {
    Path workflow =
        Files.writeString(
            folder.resolve("diff.yaml"),
            """
            source:
              type: TestSuite
              serviceName: x
              sourceConfig:
                config:
                  type: TestSuite
                  entityFullyQualifiedName: %s%s
                  serviceConnections:
                    - {serviceName: shop, serviceConnection: {config: %s}}
                    - {serviceName: archive, serviceConnection: {config: %s}}
            processor:
              type: orm-test-runner
              config:
                testCases:
            %ssink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: http://127.0.0.1:1/api
                authProvider: openmetadata
                securityConfig: {jwtToken: bot}
            """
                .formatted(table, settings, shop, archive, cases.indent(10)));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--sandbox", "--output=json", workflow.toString()));
    Cli.Outcome outcome = new Cli(folder).run(all.toArray(new String[0]));
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    told = outcome.err();
    return outcome.json();
  }

  @Test
  void twoServicesAreComparedInBothDirections() throws Exception {
    JsonNode result =
        call(
            2,
            shopTable + "orders",
            diff("archived", ARCHIVE_TABLE + "orders")
                + diff("tolerated", ARCHIVE_TABLE + "orders", "threshold", "4")
                + diff("copied", shopTable + "copy")
                + diff("ghost", ARCHIVE_TABLE + "ghost")
                + diff("unsafe", ARCHIVE_TABLE + "orders", "where", "1 = 1; DELETE FROM orders"),
            "run",
            "--jobs=1");
    assertEquals(List.of(), names(result.path("problems"), "code"), result.toString());
    assertEquals(
        List.of("Failed", "Success", "Success", "Aborted", "Aborted"),
        names(result.path("cases"), "status"),
        result.toString());
    String text = result.toString();
    assertTrue(text.contains("Found 3 different rows which is more than the threshold of 0"));
    assertTrue(text.contains("archive.archive.main.ghost is not on the server"), text);
    assertTrue(text.contains("parameter where is not safe: it holds a semicolon"), text);
    JsonNode back =
        call(1, ARCHIVE_TABLE + "orders", diff("shown", shopTable + "orders"), "run", "--jobs=1");
    assertEquals(List.of("Failed"), names(back.path("cases"), "status"), back.toString());
  }

  private static List<String> names(JsonNode list, String field) {
    List<String> names = new ArrayList<>();
    list.forEach(one -> names.add(one.path(field).asText()));
    return names;
  }

  @Test
  void rowsThatDifferAreSent() throws Exception {
    call(
        1,
        shopTable + "orders",
        diff("archived", ARCHIVE_TABLE + "orders")
            + diff("short", ARCHIVE_TABLE + "orders", "where", "id = 2")
            + diff("same", shopTable + "copy"),
        "run",
        "-v",
        "--failed-rows=3");
    assertTrue(told.contains("sent 3 failed rows of archived"), told);
    assertTrue(told.contains("sent 2 failed rows of short"), told);
    assertFalse(told.contains("failed rows of same"), told);
    assertFalse(told.contains("failed-rows-not-sent"), told);
  }

  @Test
  void aPlanShowsTheStatementsOfBothSides() throws Exception {
    JsonNode plan =
        call(0, shopTable + "orders", diff("archived", ARCHIVE_TABLE + "orders"), "plan");
    String text = plan.toString();
    assertTrue(
        text.contains(
            "SELECT \\\"id\\\", \\\"name\\\" FROM \\\"public\\\".\\\"orders\\\" ORDER BY"
                + " \\\"id\\\""),
        text);
    assertTrue(text.contains("SELECT `id`, `name` FROM `orders` ORDER BY `id`"), text);
    assertEquals(List.of("shop", "archive"), names(plan.path("statements"), "service"), text);
  }

  /** As upstream: a comparison asks the settings of the table alone. */
  @Test
  void theSampleOfTheWorkflowIsNotThatOfComparisons() throws Exception {
    settings = "\n      profileSample: 50\n      profileSampleType: PERCENTAGE";
    try {
      JsonNode result = call(1, shopTable + "many", diff("changed", shopTable + "others"), "run");
      assertEquals(400, result.at("/cases/0/failedRows").asInt(), result.toString());
    } finally {
      settings = "";
    }
  }

  @Test
  void theTimeOfAStatementEndsBothSides() throws Exception {
    JsonNode result =
        call(
            2,
            ARCHIVE_TABLE + "orders",
            diff("slow", shopTable + "sleepy", "threshold", "1")
                + diff("quick", shopTable + "orders"),
            "run",
            "--test-timeout=1s");
    assertEquals(List.of("Aborted", "Failed"), names(result.path("cases"), "status"));
    // Not the time of the whole call: a busy machine takes its own to start a server.
    long millis = result.path("cases").path(0).path("durationMillis").asLong();
    assertTrue(millis >= 1000 && millis < 30_000, result.toString());
    assertTrue(result.toString().contains("took longer than 1s"), result.toString());
  }

  @Test
  void anotherServiceThatIsAwayCostsOnlyItsCases() throws Exception {
    String before = archive;
    try {
      archive = "{type: SQLite, database: archive, databaseMode: " + folder + "/gone.db}";
      JsonNode result =
          call(
              2,
              shopTable + "orders",
              diff("archived", ARCHIVE_TABLE + "orders") + diff("copied", shopTable + "copy"),
              "run");
      assertFalse(result.toString().contains("Exception"), result.toString());
      assertEquals(
          List.of("Aborted", "Success"), names(result.path("cases"), "status"), result.toString());
    } finally {
      archive = before;
    }
  }
}
