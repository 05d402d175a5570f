package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run asks a server for: everything once, over few connections. */
class RequestEconomyTest {

  private static final int CASES = 40;

  private static final List<String> DEFINITIONS =
      List.of(
          "columnValuesToBeNotNull",
          "columnValuesToBeUnique",
          "columnValueMinToBeBetween",
          "columnValueMaxToBeBetween",
          "columnValuesSumToBeBetween");

  @Test
  void nothingIsReadTwiceAndConnectionsAreKept(@TempDir Path folder) throws Exception {
    Shop shop = new Shop(folder);
    StringBuilder cases = new StringBuilder();
    IntStream.range(0, CASES)
        .forEach(
            i ->
                cases.append(
                    Shop.testCase("one" + i, DEFINITIONS.get(i % DEFINITIONS.size()), "id")));
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        LedgerGateway first = new LedgerGateway(server.url());
        LedgerGateway second = new LedgerGateway(server.url())) {
      shop.registerAt(server);
      for (LedgerGateway gateway : List.of(first, second)) {
        String workflow = shop.basic(gateway.url(), cases.toString()).toString();
        Cli.Outcome outcome = new Cli(folder).run("run", workflow);
        assertEquals(0, outcome.exitCode(), outcome.out() + outcome.err());

        List<String> reads = gateway.asked().stream().filter(one -> one.startsWith("GET")).toList();
        assertEquals(List.copyOf(new LinkedHashSet<>(reads)), reads);
        assertTrue(
            gateway.asked().stream().filter(one -> one.contains("/testDefinitions")).count() <= 2);
        assertTrue(gateway.connections() <= 5, gateway.connections() + " connections");
      }
      List<String> asked = second.asked();
      assertEquals(CASES, asked.stream().filter(one -> one.contains("/testCaseResults/")).count());
      assertTrue(asked.size() <= CASES + 15, String.join("\n", asked));
    }
  }
}
