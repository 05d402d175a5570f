package io.dqrun.runner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in this process, with byte streams for its terminal. */
final class Program {

  private final Map<String, String> environment = new HashMap<>();

  /** What a call left behind. */
  record Outcome(int code, String out, String err) {}

  /** Sets an environment variable. */
  Program with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.copyOf(environment),
            false);
    int code = new Main(terminal).run(List.of(arguments)).code();
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
