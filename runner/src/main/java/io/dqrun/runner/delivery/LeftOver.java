package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import io.dqrun.runner.delivery.LeftOverFile.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The journal of a run that is dead. Whoever holds the lock of the server's drain may read and
 * continue it.
 */
final class LeftOver implements RecordLog {

  private final LeftOverFile file;
  private final LeftOverBodies bodies;
  private final JournalContents contents;
  private final String runId;
  private final Map<Long, ResultHead> open = new LinkedHashMap<>();

  private boolean announced;
  private boolean statusOpen;

  private LeftOver(LeftOverFile file, JournalContents contents) {
    this.file = file;
    this.bodies = new LeftOverBodies(file);
    this.contents = contents;
    this.runId = contents.plan().map(Plan::runId).orElse(JournalFolder.runIdOf(file.path()));
    this.statusOpen = contents.status().isPresent();
    contents.open().forEach(result -> open.put(result.number(), result));
  }

  /**
   * Reads a journal. What is damaged in it is copied to a folder and told once; that there may be a
   * torn record at its end is normal.
   *
   * @return empty if another version of the program wrote it; that is told, too
   * @throws IOException if the file cannot be read
   */
  static Optional<LeftOver> read(Path path, Path damagedFolder, Consumer<Problem> problems)
      throws IOException {
    JournalText text = JournalText.read(path);
    if (text.foreign().isPresent()) {
      problems.accept(JournalProblems.foreign(path, text.foreign().get()));
      return Optional.empty();
    }
    LeftOverFile file = new LeftOverFile(path, text.soundLength());
    file.setAside(text.damages(), damagedFolder, problems);
    return Optional.of(new LeftOver(file, JournalContents.of(text.records())));
  }

  /**
   * Whether a result can be sent; to be asked right before it is. Once it looks at all of them:
   * nothing is sent of a journal that another version of the program wrote.
   *
   * @throws IOException if the file cannot be read
   */
  boolean decode(PendingResult one, Consumer<Problem> problems) throws IOException {
    ResultHead head = open.get(one.number());
    return head != null && bodies.decode(head, open.values(), problems);
  }

  /** Where it is. */
  Path file() {
    return file.path();
  }

  /** Whether a result of it is still to be delivered. */
  boolean holdsResults() {
    return !open.isEmpty();
  }

  /** Whether its results turned out to be unreadable, or of another version of the program. */
  boolean isForeign() {
    return bodies.areForeign();
  }

  /** The results for a server that are still to be delivered. */
  List<PendingResult> pending(String server) {
    return open.values().stream()
        .filter(result -> result.server().equals(server))
        .map(this::pending)
        .toList();
  }

  /** Whether the server may not know its cases, because the run did not ask it. */
  boolean isOffline() {
    return contents.plan().map(Plan::offline).orElse(false);
  }

  /** The status that the pipeline of a server may still show although the run is dead. */
  Optional<Status> status(String server) {
    return contents.status().filter(status -> statusOpen && status.server().equals(server));
  }

  private PendingResult pending(ResultHead result) {
    return new PendingResult(
        this,
        result.number(),
        runId,
        result.testCase(),
        result.timestamp(),
        () -> bodies.body(result.number()),
        // Marks of a run without an end may have been lost together with the power.
        contents.sent().contains(result.number()) || contents.end().isEmpty());
  }

  @Override
  public void append(JournalRecord record) {
    if (!file.exists()) {
      // Dropped by the user in the meantime.
      return;
    }
    if (record instanceof Sent) {
      announce();
      return;
    }
    file.write(List.of(record), Durability.OF_THE_SYSTEM);
    if (record instanceof Acknowledged done) {
      forget(done.number());
    } else if (record instanceof Rejected done) {
      forget(done.number());
    } else if (record instanceof StatusSettled) {
      statusOpen = false;
    }
  }

  private void forget(long number) {
    open.remove(number);
  }

  /**
   * Before the first result of this journal goes out, all are marked: to force the mark of each one
   * to the disk would cost more than to ask the server, after a crash, for some in vain.
   */
  private void announce() {
    if (!announced) {
      file.write(
          open.keySet().stream()
              .filter(number -> !contents.sent().contains(number))
              .sorted()
              .map(Sent::new)
              .toList(),
          Durability.OF_THE_DISK);
      announced = true;
    }
  }

  /** Gives up all results; the status of the pipeline is still to be told. */
  void giveUp(String reason) {
    file.write(
        open.keySet().stream().sorted().map(number -> new Rejected(number, reason)).toList(),
        Durability.OF_THE_DISK);
    open.clear();
  }

  /** Deletes the journal if nothing in it is left to send. */
  void deleteIfDone() throws IOException {
    if (open.isEmpty() && !statusOpen) {
      Files.deleteIfExists(file.path());
    }
  }
}
