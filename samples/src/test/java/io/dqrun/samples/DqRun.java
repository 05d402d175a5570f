package io.dqrun.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, run as a process in the project's root folder. */
final class DqRun {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** What a process left behind. */
  record Outcome(int exitCode, String out, String err) {}

  DqRun(Path home) {
    this.home = home;
  }

  /** Sets an environment variable of the process. */
  DqRun with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("runner/target/dq-run/bin/dq-run").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DQRUN_"));
    builder.environment().remove("OPENMETADATA_JWT_TOKEN");
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("still running after two minutes: " + command);
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
