package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The help of the program and of every command against {@code NAME.txt}. Run with {@code
 * -Ddqrun.golden=write} to write what is there now, and read the difference.
 */
class HelpTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/runner/cli/help");

  /** The words below {@code Commands:}. */
  static List<String> commands() {
    List<String> names = new ArrayList<>();
    boolean inside = false;
    for (String line : Cli.call("--help").out().split("\n", -1)) {
      inside = line.equals("Commands:") || (inside && !line.isEmpty());
      if (inside && line.startsWith("  ")) {
        names.add(line.strip().split(" ", 2)[0]);
      }
    }
    return names;
  }

  @Test
  void theHelpOfTheProgramIsAsWritten() throws IOException {
    check("dq-run", Cli.call("--help"));
    assertEquals(Cli.call("--help"), Cli.call("help"));
    assertEquals(new Cli.Outcome(64, "", Cli.call("--help").out()), Cli.call());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfACommandIsAsWritten(String command) throws IOException {
    Cli.Outcome help = Cli.call(command, "--help");
    check(command, help);
    assertEquals(help, Cli.call("help", command));
    assertEquals(help, Cli.call(command, "-h"));
  }

  private static void check(String name, Cli.Outcome help) throws IOException {
    assertEquals(0, help.exitCode());
    assertEquals("", help.err());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
    Path expected = FOLDER.resolve(name + ".txt");
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(expected, help.out());
    }
    assertEquals(Files.readString(expected), help.out());
  }

  @Test
  void everyCommandIsWrittenDownAndNothingElse() throws IOException {
    TreeSet<String> expected = new TreeSet<>(commands());
    expected.add("dq-run");
    assertTrue(expected.size() >= 8, expected.toString());
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          expected,
          files
              .map(file -> String.valueOf(file.getFileName()).replace(".txt", ""))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void aMisspeltCommandGetsTheNearestOne() {
    Cli.Outcome outcome = Cli.call("definition");
    assertEquals(64, outcome.exitCode());
    assertTrue(outcome.err().contains("did you mean 'definitions'?"), outcome.err());
  }
}
