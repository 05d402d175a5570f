package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  @TempDir Path home;

  @Test
  void theLogicalSuiteFindsTheMistakesOfBothServices() throws Exception {
    DqRun.Outcome outcome =
        new DqRun(home)
            .run("run", "--sandbox", "--output", "json", "samples/quickstart/shop-nightly.yaml");
    assertEquals(1, outcome.exitCode(), outcome.err());
    JsonNode run = new ObjectMapper().readTree(outcome.out());
    assertEquals("logical", run.path("suite").path("type").asText());
    assertEquals(
        new TreeSet<>(
            List.of(
                "orders_amount_positive",
                "orders_status_known",
                "customers_email_unique",
                "payments_capture_time_known",
                "payments_order_captured_once")),
        new TreeSet<>(namesWithStatus(run, "Failed")));
    assertCounts(run, 13, 8, 5);
    assertEquals("success", run.path("state").asText());
    assertEquals(1, run.path("exitCode").asInt());
    // One scan per table, and the custom query beside that of payments.
    assertEquals(3, run.path("scans").size());
    assertEquals(4, statements(run));
  }

  @Test
  void theBasicSuiteIsCreatedAndRun() throws Exception {
    DqRun.Outcome outcome =
        new DqRun(home)
            .run("run", "--sandbox", "--output", "json", "samples/quickstart/orders.yaml");
    assertEquals(1, outcome.exitCode(), outcome.err());
    JsonNode run = new ObjectMapper().readTree(outcome.out());
    assertEquals("basic", run.path("suite").path("type").asText());
    assertEquals("shop.shop.main.orders.testSuite", run.path("suite").path("name").asText());
    assertEquals(List.of("orders_smallest_amount_plausible"), namesWithStatus(run, "Failed"));
    assertCounts(run, 5, 4, 1);
    assertEquals(1, statements(run));
  }

  @Test
  void theTextFitsOnAScreenAndNamesWhatFailed() throws Exception {
    DqRun.Outcome outcome =
        new DqRun(home).run("run", "--sandbox", "samples/quickstart/shop-nightly.yaml");
    assertEquals(1, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().lines().count() <= 40, outcome.out());
    assertTrue(outcome.out().lines().allMatch(line -> line.length() <= 132), outcome.out());
    assertTrue(outcome.out().contains("customers_email_unique"), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void everySampleWorkflowIsValid() throws Exception {
    try (Stream<Path> files = Files.list(DqRun.ROOT.resolve("samples/quickstart"))) {
      assertTrue(files.filter(file -> file.toString().endsWith(".yaml")).count() >= 3);
    }
    DqRun.Outcome outcome =
        new DqRun(home)
            .with("OPENMETADATA_JWT_TOKEN", "token")
            .run("validate", "samples/quickstart");
    assertEquals(0, outcome.exitCode(), outcome.out());
    assertEquals(2, outcome.out().lines().filter(line -> line.endsWith(": valid")).count());
  }

  private static void assertCounts(JsonNode run, int planned, int passed, int failed) {
    JsonNode counts = run.path("counts");
    assertEquals(planned, counts.path("planned").asInt());
    assertEquals(planned, counts.path("executed").asInt());
    assertEquals(passed, counts.path("passed").asInt());
    assertEquals(failed, counts.path("failed").asInt());
    assertEquals(planned, counts.path("delivered").asInt());
    for (String none : List.of("aborted", "skipped", "queued", "rejected")) {
      assertEquals(0, counts.path(none).asInt(), none);
    }
  }

  private static List<String> namesWithStatus(JsonNode run, String status) {
    List<String> names = new ArrayList<>();
    for (JsonNode testCase : run.path("cases")) {
      if (testCase.path("status").asText().equals(status)) {
        names.add(testCase.path("name").asText());
      }
    }
    return names;
  }

  private static int statements(JsonNode run) {
    int sum = 0;
    for (JsonNode scan : run.path("scans")) {
      sum += scan.path("statements").asInt();
    }
    return sum;
  }
}
