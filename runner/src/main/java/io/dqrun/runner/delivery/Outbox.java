package io.dqrun.runner.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.QueuedRun.QueuedResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The folder of the journals, {@code outbox} in the state folder; beside it {@code rejected} and
 * {@code damaged}.
 *
 * <p>Make one per process and state folder: file locks belong to processes, and a second outbox of
 * the same process could take over a journal that the first one still writes.
 */
public final class Outbox {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);
  private static final String SUFFIX = ".journal";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path stateFolder;
  private final Path folder;
  private final InstantSource clock;
  private final FileLocks locks = new FileLocks();
  private final Set<Path> ownJournals = ConcurrentHashMap.newKeySet();

  /** The outbox of a state folder; nothing is read or made yet. */
  public Outbox(Path stateFolder, InstantSource clock) {
    this.stateFolder = stateFolder.toAbsolutePath().normalize();
    this.folder = this.stateFolder.resolve("outbox");
    this.clock = clock;
  }

  /** The folder of the journals. */
  public Path folder() {
    return folder;
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
      return withFolderLocked(() -> newSpool(plan));
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot make a journal in", folder, e);
    }
  }

  private ResultSpool newSpool(RunPlan plan) throws IOException {
    Map<String, Set<Long>> used = usedTimestamps();
    Path file = newFile(plan.runId());
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    ownJournals.add(file);
    try {
      if (!FileLocks.tryLock(out.getChannel())) {
        throw new IOException("another process holds it");
      }
      ResultSpool spool = new ResultSpool(file, out, plan, used, () -> ownJournals.remove(file));
      PrivateFiles.forceFolder(folder);
      return spool;
    } catch (IOException | DqException e) {
      out.close();
      ownJournals.remove(file);
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * The runs with results that are not delivered, oldest first.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the folder cannot be read
   */
  public List<QueuedRun> queuedRuns() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return withFolderLocked(this::readQueuedRuns);
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder, e);
    }
  }

  private List<QueuedRun> readQueuedRuns() throws IOException {
    List<QueuedRun> runs = new ArrayList<>();
    for (Path file : journals()) {
      // To open and close a journal of our own would give up its lock.
      if (!ownJournals.contains(file)) {
        QueuedRun.State state = isAlive(file) ? QueuedRun.State.RUNNING : QueuedRun.State.LEFT;
        QueuedRun run = queuedRun(file, state, contents(file));
        if (!run.results().isEmpty()) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private static QueuedRun queuedRun(Path file, QueuedRun.State state, JournalContents contents) {
    Optional<Plan> plan = contents.plan();
    List<Result> open = contents.open();
    return new QueuedRun(
        plan.map(Plan::runId).orElse(LeftOver.runIdOf(file)),
        plan.map(Plan::server).orElse(open.isEmpty() ? "" : open.get(0).server()),
        plan.map(Plan::suite).orElse(""),
        file,
        state,
        open.stream().map(one -> new QueuedResult(one.testCase(), one.result())).toList());
  }

  /**
   * Deletes the journals of a dead run, with the results in them.
   *
   * @return the number of results that are gone; 0 if there is no such run or it is alive
   * @throws DqException with {@code JOURNAL_FAILED} if a file cannot be deleted
   */
  public int drop(String runId) {
    int dropped = 0;
    for (QueuedRun run : queuedRuns()) {
      if (run.runId().equals(runId) && run.state() == QueuedRun.State.LEFT) {
        try {
          Files.deleteIfExists(run.journal());
          dropped += run.results().size();
        } catch (IOException e) {
          throw PrivateFiles.failure("cannot delete", run.journal(), e);
        }
      }
    }
    return dropped;
  }

  /**
   * The right to deliver what dead runs left for a server; one at a time on this machine.
   *
   * @return empty if somebody else had it all the time
   */
  Optional<FileLocks.Held> lockDrain(String server, Duration patience) throws IOException {
    PrivateFiles.createFolder(folder);
    CRC32 name = new CRC32();
    name.update(server.getBytes(UTF_8));
    return locks.acquire(folder.resolve("drain-%08x.lock".formatted(name.getValue())), patience);
  }

  /** The journals of dead runs, oldest first; one that cannot be read is told and left alone. */
  List<LeftOver> leftOvers(Consumer<Problem> problems) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<LeftOver> leftOvers = new ArrayList<>();
    for (Path file : withFolderLocked(() -> deadJournals(problems))) {
      try {
        leftOvers.add(LeftOver.read(file, stateFolder.resolve("damaged"), problems));
      } catch (IOException e) {
        problems.accept(unreadable(file, e));
      }
    }
    return leftOvers;
  }

  private static Problem unreadable(Path file, IOException cause) {
    return PrivateFiles.failure("cannot read the journal", file, cause)
        .problems()
        .get(0)
        .withSeverity(Severity.WARNING);
  }

  private List<Path> deadJournals(Consumer<Problem> problems) throws IOException {
    List<Path> dead = new ArrayList<>();
    for (Path file : journals()) {
      try {
        if (!isAlive(file)) {
          dead.add(file);
        }
      } catch (IOException e) {
        problems.accept(unreadable(file, e));
      }
    }
    return dead;
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private <T> T withFolderLocked(Action<T> action) throws IOException {
    PrivateFiles.createFolder(folder);
    FileLocks.Held held =
        locks
            .acquire(folder.resolve("folder.lock"), LOCK_PATIENCE)
            .orElseThrow(() -> new IOException("another process keeps the folder locked"));
    try {
      return action.run();
    } finally {
      held.close();
    }
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** To be called with the folder locked, so that nobody is about to lock a new journal. */
  private boolean isAlive(Path file) throws IOException {
    if (ownJournals.contains(file)) {
      return true;
    }
    try (RandomAccessFile probe = new RandomAccessFile(file.toFile(), "rw")) {
      return !FileLocks.tryLock(probe.getChannel());
    }
  }

  private Path newFile(String runId) throws IOException {
    String safeId = runId.replaceAll("[^A-Za-z0-9._-]", "_");
    String name =
        TIME.format(clock.instant()) + "-" + safeId.substring(0, Math.min(safeId.length(), 64));
    for (int attempt = 1; ; attempt++) {
      Path file = folder.resolve(name + (attempt == 1 ? "" : "." + attempt) + SUFFIX);
      try {
        PrivateFiles.createFile(file);
        return file;
      } catch (FileAlreadyExistsException e) {
        if (attempt == 100) {
          throw e;
        }
      }
    }
  }

  private Map<String, Set<Long>> usedTimestamps() throws IOException {
    Map<String, Set<Long>> used = new HashMap<>();
    for (Path file : journals()) {
      // One that cannot be read must not stop a run; it is told when it is drained.
      if (!ownJournals.contains(file) && Files.isReadable(file)) {
        for (Result result : contents(file).open()) {
          used.computeIfAbsent(result.testCase(), key -> new HashSet<>())
              .add(result.result().timestamp());
        }
      }
    }
    return used;
  }

  private static JournalContents contents(Path file) throws IOException {
    return JournalContents.of(JournalText.parse(Files.readAllBytes(file)).records());
  }
}
