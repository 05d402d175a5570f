package io.dqrun.runner.report;

import io.dqrun.runner.result.FlushResult;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.RejectedResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept on this machine because no server has it, for people. */
public final class OutboxReport {

  /** Cases that are named one by one when results are given up. */
  private static final int MAX_NAMED = 10;

  private final TextStyle style;
  private final Instant now;

  /** A report for people who read it now. */
  public OutboxReport(TextStyle style, Instant now) {
    this.style = style;
    this.now = now;
  }

  /** A few lines per run. */
  public String list(OutboxContents contents) {
    if (contents.runs().isEmpty() && contents.rejected().isEmpty()) {
      return "nothing is kept in " + contents.folder() + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (String runId : contents.runIds()) {
      run(text, contents.of(List.of(runId)));
    }
    text.append(
        "%s, %s, %,d bytes in %s%n"
            .formatted(
                Wording.count(contents.waiting(), "result")
                    + (contents.waiting() == 1 ? " waits" : " wait")
                    + contents.oldest().map(oldest -> ", the oldest for " + age(oldest)).orElse(""),
                contents.rejected().size() + " refused for good",
                contents.bytes(),
                contents.folder()));
    return unixLines(text);
  }

  /** Every result of one run. */
  public String show(OutboxContents run) {
    StringBuilder text = new StringBuilder();
    run(text, run);
    for (QueuedRun queued : run.runs()) {
      for (QueuedRun.QueuedResult one : queued.results()) {
        text.append(
            "  waits    %s  %s  %s%s%n"
                .formatted(
                    Instant.ofEpochMilli(one.timestamp()),
                    "%-7s".formatted(one.status().text()),
                    SafeText.line(one.testCaseFqn()),
                    one.result().map(words -> ": " + SafeText.line(words)).orElse("")));
      }
      text.append("  journal  ").append(SafeText.line(queued.journal().toString())).append('\n');
    }
    for (RejectedResult one : run.rejected()) {
      text.append(
          "  refused  %s  %s  %s: %s%n"
              .formatted(
                  Instant.ofEpochMilli(one.timestamp()),
                  "%-7s".formatted(SafeText.line(one.status())),
                  SafeText.line(one.testCaseFqn()),
                  SafeText.line(one.reason())));
    }
    run.rejected().stream()
        .map(one -> one.file().toString())
        .distinct()
        .forEach(file -> text.append("  file     ").append(SafeText.line(file)).append('\n'));
    return unixLines(text);
  }

  /** What is gone now. */
  public String dropped(OutboxContents gone) {
    StringBuilder text = new StringBuilder();
    for (String runId : gone.runIds()) {
      OutboxContents run = gone.of(List.of(runId));
      text.append(
          "dropped run %s: %s that no server has, %d refused for good%n"
              .formatted(
                  SafeText.line(runId),
                  Wording.count(run.waiting(), "result"),
                  run.rejected().size()));
      List<String> lost = new ArrayList<>();
      run.runs().stream()
          .flatMap(queued -> queued.results().stream())
          .map(one -> named(one.testCaseFqn(), one.status().text(), one.timestamp()))
          .forEach(lost::add);
      run.rejected().stream()
          .map(one -> named(one.testCaseFqn(), one.status(), one.timestamp()))
          .forEach(lost::add);
      lost.stream().limit(MAX_NAMED).forEach(text::append);
      if (lost.size() > MAX_NAMED) {
        text.append("  … and %d more%n".formatted(lost.size() - MAX_NAMED));
      }
    }
    return unixLines(text);
  }

  /** One line about one server. */
  public String flushed(FlushResult result) {
    boolean nothing = result.delivered() + result.queued() + result.rejected() == 0;
    String what =
        nothing
            ? "nothing waits"
            : Wording.count(result.delivered(), "result")
                + " delivered"
                + (result.queued() > 0 ? ", " + result.queued() + " still here" : "")
                + (result.rejected() > 0 ? ", " + result.rejected() + " refused for good" : "");
    return SafeText.line(result.serverUrl()) + ": " + what + "\n";
  }

  private static String named(String testCase, String status, long timestamp) {
    return "  lost     %s  %-7s  %s%n"
        .formatted(Instant.ofEpochMilli(timestamp), SafeText.line(status), SafeText.line(testCase));
  }

  private void run(StringBuilder text, OutboxContents run) {
    text.append(style.bold("run " + SafeText.line(run.runIds().get(0)))).append('\n');
    for (QueuedRun queued : run.runs()) {
      boolean foreign = queued.state() == QueuedRun.State.FOREIGN;
      line(
          text,
          "since",
          queued.startedAt().truncatedTo(ChronoUnit.SECONDS)
              + ", "
              + age(queued.startedAt())
              + " ago");
      line(text, "suite", queued.suite());
      line(text, "server", queued.serverUrl());
      line(
          text,
          "keeps",
          foreign
              ? "a journal that this version cannot read and leaves alone"
              : queued.results().isEmpty()
                  ? "the end of the run, to tell its pipeline"
                  : Wording.count(queued.results().size(), "result") + " to send");
      line(text, "pipeline", queued.openPipeline().orElse(""));
      line(text, "because", queued.reason());
    }
    Optional<RejectedResult> refused = run.rejected().stream().findFirst();
    if (refused.isPresent()) {
      if (run.runs().isEmpty()) {
        line(text, "server", refused.get().serverUrl());
      }
      line(
          text,
          "refused",
          Wording.count(run.rejected().size(), "result") + ": " + refused.get().reason());
    }
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("  %-8s %s%n".formatted(label, SafeText.line(value)));
    }
  }

  private String age(Instant since) {
    Duration age = Duration.between(since, now);
    if (age.isNegative()) {
      // The clock was set back.
      return "0 s";
    }
    return age.toHours() < 48 ? Wording.duration(age) : age.toDays() + " days";
  }

  private static String unixLines(StringBuilder text) {
    return text.toString().replace("\r\n", "\n");
  }
}
