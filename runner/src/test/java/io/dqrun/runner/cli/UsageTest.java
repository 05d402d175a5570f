package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that cannot be understood, and those that explain themselves. */
class UsageTest {

  @TempDir Path folder;

  @Test
  void helpAndVersionGoToStandardOutput() {
    for (String[] arguments :
        new String[][] {{"--help"}, {"-h"}, {"help"}, {"run", "--help"}, {"help", "run"}}) {
      Cli.Outcome outcome = new Cli(folder).run(arguments);
      assertEquals(0, outcome.exitCode());
      assertTrue(outcome.out().contains("Usage: dq-run"), outcome.out());
      assertTrue(outcome.out().lines().allMatch(line -> line.length() <= 100), outcome.out());
      assertEquals("", outcome.err());
    }
    assertTrue(new Cli(folder).run("--version").out().startsWith("dq-run "));
  }

  @Test
  void nothingAtAllExplainsItselfButIsNoSuccess() {
    Cli.Outcome outcome = new Cli(folder).run();
    assertEquals(64, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("Usage: dq-run"));
  }

  @Test
  void misspellingsAreNamed() {
    assertUsage("did you mean 'validate'?", "valdate", "x.yaml");
    assertUsage("did you mean 'convert'?", "convrt", "x.yaml");
    assertUsage("did you mean --sandbox?", "run", "--sandbx", "x.yaml");
    assertUsage("did you mean --output?", "--outptu", "json", "x.yaml");
  }

  @Test
  void whatDoesNotExistYetIsRefused() {
    assertUsage("has no option --sandbox", "validate", "--sandbox", "x.yaml");
    assertUsage("has no option --sand", "run", "--sand", "x.yaml");
  }

  @Test
  void valuesAreChecked() {
    assertUsage("--output knows text, json, not 'xml'", "--output", "xml", "x.yaml");
    assertUsage("--jobs is '0'", "run", "--jobs", "0", "x.yaml");
    assertUsage("--jobs is 'many'", "run", "--jobs=many", "x.yaml");
    assertUsage("say a time such as 90s", "run", "--test-timeout", "10", "x.yaml");
    assertUsage("--fail-on knows", "run", "--fail-on", "failed,everything", "x.yaml");
    assertUsage("needs a value", "run", "x.yaml", "--jobs");
    assertUsage("needs a workflow", "run", "--sandbox");
    assertUsage("--port is '99999'", "sandbox", "--port", "99999");
    assertUsage("1.6.2", "sandbox", "--server-version", "0.9");
    assertUsage("did you mean newest?", "sandbox", "--server-version", "newst");
    assertUsage("did you mean 1.6.2?", "sandbox", "--server-version", "1.62");
    assertUsage("did you mean --fail-every?", "sandbox", "--fail-evry", "3");
    assertUsage("--fail-every is '0'", "sandbox", "--fail-every", "0");
    assertUsage("--drop-answers is 'all'", "sandbox", "--drop-answers", "all");
    assertUsage("--latency is '5'", "sandbox", "--latency", "5");
    assertUsage("did you mean unreachable?", "sandbox", "--pipelines", "unreachble");
    assertUsage("did you mean partialSuccess?", "sandbox", "--pipeline-runs", "partialSucess");
    assertUsage("--pipeline-time is 'soon'", "sandbox", "--pipeline-time", "soon");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertUsage("port " + port + " cannot be listened on", "sandbox", "--port", port);
    }
  }

  @Test
  void theEnvironmentIsAnOptionToo() {
    Cli.Outcome bad = new Cli(folder).with("DQRUN_RUN_JOBS", "x").run("run", "a.yaml");
    assertEquals(64, bad.exitCode());
    Cli.Outcome odd = new Cli(folder).with("DQRUN_RUN_SANDBOX", "maybe").run("run", "a.yaml");
    assertEquals(64, odd.exitCode());
    assertTrue(odd.err().contains("DQRUN_RUN_SANDBOX"), odd.err());
    Cli.Outcome overridden =
        new Cli(folder).with("DQRUN_OUTPUT", "json").run("run", "--output", "text", "no.yaml");
    assertTrue(overridden.err().startsWith("error[file-not-found]"), overridden.err());
    assertTrue(
        new Cli(folder)
            .with("DQRUN_OUTPUT", "json")
            .run("validate", "no.yaml")
            .out()
            .startsWith("{"));
  }

  @Test
  void validateReadsFoldersAndStandardInput() throws Exception {
    Files.createDirectories(folder.resolve("flows/deep"));
    Files.writeString(folder.resolve("flows/deep/a.yml"), "a: 1\n");
    Files.writeString(folder.resolve("flows/b.json"), "{\"b\": 1}\n");
    Files.writeString(folder.resolve("flows/c.txt"), "not a workflow");
    Files.writeString(folder.resolve("flows/d.sandbox.yaml"), "d: 1\n");
    Cli.Outcome outcome = new Cli(folder).run("validate", folder.resolve("flows").toString());
    assertEquals(65, outcome.exitCode());
    assertTrue(outcome.err().contains("2 files, 2 invalid"), outcome.err());
    Cli.Outcome stdin = new Cli(folder).input("source: 1\n").run("validate", "-");
    assertEquals(65, stdin.exitCode());
    assertTrue(stdin.out().contains("<stdin>:1:"), stdin.out());
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    assertEquals(66, new Cli(folder).run("validate", nothing.toString()).exitCode());
  }

  private void assertUsage(String message, String... arguments) {
    Cli.Outcome outcome = new Cli(folder).run(arguments);
    assertEquals(64, outcome.exitCode(), outcome.err() + outcome.out());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals(2, outcome.err().lines().count(), outcome.err());
  }
}
