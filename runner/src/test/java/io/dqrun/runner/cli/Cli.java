package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line inside this process, with everything that it prints kept. */
final class Cli {

  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = new byte[0];

  /** What one call left behind. */
  record Outcome(int exitCode, String out, String err) {

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (JsonProcessingException e) {
        throw new AssertionError(out, e);
      }
    }

    /** That it ended so, with one error of this code, and nothing that only developers read. */
    Outcome assertOneError(int code, String problem) {
      assertEquals(code, exitCode, err + out);
      String all = err + out;
      assertEquals(
          List.of("error[" + problem + "]"),
          all.lines()
              .filter(line -> line.startsWith("error["))
              .map(line -> line.substring(0, line.indexOf(']') + 1))
              .toList(),
          all);
      assertFalse(all.contains("Exception"), all);
      assertFalse(all.contains("\tat "), all);
      return this;
    }
  }

  Cli(Path stateHome) {
    environment.put("XDG_STATE_HOME", stateHome.toString());
  }

  /** Runs it in an empty environment; for commands that keep no state. */
  static Outcome call(String... arguments) {
    return new Cli(Path.of("unused")).run(arguments);
  }

  Cli with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli input(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            false);
    int code = new Main(terminal).run(List.of(arguments)).code();
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
