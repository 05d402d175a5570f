package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.RejectedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder of the journals, {@code outbox} in the state folder; beside it {@code rejected} and
 * {@code damaged}.
 *
 * <p>Make one per process and state folder: file locks belong to processes, and a second outbox of
 * the same process could take over a journal that the first one still writes.
 */
public final class Outbox {

  private final Path stateFolder;
  private final JournalFolder folder;
  private final InstantSource clock;

  /** The outbox of a state folder; nothing is read or made yet. */
  public Outbox(Path stateFolder, InstantSource clock) {
    this.stateFolder = stateFolder.toAbsolutePath().normalize();
    this.folder = new JournalFolder(this.stateFolder.resolve("outbox"));
    this.clock = clock;
  }

  /** The folder of the journals. */
  public Path folder() {
    return folder.path();
  }

  /** The folder of the results that a server refused for good, one JSON Lines file per run. */
  public Path rejectedFolder() {
    return stateFolder.resolve("rejected");
  }

  /**
   * Starts the journal of a run.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if it cannot be made, locked or written
   */
  public ResultSpool begin(RunPlan plan) {
    try {
      return folder.locked(() -> new NewJournal(folder).begin(plan, clock.instant()));
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot make a journal in", folder.path(), e);
    }
  }

  /**
   * Checks that there is room for more results.
   *
   * @param maxBytes what journals and refused results may take on the disk
   * @throws DqException with {@code OUTBOX_FULL} if they take as much, {@code JOURNAL_FAILED} if
   *     the folder cannot be read
   */
  public void requireRoom(long maxBytes) {
    size().requireBelow(maxBytes);
  }

  private OutboxSize size() {
    return new OutboxSize(stateFolder, folder, rejectedFolder());
  }

  /**
   * Everything that is kept; what cannot be read is told and costs nothing else.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the folder cannot be read
   */
  public OutboxContents contents() {
    List<Problem> problems = new ArrayList<>();
    try {
      List<QueuedRun> runs =
          folder.exists() ? folder.locked(() -> readQueuedRuns(problems::add)) : List.of();
      List<RejectedResult> rejected = RejectedFiles.read(rejectedFolder(), problems::add);
      return new OutboxContents(folder.path(), size().bytes(), runs, rejected, problems);
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder.path(), e);
    }
  }

  /**
   * The runs with results that are not delivered, oldest first.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the folder cannot be read
   */
  public List<QueuedRun> queuedRuns() {
    if (!folder.exists()) {
      return List.of();
    }
    try {
      return folder.locked(() -> readQueuedRuns(problem -> {}));
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder.path(), e);
    }
  }

  private List<QueuedRun> readQueuedRuns(Consumer<Problem> problems) throws IOException {
    List<QueuedRun> runs = new ArrayList<>();
    for (Path file : folder.others()) {
      try {
        JournalSummary.read(file, folder.isAlive(file)).ifPresent(runs::add);
      } catch (IOException e) {
        problems.accept(JournalProblems.unreadable(file, e));
      }
    }
    return runs;
  }

  /**
   * Whether offline runs left something for a server, which may not know their cases.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the folder cannot be read
   */
  public boolean holdsOfflineRuns(String serverUrl) {
    String server = ServerAddress.of(serverUrl);
    try {
      for (Path file : folder.others()) {
        if (Files.isReadable(file)) {
          if (JournalContents.read(file).holdsOfflineRun(server)) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder.path(), e);
    }
  }

  /** The one spelling of a server's address, as {@link QueuedRun#serverUrl()} has it. */
  public static String address(String serverUrl) {
    return ServerAddress.of(serverUrl);
  }

  /** The dead runs of which a server does not know everything yet, oldest first. */
  public List<QueuedRun> leftFor(String serverUrl) {
    String server = ServerAddress.of(serverUrl);
    return queuedRuns().stream()
        .filter(run -> run.state() == QueuedRun.State.LEFT && run.serverUrl().equals(server))
        .toList();
  }

  /**
   * Gives up the results of a dead run, those that were refused, too. Where its pipeline is still
   * to be told of its end, the journal stays for that; otherwise it is deleted.
   *
   * @return what is gone; nothing if there is no such run, or it is alive, or another version of
   *     the program wrote it
   * @throws DqException with {@code JOURNAL_FAILED} if a file cannot be changed
   */
  public OutboxContents drop(String runId) {
    List<QueuedRun> dropped = new ArrayList<>();
    for (QueuedRun run : queuedRuns()) {
      if (run.runId().equals(runId)
          && run.state() == QueuedRun.State.LEFT
          && !run.results().isEmpty()) {
        try {
          dead().giveUp(run);
          dropped.add(run);
        } catch (IOException e) {
          throw PrivateFiles.failure("cannot drop", run.journal(), e);
        }
      }
    }
    List<RejectedResult> rejected = RejectedFiles.drop(rejectedFolder(), runId);
    return new OutboxContents(folder.path(), 0, dropped, rejected, List.of());
  }

  /**
   * The right to deliver what dead runs left for a server; one at a time on this machine.
   *
   * @return empty if somebody else had it all the time
   */
  Optional<FileLocks.Held> lockDrain(String server, Duration patience) throws IOException {
    return folder.lockDrain(server, patience);
  }

  /** The journals of dead runs, oldest first; one that cannot be read is told and left alone. */
  List<LeftOver> leftOvers(Consumer<Problem> problems) throws IOException {
    return dead().all(problems);
  }

  private DeadJournals dead() {
    return new DeadJournals(folder, stateFolder.resolve("damaged"));
  }
}
