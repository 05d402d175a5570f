package io.dqrun.runner.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.RejectedResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of the results that were refused for good. */
final class RejectedFiles {

  private static final String SUFFIX = ".jsonl";

  private RejectedFiles() {}

  /** The name of the file of a run. */
  static String name(String runId) {
    return runId.replaceAll("[^A-Za-z0-9_-]", "_") + SUFFIX;
  }

  /** The files, by name. */
  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** Reads all files; a line that is damaged, or a file that cannot be read, is told. */
  static List<RejectedResult> read(Path folder, Consumer<Problem> problems) throws IOException {
    List<RejectedResult> results = new ArrayList<>();
    for (Path file : in(folder)) {
      try {
        read(file, results, problems);
      } catch (IOException e) {
        problems.accept(
            PrivateFiles.failure("cannot read the refused results in", file, e)
                .problems()
                .get(0)
                .withSeverity(Severity.WARNING));
      }
    }
    return results;
  }

  /** Reads one file. */
  static void read(Path file, List<RejectedResult> results, Consumer<Problem> problems)
      throws IOException {
    int damaged = 0;
    // Not by a strict decoder: a damaged byte must not cost the other lines.
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode entry = JournalForm.JSON.readTree(line);
        if (entry.path("case").isTextual()) {
          results.add(result(entry, file));
        } else {
          damaged++;
        }
      } catch (JsonProcessingException e) {
        damaged++;
      }
    }
    if (damaged > 0) {
      problems.accept(
          Problem.warning(
                  ProblemCode.JOURNAL_DAMAGED,
                  "%d lines of the refused results in %s are damaged".formatted(damaged, file))
              .withPath(file.toString())
              .withHint("the server does not have these results anyway; check the disk"));
    }
  }

  private static RejectedResult result(JsonNode entry, Path file) {
    return new RejectedResult(
        entry.path("runId").asText(),
        entry.path("server").asText(),
        entry.path("case").asText(),
        entry.path("result").path("testCaseStatus").asText(),
        entry.path("result").path("timestamp").asLong(),
        entry.path("reason").asText(),
        Instant.ofEpochMilli(entry.path("rejectedAt").asLong()),
        file);
  }

  /**
   * Deletes what was refused of a run.
   *
   * @return what is gone
   */
  static List<RejectedResult> drop(Path folder, String runId) {
    Path file = folder.resolve(name(runId));
    List<RejectedResult> dropped = new ArrayList<>();
    try {
      if (Files.isRegularFile(file)) {
        read(file, dropped, problem -> {});
        Files.deleteIfExists(file);
      }
      return dropped;
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot delete", file, e);
    }
  }
}
