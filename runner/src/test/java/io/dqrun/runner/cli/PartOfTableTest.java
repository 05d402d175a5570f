package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows are tested, as workflow, table, schema and database say; and whose verdict counts. */
class PartOfTableTest {

  private static final String ROWS =
      """
      - name: rows
        testDefinitionName: tableRowCountToEqual
        parameterValues:
          - name: value
            value: "2"
      """;

  @TempDir Path folder;
  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private final ServerSettings settings = new ServerSettings(server);
  private Shop shop;

  @BeforeEach
  void open() throws Exception {
    shop = new Shop(folder);
    shop.registerAt(server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Cli cli() {
    return new Cli(folder.resolve("state"));
  }

  private String workflow(String cases, String sample) throws Exception {
    Path file = shop.basic(server.url().toString(), cases);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("      serviceConnections:", sample.indent(6) + "      serviceConnections:"));
    return file.toString();
  }

  private String planned(String file) {
    Cli.Outcome outcome = cli().run("plan", "--output", "json", file);
    assertEquals(0, outcome.exitCode(), outcome.err() + outcome.out());
    List<String> statements = new ArrayList<>();
    outcome.json().get("statements").forEach(one -> statements.add(one.get("sql").asText()));
    return String.join("\n", statements);
  }

  @Test
  void theWorkflowIsTheWeakestToSayHowMuch() throws Exception {
    String file = workflow(ROWS, "profileSample: 11");
    assertTrue(planned(file).contains(" < 11)"), planned(file));
    settings.configure(
        "databases", "shop.shop", "databaseProfilerConfig", "{\"profileSample\": 22}");
    assertTrue(planned(file).contains(" < 22)"), planned(file));
    settings.configure(
        "databaseSchemas",
        "shop.shop.main",
        "databaseSchemaProfilerConfig",
        "{\"profileSample\": 33, \"profileSampleType\": \"ROWS\"}");
    assertTrue(planned(file).contains(" LIMIT 33)"), planned(file));
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", "{\"profileSample\": 0}");
    assertTrue(planned(file).contains(" LIMIT 33)"), "0 says nothing: " + planned(file));
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", "{\"profileSample\": 44}");
    assertTrue(planned(file).contains(" < 44)"), planned(file));
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", "{\"profileSample\": 100}");
    assertFalse(planned(file).contains("WITH"), "all of it: " + planned(file));
    settings.configure(
        "tables",
        Shop.TABLE,
        "tableProfilerConfig",
        "{\"profileSample\": 44, \"profileQuery\": \"SELECT 1, 2, 3;\"}");
    assertTrue(planned(file).contains("(`id`, `amount`, `status`) AS"), planned(file));
    assertFalse(planned(file).contains("44"), planned(file));
  }

  @Test
  void whatIsConfiguredIsToldOnlyToWhomItIsAskedBy() throws Exception {
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", "{\"profileSample\": 44}");
    settings.configure(
        "databases", "shop.shop", "databaseProfilerConfig", "{\"profileSample\": 22}");
    String table = "tables/name/" + Shop.TABLE;
    assertFalse(settings.call("GET", table, "").has("tableProfilerConfig"));
    assertEquals(
        44,
        settings
            .call("GET", table + "?fields=tableProfilerConfig", "")
            .at("/tableProfilerConfig/profileSample")
            .asInt());
    assertFalse(settings.call("GET", "databases/name/shop.shop", "").has("databaseProfilerConfig"));
    assertEquals(
        22,
        settings
            .call("GET", "databases/name/shop.shop?fields=databaseProfilerConfig", "")
            .at("/databaseProfilerConfig/profileSample")
            .asInt());
  }

  @Test
  void aPartitionIsTestedUnlessItIsSwitchedOff() throws Exception {
    String partitioning =
        "{\"partitioning\": {\"enablePartitioning\": %s, \"partitionColumnName\": \"status\","
            + " \"partitionIntervalType\": \"COLUMN-VALUE\", \"partitionValues\": [\"PAID\"]}}";
    String file = workflow(ROWS, "");
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", partitioning.formatted("true"));
    Cli.Outcome part = cli().run("run", "--output", "json", file);
    assertEquals(
        "Found rowCount=1 rows vs. the expected 2.0",
        part.json().at("/cases/0/result").asText(),
        part.out() + part.err());
    settings.configure(
        "tables", Shop.TABLE, "tableProfilerConfig", partitioning.formatted("false"));
    Cli.Outcome all = cli().run("run", file);
    assertEquals(0, all.exitCode(), all.out() + all.err());
    assertTrue(
        all.err()
            .contains(
                "warning[setting-not-applied]: the partitioning of shop.shop.main.orders is"
                    + " switched off"),
        all.err());
  }

  /** OpenMetadata 1.6.2 does not ask for the settings of tables there. */
  @Test
  void aLogicalSuiteTestsThePart() throws Exception {
    server.registerLogicalSuite(
        "nightly",
        Optional.empty(),
        Optional.empty(),
        List.of(
            CreateTestCase.builder()
                .name("rows")
                .testDefinition("tableRowCountToEqual")
                .computePassedFailedRowCount(false)
                .entityLink(new EntityLink(FullyQualifiedName.parse(Shop.TABLE), Optional.empty()))
                .addParameterValues(new ParameterValue("value", "1"))
                .build()));
    settings.configure(
        "tables",
        Shop.TABLE,
        "tableProfilerConfig",
        "{\"partitioning\": {\"enablePartitioning\": true, \"partitionColumnName\": \"id\","
            + " \"partitionIntervalType\": \"INTEGER-RANGE\", \"partitionIntegerRangeStart\": 2,"
            + " \"partitionIntegerRangeEnd\": 9}}");
    Path file = Path.of(workflow(ROWS, ""));
    String text =
        Files.readString(file)
            .replace("serviceName: orders", "serviceName: nightly")
            .replaceFirst(" *entityFullyQualifiedName: .*\\n", "")
            .replaceFirst("(?s)  config:\\n +testCases:\\n.*sink:", "  config: {}\nsink:");
    Files.writeString(file, text);
    Cli.Outcome outcome = cli().run("run", "--output", "json", file.toString());
    assertEquals(
        "Found rowCount=1 rows vs. the expected 1.0",
        outcome.json().at("/cases/0/result").asText(),
        outcome.out() + outcome.err());
  }

  @Test
  void aComparisonThatCannotBeSampledSaysSo() throws Exception {
    String file =
        workflow(
            """
            - name: same
              testDefinitionName: tableDiff
              parameterValues:
                - {name: table2, value: %s}
                - {name: keyColumns, value: "['id']"}
            """
                .formatted(Shop.TABLE),
            "");
    settings.configure("tables", Shop.TABLE, "tableProfilerConfig", "{\"profileSample\": 50}");
    Cli.Outcome outcome = cli().run("run", file);
    assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());
    assertTrue(
        outcome
            .err()
            .contains("same compares all rows: these databases cannot pick a sample by this key"),
        outcome.err());
  }

