package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {

  private final Path folder;

  ConvertCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  private Cli.Outcome convert(String... more) {
    List<String> arguments = new ArrayList<>(List.of("convert"));
    arguments.addAll(List.of(more));
    return Cli.call(arguments.toArray(new String[0]));
  }

  @Test
  void withoutAnOptionItTellsAndWritesNothing() throws IOException {
    Path file = file("a.yaml", OldWorkflow.BEFORE);
    Cli.Outcome outcome = convert(file.toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertEquals(3, lines.size(), outcome.out());
    assertEquals(file + ": would be converted (DB-01, DQ-06)", lines.get(0));
    assertTrue(lines.get(1).startsWith("  DB-01  Moves the password "), outcome.out());
    assertTrue(lines.get(2).startsWith("  DQ-06  Moves "), outcome.out());
    assertTrue(outcome.err().contains("nothing was written"), outcome.err());
    assertEquals(OldWorkflow.BEFORE, Files.readString(file));
    assertEquals(new Cli.Outcome(0, "", ""), convert("-q", file.toString()));
  }

  @Test
  void writeReplacesWhatNeedsItAndASecondRunFindsNothing() throws IOException {
    Path file = file("deep/a.yml", OldWorkflow.BEFORE);
    Path foreign = file("compose.yaml", "services: {}\n");
    Path sandbox = file("a.sandbox.yaml", OldWorkflow.BEFORE);
    assertEquals(new Cli.Outcome(0, "", ""), convert("--write", "-q", folder.toString()));
    assertEquals(OldWorkflow.AFTER, Files.readString(file));
    assertEquals("services: {}\n", Files.readString(foreign));
    assertEquals(OldWorkflow.BEFORE, Files.readString(sandbox));

    Cli.Outcome again = convert("--write", folder.toString());
    assertEquals(0, again.exitCode());
    assertEquals("", again.out());
    assertEquals("2 files: 0 converted, 1 up to date, 0 refused, 1 no workflow\n", again.err());
    assertEquals(0, convert("--check", folder.toString()).exitCode());
  }

  @Test
  void checkSaysWhetherThereIsWork() throws IOException {
    Path file = file("a.yaml", OldWorkflow.BEFORE);
    Cli.Outcome outcome = convert("--check", file.toString());
    assertEquals(65, outcome.exitCode());
    assertTrue(outcome.out().contains("would be converted"), outcome.out());
    assertEquals(OldWorkflow.BEFORE, Files.readString(file));
    Cli.Outcome diff = convert("--check", "--diff", file.toString());
    assertEquals(65, diff.exitCode());
    assertTrue(diff.out().startsWith("--- a/"), diff.out());
  }

  @Test
  void theDiffIsAPatchWithoutSecrets() throws IOException {
    Path file = file("a.yaml", OldWorkflow.BEFORE.stripTrailing());
    Cli.Outcome outcome = convert("--diff", file.toString());
    assertEquals(0, outcome.exitCode());
    assertFalse(outcome.out().contains("canary"), outcome.out());
    String diff = outcome.out();
    assertTrue(diff.startsWith("--- a" + file + "\n+++ b" + file + "\n@@ -2,16 +2,19 @@\n"), diff);
    assertTrue(diff.contains("\n-  serviceConnection: # kept\n"), diff);
    assertTrue(diff.contains("\n+          serviceConnection: # kept\n"), diff);
    assertTrue(diff.lines().allMatch(line -> line.matches("(---|\\+\\+\\+|@@|[-+ ]).*")), diff);
    assertEquals("", outcome.err());
  }

  @Test
  void anotherFolderGetsTheSameTree() throws IOException {
    Path file = file("in/deep/a.yaml", OldWorkflow.BEFORE);
    file("in/new.yaml", OldWorkflow.AFTER);
    file("in/bad.yaml", OldWorkflow.UNDECIDED);
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        convert("--out", out.toString(), folder.resolve("in").toString(), "--jobs", "2");
    assertEquals(65, outcome.exitCode());
    assertEquals(OldWorkflow.AFTER, Files.readString(out.resolve("deep/a.yaml")));
    assertEquals(OldWorkflow.AFTER, Files.readString(out.resolve("new.yaml")));
    assertFalse(Files.exists(out.resolve("bad.yaml")));
    assertEquals(OldWorkflow.BEFORE, Files.readString(file));
  }

  @Test
  void twoFilesForOnePlaceAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path one = file("x/a.yaml", OldWorkflow.BEFORE);
    Path two = file("y/a.yaml", OldWorkflow.BEFORE);
    Path out = folder.resolve("out");
    Cli.Outcome outcome = convert("--out", out.toString(), one.toString(), two.toString());
    assertEquals(64, outcome.exitCode());
    assertTrue(outcome.err().contains("would become the same file"), outcome.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    Cli cli = new Cli(folder).input(OldWorkflow.BEFORE);
    assertEquals(OldWorkflow.AFTER, cli.run("convert", "-", "--out", "-").out());
    assertTrue(cli.run("convert", "-").out().startsWith("<stdin>: would be converted"));
    assertTrue(cli.run("convert", "-", "--diff").out().startsWith("--- a/<stdin>\n"));
    Cli.Outcome bad =
        new Cli(folder).input(OldWorkflow.UNDECIDED).run("convert", "-", "--out", "-");
    assertEquals(65, bad.exitCode());
    assertEquals("", bad.out());
    assertTrue(bad.err().contains("conversion-undecided"), bad.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "- --write",
        "- --out new",
        "- a.yaml",
        "a.yaml --write --diff",
        "a.yaml --write --out new",
        "a.yaml --out new --check",
        "a.yaml --write --check",
        "a.yaml b.yaml --out -",
        "a.yaml --diff --output json",
        "a.yaml --target 1.6",
        "a.yaml --jobs 0",
        "a.yaml --merge s --write",
        "a.yaml --merge s --target 1.5",
        "a.yaml --merge s --output json",
        "a.yaml --merge ../s --out new",
        "- --merge s"
      })
  void whatExcludesEachOtherIsRefused(String arguments) {
    Cli.Outcome outcome = convert(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
    assertEquals(64, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().endsWith("Try 'dq-run --help'.\n"), outcome.err());
  }

  @Test
  void jsonHasOneLineForEachFile() throws IOException {
    file("a.yaml", OldWorkflow.BEFORE);
    file("b.yaml", OldWorkflow.AFTER);
    file("c.yaml", OldWorkflow.UNDECIDED);
    Cli.Outcome outcome =
        convert("--output", "json", folder.toString(), folder.resolve("none.yaml").toString());
    assertEquals(66, outcome.exitCode());
    List<String> found = new ArrayList<>();
    for (String line : outcome.out().lines().toList()) {
      JsonNode json = new ObjectMapper().readTree(line);
      assertEquals(1, json.path("schemaVersion").asInt());
      assertEquals("convert", json.path("command").asText());
      found.add(
          Path.of(json.path("path").asText()).getFileName()
              + " "
              + json.path("status").asText()
              + " "
              + json.path("rules")
              + " "
              + json.path("problems").path(0).path("code").asText());
    }
    assertEquals(
        List.of(
            "a.yaml converted [\"DB-01\",\"DQ-06\"] ",
            "b.yaml unchanged [] ",
            "c.yaml refused [] conversion-undecided",
            "none.yaml refused [] file-not-found"),
        found);
  }

  @Test
  void aRefusedFileStopsNoOtherAndManyFitOnAScreen() throws IOException {
    for (int i = 0; i < 300; i++) {
      file("bad%03d.yaml".formatted(i), OldWorkflow.UNDECIDED);
    }
    Path good = file("z.yaml", OldWorkflow.BEFORE);
    Cli.Outcome outcome = convert("--write", folder.toString());
    assertEquals(65, outcome.exitCode());
    assertEquals(OldWorkflow.AFTER, Files.readString(good));
    String all = outcome.out() + outcome.err();
    assertTrue(all.lines().count() <= 44, all);
    assertTrue(convert("-q", "--check", folder.toString()).out().lines().count() <= 38);
    assertTrue(outcome.err().contains("more problems; --output json tells"), outcome.err());
    assertTrue(
        outcome.err().contains("301 files: 1 converted, 0 up to date, 300 refused"), outcome.err());
  }

  @Test
  void theOrderIsThatOfTheFilesHoweverManyWork() throws IOException {
    for (int i = 0; i < 200; i++) {
      String filler = "# x\n".repeat(i % 7 == 0 ? 5_000 : 1);
      file("w%03d.yaml".formatted(i), filler + OldWorkflow.BEFORE);
    }
    Cli.Outcome one = convert("--jobs", "1", folder.toString());
    assertEquals(202, one.out().lines().count());
    assertEquals(one, convert("--jobs", "8", folder.toString()));
  }

  @Test
  void whatCannotBeReadInAFolderIsTold() throws IOException {
    file("a.yaml", OldWorkflow.BEFORE);
    Files.createSymbolicLink(folder.resolve("gone.yaml"), Path.of("nowhere.yaml"));
    Files.createSymbolicLink(folder.resolve(".#lock.yaml"), Path.of("user@host.1"));
    Files.write(folder.resolve("wide.yaml"), OldWorkflow.BEFORE.getBytes(StandardCharsets.UTF_16));
    Cli.Outcome outcome = convert(folder.toString());
    assertEquals(66, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("gone.yaml is a link to a file that does not exist"));
    assertTrue(outcome.out().contains("the file is written in UTF-16"), outcome.out());
    assertTrue(outcome.err().contains("3 files: 1 would be converted, 0 up to date, 2 refused"));
  }

  @Test
  void aHintForManyFilesIsToldOnce() throws IOException {
    for (String name : List.of("a.yaml", "b.yaml", "c.yaml")) {
      file(name, OldWorkflow.BEFORE.replace("serviceName: shop", "serviceName: label"));
    }
    String out = convert(folder.toString()).out();
    assertEquals(3, out.lines().filter(line -> line.contains("warning[")).count(), out);
    assertEquals(1, out.lines().filter(line -> line.contains("check that the conn")).count(), out);
  }

  @Test
  void theHintOfValidateIsTheCommandThatHelps() throws IOException {
    Path file = file("with blank.yaml", OldWorkflow.BEFORE);
    Cli.Outcome before = new Cli(folder).with("OM_JWT_TOKEN", "t").run("validate", file.toString());
    assertTrue(
        before.out().contains("= help: dq-run convert '" + file + "' --write\n"), before.out());
    assertEquals(0, convert(file.toString(), "--write").exitCode());
    assertEquals(
        0, new Cli(folder).with("OM_JWT_TOKEN", "t").run("validate", file.toString()).exitCode());
  }

  @Test
  void workflowsBecomeOneSuite() throws IOException {
    file("in/orders.yaml", OldWorkflow.BEFORE);
    file("in/items.yaml", OldWorkflow.of("items"));
    file("in/compose.yaml", "services: {}\n");
    Path out = folder.resolve("out");
    String in = folder.resolve("in").toString();

    Cli.Outcome printed = convert("--merge", "nightly", in);
    assertEquals(0, printed.exitCode(), printed.err());
    assertTrue(printed.out().contains("#   shop.db.main.items.id.ids\n"), printed.out());

    Cli.Outcome written = convert("--merge", "nightly", "--out", out.toString(), in);
    assertEquals(0, written.exitCode(), written.err());
    assertEquals(printed.out(), Files.readString(out.resolve("nightly.yaml")));
    Cli.Outcome valid = new Cli(folder).with("OM_JWT_TOKEN", "t").run("validate", out.toString());
    assertEquals(0, valid.exitCode(), valid.out());

    JsonNode json =
        convert("--merge", "nightly", "--out", out.toString(), "--output", "json", in).json();
    assertEquals("converted", json.path("status").asText());
    assertEquals("nightly", json.path("suite").asText());
    assertEquals(
        "[\"shop.db.main.items.id.ids\",\"shop.db.main.orders.id.ids\"]",
        json.path("cases").toString());
    assertEquals(2, json.path("sources").size());
  }

  @Test
  void aConflictOfAMergeIsToldAndNothingIsWritten() throws IOException {
    file("in/orders.yaml", OldWorkflow.BEFORE);
    file("in/items.yaml", OldWorkflow.of("items").replace("canary-password", "canary-other"));
    Path out = folder.resolve("out");
    Cli.Outcome outcome =
        convert("--merge", "nightly", "--out", out.toString(), folder.resolve("in").toString());
    outcome.assertOneError(65, "merge-conflict");
    assertFalse((outcome.out() + outcome.err()).contains("canary"), outcome.err());
    assertFalse(Files.exists(out));
  }
}
