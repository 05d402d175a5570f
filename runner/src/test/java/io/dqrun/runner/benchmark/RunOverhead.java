package io.dqrun.runner.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** What a run takes beside the database: its start, the server's answers, planning, delivery. */
final class RunOverhead {

  /** The server of the workflows that are measured here. */
  static final String SERVER = "http://localhost:8585/api";

  private RunOverhead() {}

  /**
   * What a person's own program would ask of the database.
   *
   * @param url of the database
   * @param sql one statement for all tests
   */
  record ByHand(String url, String sql) {}

  /**
   * The measurement as Markdown.
   *
   * @param distribution the folder of dq-run
   * @param workflow a file with {@link #SERVER} in it, on one table
   * @param type of the database service
   * @param table that the server knows, which is no part of the measured process
   * @param byHand measured beside it, where its driver is in the distribution
   * @param repetitions the best of them counts
   */
  static String measure(
      Path distribution,
      Path workflow,
      String type,
      Table table,
      Optional<ByHand> byHand,
      Map<String, String> environment,
      int repetitions)
      throws IOException, InterruptedException {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      server.register(
          new DatabaseService(table.serviceName(), type, Optional.empty()), List.of(table));
      Path beside = workflow.resolveSibling("beside-" + workflow.getFileName());
      Files.writeString(
          beside, Files.readString(workflow).replace(SERVER, server.url().toString()));
      Path report = workflow.resolveSibling("overhead.json");
      List<String> command =
          List.of(
              distribution.resolve("bin/dq-run").toString(),
              "run",
              "--fail-on=aborted",
              "--test-timeout=6h",
              "--report=json=" + report,
              beside.toString());
      // The first one only creates the cases.
      ProcessRun.of(command, environment);
      Path millis = workflow.resolveSibling("by-hand.millis");
      List<String> hand = new ArrayList<>();
      if (byHand.isPresent()) {
        hand.addAll(
            byHand(
                distribution,
                workflow.resolveSibling("by-hand"),
                List.of(
                    beside.toString(),
                    server.url().toString(),
                    table.fullyQualifiedName().toString(),
                    byHand.get().url(),
                    Files.writeString(workflow.resolveSibling("by-hand.sql"), byHand.get().sql())
                        .toString(),
                    millis.toString())));
      }
      Best own = new Best();
      Best least = new Best();
      int tests = 0;
      for (int i = 0; i < repetitions; i++) {
        ProcessRun run = ProcessRun.of(command, environment);
        JsonNode result = new ObjectMapper().readTree(report.toFile());
        tests = result.path("counts").path("executed").asInt();
        own.add(run, result.path("scans").path(0).path("durationMillis").asDouble());
        if (!hand.isEmpty()) {
          least.add(ProcessRun.of(hand, environment), Double.parseDouble(Files.readString(millis)));
        }
      }
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "With a server of its own beside it, `dq-run` takes %.2f s for these %d tests, and"
                  + " %.2f s without the database's time (goal: %.2f s); CPU %.2f s.%n",
              own.wall / 1000,
              tests,
              own.rest / 1000,
              0.3 + 0.001 * tests,
              own.cpu / 1000));
      if (!hand.isEmpty()) {
        text.append(
            String.format(
                Locale.ROOT,
                "The least that this can be, a program of 100 lines with the same libraries, also"
                    + " from a class-data archive, that asks and sends the same and checks nothing,"
                    + " takes %.2f s without the database's time, CPU %.2f s: `dq-run` is %.2f x.%n",
                least.rest / 1000,
                least.cpu / 1000,
                own.rest / least.rest));
      }
      return text.toString();
    }
  }

  /** The run that took least beside the database. */
  private static final class Best {
    double rest = Double.MAX_VALUE;
    double wall;
    double cpu = Double.MAX_VALUE;

    void add(ProcessRun run, double databaseMillis) {
      if (run.wallMillis() - databaseMillis < rest) {
        rest = run.wallMillis() - databaseMillis;
        wall = run.wallMillis();
      }
      cpu = Math.min(cpu, run.cpuMillis());
    }
  }

  /** The command of {@link RunByHand}, with the options that dq-run's launcher gives to Java. */
  private static List<String> byHand(Path distribution, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    // Archives hold classes of jars only.
    Path jar = folder.resolve("by-hand.jar");
    String name = RunByHand.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream bytes = RunByHand.class.getClassLoader().getResourceAsStream(name)) {
      entries.putNextEntry(new JarEntry(name));
      Objects.requireNonNull(bytes).transferTo(entries);
      entries.closeEntry();
    }
    StringBuilder classPath = new StringBuilder(jar.toString());
    try (Stream<Path> jars = Files.list(distribution.resolve("lib"))) {
      jars.sorted().forEach(one -> classPath.append(File.pathSeparator).append(one));
    }
    Path archive = folder.resolve("by-hand.jsa");
    List<String> making = command(classPath, "-XX:ArchiveClassesAtExit=" + archive, arguments);
    ProcessRun.of(making, Map.of());
    return command(classPath, "-XX:SharedArchiveFile=" + archive, arguments);
  }

  private static List<String> command(
      CharSequence classPath, String archive, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                archive,
                "-cp",
                classPath.toString(),
                RunByHand.class.getName()));
    command.addAll(arguments);
    return command;
  }
}
