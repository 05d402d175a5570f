package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void everyCommandAndEveryOptionIsThere(String shell) {
    String script = script(shell);
    for (String command : HelpTest.commands()) {
      assertTrue(script.contains(command), command);
      Cli.call(command, "--help")
          .out()
          .lines()
          .filter(line -> line.matches("  (-\\w, |    )--.*"))
          .map(line -> line.substring(6).split("[ ]", 2)[0].replace("--", ""))
          .forEach(
              option ->
                  assertTrue(
                      script.contains((shell.equals("fish") ? "-l " : "--") + option), option));
    }
  }

  @Test
  void bashCompletes() throws Exception {
    assertEquals(List.of("validate"), complete("dq-run", "val"));
    assertEquals(List.of("--target"), complete("dq-run", "validate", "--ta"));
    assertEquals(List.of("--sandbox"), complete("dq-run", "x.yaml", "--san"));
    assertEquals(List.of("--if-locked"), complete("dq-run", "--jobs", "4", "run", "--if"));
    assertEquals(List.of("flush"), complete("dq-run", "outbox", "fl"));
    assertEquals(List.of("unknown-key"), complete("dq-run", "explain", "unknown-k"));
    assertEquals(List.of("zsh"), complete("dq-run", "completion", "z"));
    assertEquals(List.of("doctor"), complete("dq-run", "help", "do"));
    assertEquals(
        new TreeSet<>(List.of("--version", "--verbose")),
        new TreeSet<>(complete("dq-run", "--ve")));
    // Files are left to the shell.
    assertEquals(List.of(), complete("dq-run", "run", "--report", "v"));
    assertEquals(List.of(), complete("dq-run", "run", "--report", "junit=", "v"));
  }

  @Test
  void bashKnowsTheScript() throws Exception {
    assertEquals("", bash("-n", Files.writeString(folder.resolve("s"), script("bash")).toString()));
  }

  @Test
  void anUnknownShellIsTold() {
    Cli.Outcome outcome = Cli.call("completion", "fsh");
    assertEquals(64, outcome.exitCode());
    assertTrue(outcome.err().contains("did you mean fish?"), outcome.err());
    assertEquals(64, Cli.call("completion").exitCode());
  }

  private static String script(String shell) {
    Cli.Outcome outcome = Cli.call("completion", shell);
    assertEquals(0, outcome.exitCode(), outcome.err());
    return outcome.out();
  }

  /** What bash proposes for the last of these words. */
  private List<String> complete(String... words) throws Exception {
    StringBuilder test = new StringBuilder(script("bash"));
    test.append("COMP_WORDS=(");
    for (String word : words) {
      test.append('\'').append(word).append("' ");
    }
    test.append(")\nCOMP_CWORD=").append(words.length - 1).append('\n');
    test.append("_dq_run\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    Path file = Files.writeString(folder.resolve("complete.bash"), test);
    return bash(file.toString()).lines().filter(line -> !line.isEmpty()).toList();
  }

  private static String bash(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "--norc"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), out);
    return out;
  }
}
