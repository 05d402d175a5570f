package io.dqrun.runner.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run takes beside the database: its start, the server's answers, planning, delivery. */
final class RunOverhead {

  /** The server of the workflows that are measured here. */
  static final String SERVER = "http://localhost:8585/api";

  private RunOverhead() {}

  /**
   * The measurement as Markdown.
   *
   * @param distribution the folder of dq-run
   * @param workflow a file with {@link #SERVER} in it, on one table
   * @param type of the database service
   * @param table that the server knows, which is no part of the measured process
   * @param repetitions the best of them counts
   */
  static String measure(
      Path distribution,
      Path workflow,
      String type,
      Table table,
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
      double rest = Double.MAX_VALUE;
      double wall = 0;
      double cpu = Double.MAX_VALUE;
      int tests = 0;
      // The first one only creates the cases.
      for (int i = 0; i <= repetitions; i++) {
        ProcessRun run = ProcessRun.of(command, environment);
        JsonNode result = new ObjectMapper().readTree(report.toFile());
        tests = result.path("counts").path("executed").asInt();
        double database = result.path("scans").path(0).path("durationMillis").asDouble();
        if (i > 0 && run.wallMillis() - database < rest) {
          rest = run.wallMillis() - database;
          wall = run.wallMillis();
        }
        cpu = Math.min(cpu, run.cpuMillis());
      }
      return String.format(
          Locale.ROOT,
          "With a server of its own beside it, `dq-run` takes %.2f s for these %d tests, and %.2f s"
              + " without the database's time (goal: %.2f s); CPU %.2f s.%n",
          wall / 1000,
          tests,
          rest / 1000,
          0.3 + 0.001 * tests,
          cpu / 1000);
    }
  }
}
