package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows of two tables are compared, as the server's settings of the first one say. */
class SampledDiffTest {

  private static final int ROWS = 1000;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private String table = "";
  private String workflow = "";

  /** Two tables of the same keys; every row differs, so that all that are compared are counted. */
  @BeforeEach
  void open() throws Exception {
    String database = PostgresServer.createDatabase("sampled");
    PostgresServer.execute(
        database,
        "CREATE TABLE many AS SELECT n AS id, 'x' AS name, CURRENT_TIMESTAMP::timestamp - n *"
            + " INTERVAL '1 hour' + INTERVAL '30 minutes' AS at FROM generate_series(1, "
            + ROWS
            + ") n",
        "ALTER TABLE many ADD PRIMARY KEY (id)",
        "CREATE TABLE others AS SELECT id, 'y' AS name, at FROM many");
    PostgresTables.registerAt(server, "shop", database);
    table = "shop." + database + ".public.many";
    workflow =
        Files.writeString(
                folder.resolve("diff.yaml"),
                """
                source:
                  type: TestSuite
                  serviceName: x
                  sourceConfig:
                    config:
                      type: TestSuite
                      entityFullyQualifiedName: %1$s
                      serviceConnections:
                        - serviceName: shop
                          serviceConnection:
                            config: {type: Postgres, username: postgres, hostPort: '%2$s', database: %3$s}
                processor:
                  type: orm-test-runner
                  config:
                    testCases:
                      - name: same
                        testDefinitionName: tableDiff
                        parameterValues: [{name: table2, value: shop.%3$s.public.others}]
                sink: {type: metadata-rest, config: {}}
                workflowConfig:
                  openMetadataServerConfig:
                    hostPort: %4$s
                    authProvider: openmetadata
                    securityConfig: {jwtToken: a-token}
                """
                    .formatted(
                        table,
                        PostgresServer.host() + ":" + PostgresServer.port(),
                        database,
                        server.url()))
            .toString();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** How many rows a run with these profiler settings of the table compares. */
  private int compared(String settings) throws Exception {
    new ServerSettings(server).configure("tables", table, "tableProfilerConfig", settings);
    Cli.Outcome outcome = new Cli(folder.resolve("state")).run("run", "--output", "json", workflow);
    assertEquals(1, outcome.exitCode(), outcome.out() + outcome.err());
    JsonNode testCase = outcome.json().at("/cases/0");
    assertEquals("Failed", testCase.get("status").asText(), testCase.toString());
    int rows = testCase.get("failedRows").asInt();
    assertEquals(
        "Found " + rows + " different rows which is more than the threshold of 0",
        testCase.get("result").asText());
    return rows;
  }

  @Test
  void theSettingsOfTheFirstTableDecideHowMuchIsCompared() throws Exception {
    int share = compared("{\"profileSample\": 20, \"profileSampleType\": \"PERCENTAGE\"}");
    assertTrue(share > 120 && share < 290, "about 200: " + share);
    int some = compared("{\"profileSample\": 300, \"profileSampleType\": \"ROWS\"}");
    assertTrue(some > 210 && some < 390, "about 300: " + some);
    assertEquals(ROWS, compared("{\"profileSample\": 100, \"profileSampleType\": \"PERCENTAGE\"}"));
  }

  @Test
  void aPartOfBothIsComparedUnlessItIsSwitchedOff() throws Exception {
    String range =
        "{\"partitioning\": {\"enablePartitioning\": %s, \"partitionColumnName\": \"id\","
            + " \"partitionIntervalType\": \"INTEGER-RANGE\", \"partitionIntegerRangeStart\": 11,"
            + " \"partitionIntegerRangeEnd\": 60}}";
    assertEquals(50, compared(range.formatted("true")));
    assertEquals(ROWS, compared(range.formatted("false")));
    assertEquals(
        24,
        compared(
            "{\"partitioning\": {\"enablePartitioning\": true, \"partitionColumnName\": \"at\","
                + " \"partitionIntervalType\": \"TIME-UNIT\", \"partitionInterval\": 1,"
                + " \"partitionIntervalUnit\": \"DAY\"}}"));
  }
}
