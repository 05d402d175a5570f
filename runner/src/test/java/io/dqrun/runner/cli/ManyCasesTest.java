package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.client.ClientSettings;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite of the size at which lists are cut off and requests begin to cost. */
class ManyCasesTest {

  private static final int CASES = 12_000;

  @Test
  void allCasesOfALargeSuiteRunAtOneRequestPerResult(@TempDir Path folder) throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      Shop shop = new Shop(folder);
      shop.registerAt(server);
      String workflow =
          shop.basic(
                  server.url().toString(), Shop.testCase("first", "columnValuesToBeNotNull", "id"))
              .toString();
      assertEquals(0, new Cli(folder).run("run", workflow).exitCode());
      addCases(server.url());

      long before = server.requests();
      Cli.Outcome outcome = new Cli(folder).run("run", workflow, "--output=json");
      long requests = server.requests() - before;

      assertEquals(0, outcome.exitCode(), outcome.err());
      JsonNode counts = outcome.json().path("counts");
      assertEquals(CASES, counts.path("passed").asInt());
      assertEquals(CASES, counts.path("delivered").asInt());
      assertTrue(requests <= CASES * 1.1 + 50, requests + " requests");
    }
  }

  private static void addCases(URI server) throws Exception {
    FullyQualifiedName table = FullyQualifiedName.parse(Shop.TABLE);
    try (OpenMetadataClient client =
        OpenMetadataClient.open(
            ClientSettings.builder().hostPort(server.toString()).token("a-token").build())) {
      for (int i = 1; i < CASES; i++) {
        client
            .testCases()
            .put(
                CreateTestCase.builder()
                    .name("case_" + i)
                    .testDefinition("columnValuesToBeNotNull")
                    .entityLink(EntityLink.column(table, "id"))
                    .testSuite(Optional.of(table.child("testSuite")))
                    .computePassedFailedRowCount(false)
                    .build());
      }
    }
  }
}
