package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a server can do wrong, at every moment of a run: nothing is lost or doubled. */
class FaultMatrixTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount");
  private static final List<String> RESULTS =
      List.of(Shop.TABLE + ".id.id_unique", Shop.TABLE + ".amount.amount_known");

  /** All, or the name of one; without it, all but the one that takes minutes. */
  private static final String PLAYED = System.getProperty("dqrun.faults", "");

  private final Path folder;

  FaultMatrixTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Where a server fails. */
  private enum Moment {
    /** Its first answer. */
    GREETING("/system/version"),
    SUITE("/testSuites/basic"),
    RUNNING("/pipelineStatus"),
    RESULT("/testCaseResults/");

    private final String path;

    Moment(String path) {
      this.path = path;
    }
  }

  @Test
  void nothingIsLostOrDoubledWhateverTheServerDoes() throws Exception {
    Map<String, Future<?>> runs = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (Fault fault : Fault.values()) {
        for (Moment moment : Moment.values()) {
          for (boolean always : new boolean[] {true, false}) {
            if (isPlayed(fault)) {
              String name = fault + (always ? " always at " : " once at ") + moment;
              Path own = Files.createDirectory(folder.resolve(name));
              runs.put(
                  name,
                  threads.submit(
                      () -> {
                        run(own, fault, moment, always);
                        return null;
                      }));
            }
          }
        }
      }
      List<String> failures = new ArrayList<>();
      for (Map.Entry<String, Future<?>> run : runs.entrySet()) {
        try {
          run.getValue().get();
        } catch (ExecutionException e) {
          failures.add(run.getKey() + ": " + e.getCause());
        }
      }
      assertEquals("", String.join("\n", failures));
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isPlayed(Fault fault) {
    return switch (PLAYED) {
      case "" -> fault != Fault.TRICKLE;
      case "all" -> true;
      default -> fault.name().equals(PLAYED);
    };
  }

  private static void run(Path folder, Fault fault, Moment moment, boolean always)
      throws Exception {
    Shop shop = new Shop(folder);
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow =
          shop.basic(
                  server.url().toString(),
                  CASES,
                  "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n")
              .toString();
      Faults.Rule rule = always ? Faults.every(1, fault) : Faults.next(1, fault);
      server.inject(Faults.NONE.with(rule.on(moment.path)));
      Cli.Outcome sick = new Cli(folder).run("run", "--output", "json", workflow);
      assertEquals(
          expected(fault, moment, always),
          sick.exitCode(),
          sick.json().path("exitReasons").toString());
      server.inject(Faults.NONE);
      Cli.Outcome healthy = new Cli(folder).run("run", "--output", "json", workflow);
      assertEquals(1, healthy.exitCode(), healthy.json().path("exitReasons").toString());
      int executed = sick.json().path("counts").path("executed").asInt() / RESULTS.size();
      int rejected = sick.json().path("counts").path("rejected").asInt();
      int arrived = 0;
      for (String testCase : RESULTS) {
        arrived += server.results(testCase).size();
      }
      assertEquals(RESULTS.size() * (1 + executed) - rejected, arrived);
      assertEquals(0, journals(folder));
    }
  }

  /** One of the tests fails, so that 1 is the code of a run that nothing disturbed. */
  private static int expected(Fault fault, Moment moment, boolean always) {
    if (moment == Moment.RUNNING) {
      return 1;
    }
    int disturbed = moment == Moment.RESULT ? 75 : 69;
    return switch (fault) {
      case BAD_REQUEST, NOT_FOUND, CONFLICT, TOO_LARGE -> 2;
      case UNAUTHORIZED, FORBIDDEN -> 77;
      case REDIRECT -> disturbed;
      // A second attempt is not made where it would be no better, unless a result is at stake.
      case INTERNAL_ERROR, HTML -> always || moment != Moment.RESULT ? disturbed : 1;
      // The greeting is so short that it comes nevertheless; nothing else is waited for twice.
      case TRICKLE -> moment == Moment.GREETING ? 1 : disturbed;
      case TRUNCATED_JSON, NO_CONTENT -> moment == Moment.RESULT ? 1 : disturbed;
      case REQUEST_TIMEOUT,
          TOO_MANY_REQUESTS,
          TOO_MANY_REQUESTS_UNTIL,
          BAD_GATEWAY,
          UNAVAILABLE,
          GATEWAY_TIMEOUT,
          DROP_REQUEST,
          DROP_ANSWER,
          CUT_ANSWER,
          ENDLESS,
          GZIP_BOMB ->
          always ? disturbed : 1;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "https://no-such-host.invalid/api",
    "http://127.0.0.1:%d/api",
    "https://127.0.0.1:%d/api"
  })
  void aServerThatCannotBeReachedStopsTheRunBeforeItsFirstTest(String url) throws Exception {
    Shop shop = new Shop(folder);
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Path workflow = shop.basic(url.formatted(free), CASES);
    Cli.Outcome outcome = new Cli(folder).run("run", "--output", "json", workflow.toString());
    assertEquals(69, outcome.exitCode(), outcome.out() + outcome.err());
    assertEquals(0, outcome.json().path("counts").path("executed").asInt());
  }

  /**
   * There is nothing to split: each result is a request of its own, without rows of tables, and its
   * text is capped long before. Whatever limit it meets is too small for any result; that is told
   * with the result, which is kept, and the others go their way.
   */
  @Test
  void aResultThatIsTooLargeForTheServerIsKeptAsideAlone() throws Exception {
    Shop shop = new Shop(folder);
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), CASES);
      server.inject(Faults.NONE.with(Faults.next(1, Fault.TOO_LARGE).on("/testCaseResults/")));
      Cli.Outcome outcome = new Cli(folder).run("run", "--output", "json", workflow.toString());
      assertEquals(2, outcome.exitCode(), outcome.out());
      assertEquals(1, outcome.json().path("counts").path("rejected").asInt(), outcome.out());
      assertEquals(1, outcome.json().path("counts").path("delivered").asInt(), outcome.out());
      String kept = new Cli(folder).run("outbox", "list", "--output", "json").out();
      assertTrue(kept.contains("413"), kept);
    }
  }

  /** It takes a minute, like the silent ones of the matrix. */
  @Test
  @EnabledIfSystemProperty(named = "dqrun.faults", matches = "all")
  void aServerThatAcceptsNoConnectionStopsTheRunBeforeItsFirstTest() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SocketChannel one = SocketChannel.open();
        one.configureBlocking(false);
        one.connect(full.getLocalSocketAddress());
        waiting.add(one);
      }
      Path workflow =
          new Shop(folder).basic("http://127.0.0.1:" + full.getLocalPort() + "/api", CASES);
      Cli.Outcome outcome = new Cli(folder).run("run", workflow.toString());
      outcome.assertOneError(69, "server-unreachable");
      assertTrue(outcome.err().contains("no connection within 10 s"), outcome.err());
      for (SocketChannel one : waiting) {
        one.close();
      }
    }
  }

  private static long journals(Path folder) throws IOException {
    Path outbox = folder.resolve("dq-run/outbox");
    if (!Files.isDirectory(outbox)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(file -> file.toString().endsWith(".journal")).count();
    }
  }
}
