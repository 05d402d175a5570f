package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.delivery.SuiteLock;
import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept on the machine, from the command line. */
class OutboxCommandTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount");

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @Test
  void anEmptyOutboxIsNoError() {
    Cli.Outcome list = cli().run("outbox", "list");
    assertEquals(0, list.exitCode());
    assertTrue(list.out().startsWith("nothing is kept in "), list.out());
    assertEquals(new Cli.Outcome(0, "", ""), cli().run("outbox", "list", "-q"));
    JsonNode json = cli().run("outbox", "list", "--output", "json").json();
    assertEquals(0, json.path("waiting").asInt());
    assertEquals(0, json.path("runs").size());
    assertFalse(Files.exists(folder.resolve("dq-run")));
  }

  @Test
  void wrongCallsAreUsageErrors() {
    assertUsage("needs an action", "outbox");
    assertUsage("did you mean list?", "outbox", "lst");
    assertUsage("takes no operand", "outbox", "list", "x");
    assertUsage("needs one run", "outbox", "show");
    assertUsage("no run 'x' keeps results", "outbox", "show", "x");
    assertUsage("needs a workflow", "outbox", "flush");
    assertUsage("needs the id of a run, or --all", "outbox", "drop");
    assertUsage("not both", "outbox", "drop", "--all", "x");
    assertUsage("--all belongs to", "outbox", "list", "--all");
    assertUsage("did you mean --all?", "outbox", "drop", "--al");
    assertEquals(66, cli().run("outbox", "flush", "missing.yaml").exitCode());
  }

  private void assertUsage(String message, String... arguments) {
    Cli.Outcome outcome = cli().run(arguments);
    assertEquals(64, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(message), outcome.err());
  }

  @Test
  void whatIsKeptIsShownAndSentInOrderWhenTheServerIsBack() throws Exception {
    String url;
    int port;
    List<Long> times = new ArrayList<>();
    String workflow;
    try (MockWebServer sick = new MockWebServer()) {
      try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
        shop.registerAt(server);
        sick.setDispatcher(new DeliveryTest.Gateway(server.url(), new AtomicBoolean(true)));
        sick.start();
        port = sick.getPort();
        url = sick.url("/api").toString();
        workflow = shop.basic(url, CASES).toString();
        for (int i = 0; i < 2; i++) {
          JsonNode run = cli().run("run", "--output", "json", "--fail-on", "none", workflow).json();
          assertEquals(2, run.path("counts").path("queued").asInt(), run.toString());
          times.add(run.path("cases").path(1).path("timestamp").asLong());
        }
      }
    }
    JsonNode list = cli().run("outbox", "list", "--output", "json").json();
    assertEquals(4, list.path("waiting").asInt(), list.toString());
    JsonNode first = list.path("runs").path(0);
    assertTrue(first.path("reason").asText().contains("503"), first.toString());
    assertEquals(Shop.TABLE + ".testSuite", first.path("suite").asText());
    assertFalse(list.toString().contains("a-token"));
    String runId = first.path("runId").asText();

    String text = cli().run("outbox", "list").out();
    assertTrue(text.contains("run " + runId), text);
    assertTrue(text.contains("4 results wait, the oldest for "), text);
    String shown = cli().run("outbox", "show", runId.substring(0, 8)).out();
    assertTrue(shown.contains(Shop.TABLE + ".amount.amount_known"), shown);

    Cli.Outcome prefix = cli().run("outbox", "drop", runId.substring(0, 8));
    assertEquals(64, prefix.exitCode());
    assertTrue(prefix.err().contains("did you mean " + runId + "?"), prefix.err());

    Cli.Outcome down = cli().run("outbox", "flush", workflow);
    assertEquals(75, down.exitCode(), down.err());
    assertTrue(down.out().contains("0 results delivered, 4 still here"), down.out());

    try (SandboxServer server = SandboxServer.start(port, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      // The cases must be there before their results.
      assertEquals(
          0,
          cli()
              .with("DQRUN_STATE_DIR", folder.resolve("else").toString())
              .run("run", "--fail-on", "none", workflow)
              .exitCode());
      Cli.Outcome up = cli().run("outbox", "flush", "--output", "json", workflow, workflow);
      assertEquals(0, up.exitCode(), up.out() + up.err());
      assertEquals(4, up.json().path("servers").path(0).path("delivered").asInt(), up.out());
      assertEquals(1, up.json().path("servers").size());
      List<Long> stored =
          server.results(Shop.TABLE + ".amount.amount_known").stream()
              .map(one -> one.path("timestamp").asLong())
              .filter(times::contains)
              .toList();
      assertEquals(times, stored);
      assertEquals("", cli().run("outbox", "list", "-q").out());
      assertTrue(cli().run("outbox", "flush", workflow).out().contains("nothing waits"));
    }
  }

  @Test
  void droppingSaysWhatIsLost() throws Exception {
    String runId = keepOneRun();
    Cli.Outcome dropped = cli().run("outbox", "drop", runId);
    assertEquals(0, dropped.exitCode(), dropped.err());
    assertTrue(dropped.out().startsWith("dropped run " + runId + ": 2 results"), dropped.out());
    assertTrue(dropped.out().contains(Shop.TABLE + ".amount.amount_known"), dropped.out());
    assertEquals("", cli().run("outbox", "list", "-q").out());
    String second = keepOneRun();
    assertTrue(cli().run("outbox", "drop", "--all").out().contains(second));
    assertEquals("", cli().run("outbox", "list", "-q").out());
  }

  @Test
  void whoGivesUpResultsDoesNotForgetThatAPipelineStillSaysRunning() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow =
          shop.basic(
                  server.url().toString(),
                  CASES,
                  "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n")
              .toString();
      server.inject(
          Faults.NONE
              .with(Faults.every(1, Fault.INTERNAL_ERROR).on("/testCaseResults/"))
              .with(Faults.every(2, Fault.INTERNAL_ERROR).on("/pipelineStatus")));
      assertEquals(75, cli().run("run", workflow).exitCode());
      Cli.Outcome dropped = cli().run("outbox", "drop", "--all");
      assertEquals(0, dropped.exitCode(), dropped.err());
      assertTrue(dropped.out().contains("2 results that no server has"), dropped.out());
      assertTrue(
          dropped.err().contains("the next run or flush tells " + Shop.TABLE), dropped.err());
      String list = cli().run("outbox", "list").out();
      assertTrue(list.contains("the end of the run, to tell its pipeline"), list);
      assertTrue(list.contains("0 results wait"), list);
      Cli.Outcome again = cli().run("outbox", "drop", "--all");
      assertEquals(0, again.exitCode(), again.err());
      server.inject(Faults.NONE);
      assertEquals(0, cli().run("outbox", "flush", workflow).exitCode());
      assertEquals("", cli().run("outbox", "list", "-q").out());
      assertEquals(List.of(), server.results(Shop.TABLE + ".amount.amount_known"));
    }
  }

  @Test
  void aFullOutboxIsEmptiedOrStopsTheRun() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      Path other = Files.createDirectories(folder.resolve("dq-run/rejected"));
      Files.write(other.resolve("old.jsonl"), new byte[1 << 20]);

      Cli.Outcome full = cli().run("run", "--outbox-limit", "1", workflow);

      full.assertOneError(74, "outbox-full");
      assertTrue(full.err().contains("dq-run outbox drop RUN"), full.err());
      assertEquals(List.of(), server.results(Shop.TABLE + ".amount.amount_known"));
      assertEquals(1, cli().run("run", workflow).exitCode());
    }
  }

  @Test
  void runsOfOneSuiteDoNotOverlap() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      Thread other = new Thread(() -> hold(server.url(), held, release));
      other.start();
      held.await();

      cli().run("run", "--if-locked", "fail", workflow).assertOneError(75, "suite-locked");
      cli()
          .run("run", "--if-locked", "wait", "--deadline", "300ms", workflow)
          .assertOneError(75, "suite-locked");
      Cli.Outcome skipped = cli().run("run", "--if-locked=skip", workflow);
      assertEquals(0, skipped.exitCode(), skipped.err());
      assertTrue(skipped.err().contains("warning[suite-locked]"), skipped.err());
      assertEquals(64, cli().run("run", "--if-locked", "fial", workflow).exitCode());
      assertEquals(List.of(), server.results(Shop.TABLE + ".amount.amount_known"));
      Thread later =
          new Thread(
              () -> {
                try {
                  Thread.sleep(300);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                release.countDown();
              });
      later.start();
      Cli.Outcome waited = cli().run("run", workflow);
      assertEquals(1, waited.exitCode(), waited.err());
      assertTrue(waited.err().contains("waiting for its end"), waited.err());
      other.join();
      later.join();
    }
  }

  private void hold(URI server, CountDownLatch held, CountDownLatch release) {
    try (SuiteLock lock =
        new SuiteLock.Place(folder.resolve("dq-run"), server.toString(), Shop.TABLE + ".testSuite")
            .tryTake(InstantSource.system())
            .orElseThrow()) {
      held.countDown();
      release.await();
      assertFalse(lock.toString().isEmpty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aDeadlineStopsTheExecutionAndStillDelivers() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String endless =
          """
          - name: endless
            testDefinitionName: tableCustomSQLQuery
            parameterValues:
              - name: sqlExpression
                value: "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT * FROM t WHERE n < 0"
          """;
      String workflow = shop.basic(server.url().toString(), CASES + endless).toString();
      long start = System.nanoTime();
      Cli.Outcome outcome = cli().run("run", "--deadline", "6s", "--output", "json", workflow);
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertEquals(2, outcome.exitCode(), outcome.out());
      assertTrue(millis < 6_000, millis + " ms");
      JsonNode counts = outcome.json().path("counts");
      assertEquals(3, counts.path("delivered").asInt(), outcome.out());
      assertEquals(1, counts.path("aborted").asInt(), outcome.out());
      cli().run("run", "--deadline", "1ms", workflow).assertOneError(2, "deadline-reached");
      assertEquals(64, cli().run("run", "--deadline", "soon", workflow).exitCode());
    }
  }

  /** A run whose results could not be delivered. */
  private String keepOneRun() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        MockWebServer sick = new MockWebServer()) {
      shop.registerAt(server);
      sick.setDispatcher(new DeliveryTest.Gateway(server.url(), new AtomicBoolean(true)));
      sick.start();
      Path workflow = shop.basic(sick.url("/api").toString(), CASES);
      return cli()
          .run("run", "--output", "json", workflow.toString())
          .json()
          .path("runId")
          .asText();
    }
  }

  private Cli cli() {
    return new Cli(folder);
  }
}
