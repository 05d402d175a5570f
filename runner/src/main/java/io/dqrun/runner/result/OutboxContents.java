package io.dqrun.runner.result;

import io.dqrun.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept on this machine because no server has it.
 *
 * @param folder where the journals are
 * @param bytes what journals and refused results take on the disk
 * @param runs the runs with results that wait, oldest first
 * @param rejected the results that were refused for good, in the order of refusal per run
 * @param problems what could not be read
 */
public record OutboxContents(
    Path folder,
    long bytes,
    List<QueuedRun> runs,
    List<RejectedResult> rejected,
    List<Problem> problems) {

  public OutboxContents {
    runs = List.copyOf(runs);
    rejected = List.copyOf(rejected);
    problems = List.copyOf(problems);
  }

  /** How many results wait. */
  public int waiting() {
    return runs.stream().mapToInt(run -> run.results().size()).sum();
  }

  /** When the oldest run with results that wait began. */
  public Optional<Instant> oldest() {
    return runs.stream()
        .filter(run -> !run.results().isEmpty())
        .map(QueuedRun::startedAt)
        .min(Instant::compareTo);
  }

  /** Whether there is nothing at all. */
  public boolean isEmpty() {
    return runs.isEmpty() && rejected.isEmpty() && problems.isEmpty();
  }

  /** The part that belongs to some runs, without what could not be read. */
  public OutboxContents of(List<String> runIds) {
    List<QueuedRun> some = runs.stream().filter(run -> runIds.contains(run.runId())).toList();
    return new OutboxContents(
        folder,
        some.stream().mapToLong(QueuedRun::bytes).sum(),
        some,
        rejected.stream().filter(one -> runIds.contains(one.runId())).toList(),
        List.of());
  }

  /** The ids of all runs, each once, oldest first. */
  public List<String> runIds() {
    return Stream.concat(
            runs.stream().map(QueuedRun::runId), rejected.stream().map(RejectedResult::runId))
        .distinct()
        .toList();
  }
}
