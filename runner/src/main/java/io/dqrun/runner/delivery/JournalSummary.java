package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.QueuedRun.QueuedResult;
import io.dqrun.runner.result.QueuedRun.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a journal tells of its run to somebody who only looks. */
final class JournalSummary {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JournalSummary() {}

  /**
   * Reads a journal and changes nothing.
   *
   * @param alive whether its run still writes it
   * @return empty if it holds nothing that is to be delivered
   */
  static Optional<QueuedRun> read(Path file, boolean alive) throws IOException {
    JournalText text = JournalText.read(file);
    if (text.foreign().isPresent()) {
      return Optional.of(foreign(file, text.foreign().get()));
    }
    JournalContents contents = JournalContents.of(text.records());
    List<ResultHead> open = contents.open();
    Optional<Status> status = contents.status().filter(last -> !alive);
    if (open.isEmpty() && status.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<QueuedResult>> results = results(file, open);
    if (results.isEmpty()) {
      return Optional.of(foreign(file, LeftOverBodies.UNKNOWN_RESULT));
    }
    return Optional.of(
        new QueuedRun(
            contents.plan().map(Plan::runId).orElse(JournalFolder.runIdOf(file)),
            open.isEmpty() ? status.map(Status::server).orElse("") : open.get(0).server(),
            contents.plan().map(Plan::suite).orElse(""),
            startOf(file),
            file,
            Files.size(file),
            alive ? State.RUNNING : State.LEFT,
            reason(contents, alive),
            results.get(),
            status.map(Status::pipeline)));
  }

  private static QueuedRun foreign(Path file, String reason) throws IOException {
    return new QueuedRun(
        JournalFolder.runIdOf(file),
        "",
        "",
        startOf(file),
        file,
        Files.size(file),
        State.FOREIGN,
        reason,
        List.of(),
        Optional.empty());
  }

  /** What is shown of the results; empty if one of them is of no known form. */
  private static Optional<List<QueuedResult>> results(Path file, List<ResultHead> open)
      throws IOException {
    List<QueuedResult> results = new ArrayList<>(open.size());
    try (JournalBytes bytes = JournalBytes.open(file)) {
      for (ResultHead head : open) {
        Optional<Result> one = JournalText.result(bytes, head);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        TestCaseResult result = one.get().result();
        results.add(
            new QueuedResult(
                head.testCase(), head.timestamp(), result.testCaseStatus(), result.result()));
      }
    }
    return Optional.of(results);
  }

  private static String reason(JournalContents contents, boolean alive) {
    if (alive) {
      return "the run is still active";
    }
    return contents
        .end()
        .map(end -> end.cause().orElse("there was no time to send"))
        .orElse("the run was killed before its end");
  }

  /** The name of a new journal begins with its start, so that names sort by age. */
  static String nameOf(Instant start, String runId) {
    String safeId = runId.replaceAll("[^A-Za-z0-9._-]", "_");
    return TIME.format(start) + "-" + safeId.substring(0, Math.min(safeId.length(), 64));
  }

  private static Instant startOf(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try {
      return Instant.from(TIME.parse(name.substring(0, Math.max(0, name.indexOf('-')))));
    } catch (DateTimeException e) {
      return Files.getLastModifiedTime(file).toInstant();
    }
  }
}
