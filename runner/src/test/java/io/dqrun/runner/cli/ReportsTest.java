package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code --report}. */
class ReportsTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount")
          + Shop.testCase("colour_known", "columnValuesToBeNotNull", "colour");

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @Test
  void everyFormatTellsOfAllWorkflowsOfACall() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), CASES);
      Cli.Outcome outcome =
          new Cli(folder)
              .run(
                  "run",
                  "--output",
                  "json",
                  workflow.toString(),
                  "missing.yaml",
                  report("json"),
                  report("junit"),
                  report("html"),
                  report("markdown"),
                  report("openlineage"));
      assertEquals(66, outcome.exitCode(), outcome.err());
      assertEquals(outcome.out(), read("json"));

      Element suites = xml("junit");
      assertEquals("5", suites.getAttribute("tests"));
      assertEquals("1", suites.getAttribute("failures"));
      assertEquals(1, suites.getElementsByTagName("failure").getLength());
      assertTrue(read("junit").contains("name=\"missing.yaml\""));

      assertTrue(read("html").contains("missing.yaml"));
      assertTrue(read("markdown").contains("missing.yaml"));
      List<String> events = read("openlineage").lines().toList();
      assertEquals(4, events.size());
      JsonNode input = new ObjectMapper().readTree(events.get(1)).path("inputs").path(0);
      assertEquals("shop", input.path("namespace").asText());
      assertEquals("shop.main.orders", input.path("name").asText());
      assertEquals(
          2, input.path("inputFacets").path("dataQualityAssertions").path("assertions").size());
      assertNoSecret();
    }
  }

  @Test
  void aReportThatFailsAtTheEndCostsNoResult() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow =
          shop.basic(
              server.url().toString(), Shop.testCase("id_unique", "columnValuesToBeUnique", "id"));
      Cli.Outcome outcome =
          new Cli(folder)
              .run("run", workflow.toString(), "--report", "json=/dev/full", report("junit"));
      outcome.assertOneError(74, "report-failed");
      assertEquals(1, server.results(Shop.TABLE + ".id.id_unique").size());
      assertEquals("1", xml("junit").getAttribute("tests"));
    }
  }

  @Test
  void aReportThatCannotBeMadeIsToldBeforeAnythingIsRun() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), CASES);
      Cli cli = new Cli(folder);
      String file = workflow.toString();
      cli.run("run", file, "--report", "json=" + folder + "/no/where.json")
          .assertOneError(74, "report-failed");
      usage(cli.run("run", file, "--report", "junt=x.xml"), "did you mean junit?");
      usage(cli.run("run", file, "--report", "sarif=x"), "not 'sarif'");
      usage(cli.run("run", file, "--report", "json"), "say FORMAT=FILE");
      usage(cli.run("run", file, "--report", "json=-"), "needs a file");
      usage(cli.run("run", file, "--report", "json=" + file), "over the workflow");
      usage(
          cli.run("run", file, report("json"), "--report", "html=" + path("json")), "two reports");
      usage(cli.run("validate", file, "--report", "openlineage=x"), "not 'openlineage'");
      assertFalse(Files.exists(path("json")));
      assertEquals(List.of(), server.results(Shop.TABLE + ".id.id_unique"));
    }
  }

  @Test
  void validateWritesWhatItFinds() throws Exception {
    Path workflow = shop.basic("http://localhost:1/api", CASES + "- nme: x\n");
    Cli.Outcome outcome =
        new Cli(folder)
            .with("DQRUN_VALIDATE_REPORT", "sarif=" + path("sarif"))
            .run("validate", "--output", "json", workflow.toString());
    assertEquals(65, outcome.exitCode(), outcome.err());
    JsonNode run = new ObjectMapper().readTree(read("sarif")).path("runs").path(0);
    JsonNode problems = outcome.json().path("files").path(0).path("problems");
    assertEquals(problems.size(), run.path("results").size());
    JsonNode region = run.at("/results/0/locations/0/physicalLocation/region");
    assertEquals(problems.path(0).path("line").asInt(), region.path("startLine").asInt());
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : run.at("/tool/driver/rules")) {
      assertFalse(rule.at("/help/text").asText().isEmpty());
      rules.add(rule.path("id").asText());
    }
    for (JsonNode result : run.path("results")) {
      assertTrue(rules.contains(result.path("ruleId").asText()), result.toString());
    }
    new Cli(folder)
        .run("validate", "--output", "json", workflow.toString(), report("json"), report("junit"));
    assertEquals(outcome.out(), read("json"));
    assertEquals("1", xml("junit").getAttribute("failures"));
    assertNoSecret();
  }

  private static void usage(Cli.Outcome outcome, String words) {
    assertEquals(64, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(words), outcome.err());
  }

  private void assertNoSecret() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().contains("report.")).toList()) {
        assertFalse(Files.readString(file).contains("a-token"), file.toString());
      }
    }
  }

  private Path path(String format) {
    return folder.resolve("report." + format);
  }

  private String report(String format) {
    return "--report=" + format + "=" + path(format);
  }

  private String read(String format) throws Exception {
    return Files.readString(path(format));
  }

  private Element xml(String format) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Files.readAllBytes(path(format))))
        .getDocumentElement();
  }
}