  @Test
  void aSuiteWithoutCasesIsNoSilentSuccess() throws Exception {
    Cli.Outcome outcome = cli().run("run", workflow("[]", ""));
    assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());
    assertTrue(
        outcome.err().contains("warning[nothing-to-run]: the suite has no test cases, so that"),
        outcome.err());
  }

  @Test
  void settingsWithoutSenseAreNamed() throws Exception {
    String file = workflow(ROWS, "");
    settings.configure(
        "tables",
        Shop.TABLE,
        "tableProfilerConfig",
        "{\"partitioning\": {\"enablePartitioning\": true, \"partitionColumnName\": \"gone\","
            + " \"partitionIntervalType\": \"TIME-UNIT\"}}");
    Cli.Outcome outcome = cli().run("run", "--output", "json", file);
    assertEquals(
        "Error executing tableRowCountToEqual - the profiler settings of the table make no sense:"
            + " the table has no column gone to partition by",
        outcome.json().at("/cases/0/result").asText(),
        outcome.out() + outcome.err());
    assertEquals(2, outcome.exitCode());
  }

  @Test
  void theWayToJudgeIsAnOptionOfRunAndPlan() throws Exception {
    String file =
        workflow(
            """
            - name: columns
              testDefinitionName: tableColumnToMatchSet
              parameterValues:
                - name: columnNames
                  value: status,id,amount
                - name: ordered
                  value: "false"
            - name: missing
              testDefinitionName: columnValuesMissingCount
              columnName: amount
              parameterValues:
                - name: missingCountValue
                  value: "1"
            """,
            "");
    Cli.Outcome upstream = cli().run("run", file);
    assertEquals(1, upstream.exitCode(), upstream.out() + upstream.err());
    assertTrue(
        upstream
            .err()
            .contains(
                "warning[upstream-quirk]: columns is Failed by a quirk of OpenMetadata's own"
                    + " runner, Success otherwise: it takes every text of `ordered` for true"),
        upstream.err());
    Cli.Outcome clean = cli().run("run", "--compat", "clean", file);
    assertEquals(0, clean.exitCode(), clean.out() + clean.err());
    assertFalse(clean.err().contains("quirk"), clean.err());
    assertEquals(0, cli().with("DQRUN_RUN_COMPAT", "clean").run("run", file).exitCode());
    assertTrue(planned(file).contains(" IN ('')"), planned(file));
    assertFalse(
        cli().with("DQRUN_RUN_COMPAT", "clean").run("plan", file).out().contains(" IN ('')"));
    Cli.Outcome slip = cli().run("plan", "--compat", "claen", file);
    assertEquals(64, slip.exitCode());
    assertTrue(slip.err().contains("did you mean clean?"), slip.err());
  }
}
