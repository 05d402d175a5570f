package io.dqrun.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {

  @TempDir Path home;

  private final Path readme = DqRun.ROOT.resolve("README.md");

  @Test
  void theFirstCommandPrintsWhatTheReadmeShows() throws Exception {
    String command = blocks("sh").get(0).strip();
    String[] parts = command.split(" && ", -1);
    assertEquals(2, parts.length, command);
    String[] words = parts[1].split(" ", -1);
    assertEquals("runner/target/dq-run/bin/dq-run", words[0]);
    DqRun.Outcome outcome =
        new DqRun(home).run(List.of(words).subList(1, words.length).toArray(new String[0]));
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals(steady(blocks("text").get(0)), steady(outcome.out()));
  }

  @Test
  void theSecondCommandIsWhatCiRuns() throws Exception {
    String ci = Files.readString(DqRun.ROOT.resolve(".ci/run"));
    assertTrue(ci.strip().endsWith(blocks("sh").get(1).strip()), ci);
  }

  @Test
  void theWorkflowOfTheReadmeIsValid() throws Exception {
    Path file = Files.writeString(home.resolve("readme.yaml"), blocks("yaml").get(0));
    DqRun.Outcome outcome =
        new DqRun(home)
            .with("OPENMETADATA_JWT_TOKEN", "token")
            .with("SHOP_PASSWORD", "password")
            .run("validate", file.toString());
    assertEquals(0, outcome.exitCode(), outcome.out());
    assertEquals(file + ": valid\n", outcome.out());
  }

  @Test
  void theReadmeIsShort() throws Exception {
    assertTrue(Files.readAllLines(readme).size() <= 250);
  }

  /** Times and ports differ from run to run. */
  private static String steady(String text) {
    return text.strip()
        .replaceAll("\\d+(\\.\\d+)? ?(ms|s)\\b", "TIME")
        .replaceAll(":\\d{4,5}/api", ":PORT/api")
        .replaceAll(" +", " ");
  }

  /** The texts of the fenced blocks of one language. */
  private List<String> blocks(String language) throws Exception {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : Files.readAllLines(readme)) {
      if (block == null && line.equals("```" + language)) {
        block = new StringBuilder();
      } else if (block != null && line.equals("```")) {
        blocks.add(block.toString());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }
}
