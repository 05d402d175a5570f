package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --select}, {@code --exclude} and {@code --create-suite}, from the command line on. */
class SelectionTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount")
          + Shop.testCase("status_known", "columnValuesToBeNotNull", "status");

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
    shop.registerAt(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode run(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--output=json");
    Cli.Outcome outcome = new Cli(folder).run(all.toArray(new String[0]));
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome.json();
  }

  private static List<String> names(JsonNode result) {
    List<String> names = new ArrayList<>();
    result.path("cases").forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  private String basic() throws Exception {
    return shop.basic(server.url().toString(), CASES).toString();
  }

  private String logical(String name, String... testCases) throws Exception {
    String text =
        Files.readString(shop.basic(server.url().toString(), ""))
            .replace("serviceName: orders", "serviceName: " + name)
            .replace(
                "      entityFullyQualifiedName: " + Shop.TABLE + "\n",
                testCases.length == 0
                    ? ""
                    : "      testCases: [" + String.join(", ", testCases) + "]\n")
            .replaceFirst("testCases:\\s*sink", "{}\nsink")
            .replace("    config:\n    {}", "  config: {}")
            .replace("  config:\n    {}", "  config: {}");
    return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
  }

  @Test
  void onlyTheSelectedCasesAreMadeAndRun() throws Exception {
    JsonNode plan = run(0, "plan", basic(), "--select", "*_known", "--exclude", "status");
    assertEquals(List.of("amount_known"), names(plan));
    JsonNode result = run(1, "run", basic(), "--select", "*_known", "--exclude", "status");
    assertEquals(List.of("amount_known"), names(result));
    assertEquals(1, result.path("suite").path("cases").path("created").asInt());
    JsonNode rest = run(0, "run", basic(), "--select=id", "--select=status_known");
    assertEquals(List.of("id_unique", "status_known"), names(rest));
    assertEquals(
        List.of("amount_known"),
        names(run(1, "run", basic(), "--exclude", "i*", "--exclude=s*_known")));
  }

  @Test
  void casesOfTheServerThatAreNotInTheFileRunToo() throws Exception {
    run(1, "run", basic());
    String less =
        shop.basic(
                server.url().toString(), Shop.testCase("id_unique", "columnValuesToBeUnique", "id"))
            .toString();
    JsonNode result = run(1, "run", less);
    assertEquals(3, names(result).size());
    assertEquals(3, result.path("suite").path("cases").path("unchanged").asInt());
    assertEquals(0, result.path("changes").size());
  }

  @Test
  void aPatternWithoutAMatchStopsTheRunAndGetsTheNearestName() throws Exception {
    Cli.Outcome outcome = new Cli(folder).run("run", basic(), "--select", "ammount_known");
    outcome.assertOneError(2, "test-case-not-found");
    assertTrue(outcome.err().contains("did you mean 'amount_known'?"), outcome.err());
    assertEquals(List.of(), server.results(Shop.TABLE + ".id.id_unique"));
    assertEquals(64, new Cli(folder).run("run", basic(), "--select", "").exitCode());
  }

  @Test
  void ofSeveralFilesAPatternNeedsToFitOne() throws Exception {
    run(1, "run", basic());
    String nightly = logical("nightly", "id_unique");
    run(0, "run", "--create-suite", nightly);
    Cli.Outcome fits =
        new Cli(folder)
            .run("run", basic(), nightly, "--select", "id_unique", "--exclude", "amount");
    assertEquals(0, fits.exitCode(), fits.out() + fits.err());
    Cli.Outcome misspelt = new Cli(folder).run("run", basic(), nightly, "--select", "id_uniqe");
    misspelt.assertOneError(2, "test-case-not-found");
  }

  @Test
  void aMissingLogicalSuiteIsMadeOfExistingCasesOnDemandOnly() throws Exception {
    run(1, "run", basic());
    String nightly = logical("nightly", "id_unique", "status_known");
    Cli.Outcome refused = new Cli(folder).run("run", nightly);
    refused.assertOneError(2, "suite-not-found");
    assertTrue(refused.err().contains("--create-suite"), refused.err());
    JsonNode plan = run(0, "plan", "--create-suite", nightly);
    assertEquals("create", plan.path("suite").path("action").asText());
    assertEquals("add", plan.path("cases").path(0).path("action").asText());
    assertEquals(2, run(0, "run", "--create-suite", nightly).path("changes").size());
    JsonNode again = run(0, "run", "--create-suite", nightly);
    assertEquals(0, again.path("changes").size(), again.toString());
    assertEquals(List.of("id_unique", "status_known"), names(again));
    JsonNode grown = run(1, "run", "--create-suite", logical("nightly"), "--select", "*_known");
    assertEquals("added 1 test case to test suite nightly", grown.path("changes").path(0).asText());
  }
}
