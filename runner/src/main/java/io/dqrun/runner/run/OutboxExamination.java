package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.runner.result.QueuedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks at the folder in which results wait for their delivery. */
final class OutboxExamination {

  private static final String TOPIC = "outbox";
  private static final long MEBIBYTE = 1 << 20;
  private static final long LITTLE = 100 * MEBIBYTE;

  private OutboxExamination() {}

  static List<Finding> findings(Path stateDir, InstantSource clock) {
    List<Finding> findings = new ArrayList<>();
    findings.add(folder(stateDir));
    try {
      List<QueuedRun> queued =
          new Outbox(stateDir, clock)
              .queuedRuns().stream().filter(run -> !run.results().isEmpty()).toList();
      int results = queued.stream().mapToInt(run -> run.results().size()).sum();
      if (results > 0) {
        findings.add(
            Finding.of(
                TOPIC,
                Problem.warning(
                        ProblemCode.RESULT_QUEUED,
                        "%d results of %d runs wait for their delivery"
                            .formatted(results, queued.size()))
                    .withHint("the next run for their server sends them")));
      }
    } catch (DqException e) {
      e.problems().forEach(problem -> findings.add(Finding.of(TOPIC, problem)));
    }
    return findings;
  }

  private static Finding folder(Path stateDir) {
    Path existing = stateDir.toAbsolutePath().normalize();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.of(
          TOPIC,
          Problem.error(
                  ProblemCode.JOURNAL_FAILED,
                  existing + (Files.isDirectory(existing) ? " cannot be written" : " is no folder"))
              .withHint(
                  "make it a folder that this user may write, or name another one with"
                      + " --state-dir"));
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String text = "%s can be written, %,d MiB are free".formatted(stateDir, free / MEBIBYTE);
      return free < LITTLE
          ? Finding.warning(TOPIC, text, "make room: results are kept there until delivered")
          : Finding.ok(TOPIC, text);
    } catch (IOException e) {
      return Finding.ok(TOPIC, stateDir + " can be written");
    }
  }
}
