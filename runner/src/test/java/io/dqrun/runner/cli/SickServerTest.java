package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is not well is not asked for more than one that is. */
class SickServerTest {

  private static final int CASES = 30;

  private final Path folder;
  private final Shop shop;

  SickServerTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.shop = new Shop(folder);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "UNAVAILABLE",
        "BAD_GATEWAY",
        "GATEWAY_TIMEOUT",
        "INTERNAL_ERROR",
        "REQUEST_TIMEOUT",
        "DROP_REQUEST",
        "DROP_ANSWER",
        "HTML"
      })
  void aServerThatTakesNoResultsGetsNoMoreRequestsThanAHealthyOne(Fault fault) throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        LedgerGateway gateway = new LedgerGateway(server.url())) {
      shop.registerAt(server);
      // Suite and cases are there, so that both runs ask for the same.
      run(gateway, 1);
      int healthy = run(gateway, 1);
      server.inject(Faults.NONE.with(Faults.every(1, fault).on("/testCaseResults/")));
      int sick = run(gateway, 75);
      assertTrue(sick <= 1.2 * healthy, sick + " requests instead of " + healthy);
    }
  }

  /** It answers every question and takes no result. */
  @Test
  void aServerThatOnlyAnswersQuestionsIsNoException() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        LedgerGateway gateway = new LedgerGateway(server.url())) {
      shop.registerAt(server);
      run(gateway, 1);
      int healthy = run(gateway, 1);
      gateway.down(true);
      int sick = run(gateway, 75);
      assertTrue(sick <= 1.2 * healthy, sick + " requests instead of " + healthy);
    }
  }

  /** How many requests a run makes. */
  private int run(LedgerGateway gateway, int exitCode) throws Exception {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < CASES; i++) {
      cases.append(Shop.testCase("known" + i, "columnValuesToBeNotNull", "amount"));
    }
    int before = gateway.requests();
    Cli.Outcome outcome =
        new Cli(folder).run("run", shop.basic(gateway.url(), cases.toString()).toString());
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return gateway.requests() - before;
  }
}
