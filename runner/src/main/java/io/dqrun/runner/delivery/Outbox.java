package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.runner.result.RejectedResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The folder of the journals, {@code outbox} in the state folder; beside it {@code rejected} and
 * {@code damaged}.
 *
 * <p>Make one per process and state folder: file locks belong to processes, and a second outbox of
 * the same process could take over a journal that the first one still writes.
 */
public final class Outbox {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

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
      return folder.locked(() -> newSpool(plan));
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot make a journal in", folder.path(), e);
    }
  }

  private ResultSpool newSpool(RunPlan plan) throws IOException {
    Map<String, Set<Long>> used = usedTimestamps();
    Path file = folder.create(JournalSummary.nameOf(clock.instant(), plan.runId()));
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (!FileLocks.tryLock(out.getChannel())) {
        throw new IOException("another process holds it");
      }
      ResultSpool spool = new ResultSpool(new JournalFile(file, out), plan, used, () -> folder.release(file));
      PrivateFiles.forceFolder(folder.path());
      return spool;
    } catch (IOException | DqException e) {
      out.close();
      folder.release(file);
      Files.deleteIfExists(file);
      throw e;
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
    long bytes = bytes();
    if (bytes >= maxBytes) {
      throw new DqException(
          Problem.error(
                  ProblemCode.OUTBOX_FULL,
                  "undelivered and refused results take %,d bytes in %s, of at most %,d; nothing is run, so that none is lost"
                      .formatted(bytes, stateFolder, maxBytes))
              .withPath(stateFolder.toString())
              .withHint(
                  "send them with 'dq-run outbox flush WORKFLOW', give them up with 'dq-run outbox"
                      + " drop RUN', or raise --outbox-limit"));
    }
  }

  /** What journals and refused results take on the disk. */
  private long bytes() {
    try {
      long bytes = 0;
      for (Path file : folder.all()) {
        bytes += PrivateFiles.size(file);
      }
      for (Path file : RejectedFiles.in(rejectedFolder())) {
        bytes += PrivateFiles.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder.path(), e);
    }
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
      return new OutboxContents(folder.path(), bytes(), runs, rejected, problems);
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
        problems.accept(unreadable(file, e));
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
          JournalContents contents = contents(file);
          boolean offline =
              contents
                  .plan()
                  .filter(plan -> plan.offline() && plan.server().equals(server))
                  .isPresent();
          if (offline && (!contents.open().isEmpty() || contents.status().isPresent())) {
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
          giveUp(run);
          dropped.add(run);
        } catch (IOException e) {
          throw PrivateFiles.failure("cannot drop", run.journal(), e);
        }
      }
    }
    List<RejectedResult> rejected = RejectedFiles.drop(rejectedFolder(), runId);
    return new OutboxContents(folder.path(), 0, dropped, rejected, List.of());
  }

  private void giveUp(QueuedRun run) throws IOException {
    if (run.openPipeline().isEmpty()) {
      Files.deleteIfExists(run.journal());
      return;
    }
    FileLocks.Held held =
        folder
            .lockDrain(run.serverUrl(), LOCK_PATIENCE)
            .orElseThrow(() -> new IOException("another process is delivering it"));
    try {
      Optional<LeftOver> leftOver =
          LeftOver.read(run.journal(), stateFolder.resolve("damaged"), problem -> {});
      if (leftOver.isPresent() && leftOver.get().isOffline()) {
        // Its pipeline never heard of it, and need not.
        Files.deleteIfExists(run.journal());
      } else if (leftOver.isPresent()) {
        leftOver.get().giveUp("given up");
      }
    } finally {
      held.close();
    }
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
    if (!folder.exists()) {
      return List.of();
    }
    List<LeftOver> leftOvers = new ArrayList<>();
    for (Path file : folder.locked(() -> deadJournals(problems))) {
      try {
        LeftOver.read(file, stateFolder.resolve("damaged"), problems).ifPresent(leftOvers::add);
      } catch (IOException e) {
        problems.accept(unreadable(file, e));
      }
    }
    return leftOvers;
  }

  static Problem unreadable(Path file, IOException cause) {
    return PrivateFiles.failure("cannot read the journal", file, cause)
        .problems()
        .get(0)
        .withSeverity(Severity.WARNING);
  }

  private List<Path> deadJournals(Consumer<Problem> problems) throws IOException {
    List<Path> dead = new ArrayList<>();
    for (Path file : folder.all()) {
      try {
        if (!folder.isAlive(file)) {
          dead.add(file);
        }
      } catch (IOException e) {
        problems.accept(unreadable(file, e));
      }
    }
    return dead;
  }

  private Map<String, Set<Long>> usedTimestamps() throws IOException {
    Map<String, Set<Long>> used = new HashMap<>();
    for (Path file : folder.others()) {
      // One that cannot be read must not stop a run; it is told when it is drained.
      if (Files.isReadable(file)) {
        for (ResultHead result : contents(file).open()) {
          used.computeIfAbsent(result.testCase(), key -> new HashSet<>()).add(result.timestamp());
        }
      }
    }
    return used;
  }

  private static JournalContents contents(Path file) throws IOException {
    return JournalContents.of(JournalText.read(file).records());
  }
}
