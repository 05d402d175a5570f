package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that are signalled while a statement is running for a long time. */
@Timeout(120)
class RunSignalTest {

  private static final String RUN = "6f9619ff-8b86-4011-b42d-00c04fc964ff";
  private static final String NEXT_RUN = "6f9619ff-8b86-4011-b42d-00c04fc96500";

  private final String database = PostgresServer.createDatabase("signals");
  private final String table = "pg." + database + ".public.orders";
  private final String pipeline = table + ".testSuite.nightly";
  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private final Path folder;
  private final Path state;

  RunSignalTest(@TempDir Path folder) {
    this.folder = folder;
    this.state = folder.resolve("state");
    PostgresServer.execute(
        database, "CREATE TABLE orders (id bigint)", "INSERT INTO orders VALUES (1), (2)");
    PostgresTables.registerAt(server, "pg", database);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void whatWasFinishedIsDeliveredAndTheRestIsCancelled(String signal, int exitCode)
      throws Exception {
    assumeFalse(signal.equals("INT") && SubmitSignalTest.isInterruptIgnored());
    Process process = start(RUN, 60);
    try {
      untilItSleeps(true);
      untilResults("first", 1);
      assertFalse(PostgresServer.single(connections()).equals("0"));
      assertEquals("running", status(RUN).path("pipelineState").asText());

      signal(signal, process);

      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      assertEquals(exitCode, process.exitValue(), err());
      untilItSleeps(false);
      untilNobodyIsConnected();
      assertEquals(1, server.results(table + ".first").size());
      // It had to wait behind the slow one.
      assertEquals(1, server.results(table + ".last").size());
      assertEquals(0, server.results(table + ".slow").size());
      JsonNode status = status(RUN);
      assertEquals("failed", status.path("pipelineState").asText());
      assertTrue(status.path("endDate").asLong() >= status.path("startDate").asLong());
      assertTrue(status.toString().contains("the run was stopped before its end"), "" + status);
      assertTrue(err().contains("dq-run: SIG" + signal + ": running statements are"), err());
      JsonNode json = new ObjectMapper().readTree(folder.resolve("out.txt").toFile());
      assertEquals(exitCode, json.path("exitCode").asInt());
      assertEquals(2, json.path("counts").path("delivered").asInt(), json.toString());
      assertEquals(1, json.path("counts").path("skipped").asInt(), json.toString());
      assertEquals(List.of(), journals());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aSecondSignalEndsItAtOnceAndTheNextRunDoesTheRest() throws Exception {
    Process process = start(RUN, 60);
    try {
      untilItSleeps(true);
      untilResults("first", 1);
      // From now on the server takes its time, so that there is something to wait for.
      server.inject(Faults.NONE.with(Duration.ofSeconds(30)));
      signal("TERM", process);
      until(() -> err().contains("SIGTERM"));
      assertFalse(process.waitFor(1, TimeUnit.SECONDS), "there was nothing to wait for");

      long before = System.nanoTime();
      signal("TERM", process);

      assertTrue(process.waitFor(5, TimeUnit.SECONDS));
      assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(2));
      assertEquals(143, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
    server.inject(Faults.NONE);
    assertEquals(0, start(NEXT_RUN, 0).waitFor(), err());
    assertEquals("failed", status(RUN).path("pipelineState").asText());
    assertEquals("success", status(NEXT_RUN).path("pipelineState").asText());
    assertEquals(List.of(), journals());
  }

  @Test
  void aServerThatDoesNotAnswerCannotHoldUpTheEnd() throws Exception {
    Process process = start(RUN, 60);
    try {
      untilItSleeps(true);
      untilResults("first", 1);
      server.inject(Faults.NONE.with(Duration.ofMinutes(2)));

      signal("TERM", process);

      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      assertEquals(143, process.exitValue(), err());
      untilItSleeps(false);
      untilNobodyIsConnected();
      assertEquals(1, journals().size());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theNextRunClosesAKilledOneAndDeliversWhatItLeft() throws Exception {
    Process process = start(RUN, 2);
    try {
      untilItSleeps(true);
      untilResults("first", 1);
      server.inject(Faults.NONE.with(Faults.every(1, Fault.UNAVAILABLE)));
      until(() -> Files.readString(journals().get(0)).contains("\"case\":\"" + table + ".slow"));
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    server.inject(Faults.NONE);
    assertEquals(0, server.results(table + ".slow").size());
    assertEquals("running", status(RUN).path("pipelineState").asText());
    assertEquals(1, journals().size());

    assertEquals(0, start(NEXT_RUN, 0).waitFor(), err());

    JsonNode closed = status(RUN);
    assertEquals("failed", closed.path("pipelineState").asText());
    assertTrue(closed.toString().contains("the run was killed"), closed.toString());
    assertTrue(out().contains("\"code\":\"run-left-open\""), out());
    assertEquals(2, server.results(table + ".slow").size());
    assertEquals("success", status(NEXT_RUN).path("pipelineState").asText());
    assertEquals(2, server.results(table + ".first").size());
    assertEquals(List.of(), journals());
    assertEquals(0, start(NEXT_RUN, 0).waitFor(), err());
    assertFalse(out().contains("run-left-open"), out());
    assertEquals(closed, status(RUN), "it was closed a second time");
  }

  @Test
  void aRunOfTheSameIdIsNotClosedByItself() throws Exception {
    Process process = start(RUN, 60);
    try {
      untilItSleeps(true);
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    assertEquals(0, start(RUN, 0).waitFor(), err());
    assertFalse(out().contains("run-left-open"), out());
    assertEquals("success", status(RUN).path("pipelineState").asText());
    assertEquals(List.of(), journals());
  }

  @Test
  void anEndThatTheServerDidNotHearIsToldByTheNextRun() throws Exception {
    Process process = start(RUN, 2);
    try {
      untilItSleeps(true);
      untilResults("first", 1);
      server.inject(Faults.NONE.with(Faults.every(1, Fault.UNAVAILABLE)));
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(75, process.exitValue(), err());
    } finally {
      process.destroyForcibly();
    }
    server.inject(Faults.NONE);
    assertEquals(0, start(NEXT_RUN, 0).waitFor(), err());
    JsonNode status = status(RUN);
    assertFalse(status.path("pipelineState").asText().equals("running"), status.toString());
    assertTrue(status.toString().contains("could not be sent yet"), status.toString());
    assertEquals(2, server.results(table + ".slow").size());
    assertEquals(List.of(), journals());
  }

  private Process start(String runId, int seconds) throws IOException {
    Path workflow =
        Files.writeString(
            folder.resolve("orders.yaml"),
            """
            source:
              type: TestSuite
              serviceName: orders
              sourceConfig:
                config:
                  type: TestSuite
                  entityFullyQualifiedName: %s
                  serviceConnections:
                    - serviceName: pg
                      serviceConnection:
                        config:
                          type: Postgres
                          username: postgres
                          hostPort: "%s:%d"
                          database: %s
            processor:
              type: orm-test-runner
              config:
                forceUpdate: true
                testCases:
                  - name: first
                    testDefinitionName: tableRowCountToEqual
                    parameterValues: [{name: value, value: 2}]
                  - name: slow
                    testDefinitionName: tableCustomSQLQuery
                    parameterValues:
                      - name: sqlExpression
                        value: SELECT id FROM orders WHERE pg_sleep(%d) IS NULL
                  - name: last
                    testDefinitionName: tableColumnCountToEqual
                    parameterValues: [{name: columnCount, value: 1}]
            sink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: %s
                authProvider: openmetadata
                securityConfig: {jwtToken: a-token}
            ingestionPipelineFQN: %s
            pipelineRunId: %s
            """
                .formatted(
                    table,
                    PostgresServer.host(),
                    PostgresServer.port(),
                    database,
                    seconds,
                    server.url(),
                    pipeline,
                    runId));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--output",
            "json",
            "--state-dir",
            state.toString(),
            workflow.toString())
        .redirectError(new File(folder.toFile(), "err.txt"))
        .redirectOutput(new File(folder.toFile(), "out.txt"))
        .start();
  }

  private static void signal(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private void untilItSleeps(boolean sleeps) throws Exception {
    String sql =
        "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND datname = '%s' AND query LIKE '%%pg_sleep%%'"
            .formatted(database);
    until(() -> PostgresServer.single(sql).equals("0") != sleeps);
  }

  private void untilNobodyIsConnected() throws Exception {
    until(() -> PostgresServer.single(connections()).equals("0"));
  }

  private String connections() {
    return "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "'";
  }

  private void untilResults(String testCase, int count) throws Exception {
    until(() -> server.results(table + "." + testCase).size() == count);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void until(Condition condition) throws Exception {
    for (int i = 0; i < 3000; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError(err());
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  private JsonNode status(String runId) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            server.url()
                                + "/v1/services/ingestionPipelines/"
                                + pipeline
                                + "/pipelineStatus/"
                                + runId))
                    .header("Authorization", "Bearer x")
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return new ObjectMapper().readTree(response.body());
  }
}
