package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.QueuedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journals of runs that are dead. */
final class DeadJournals {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

  private final JournalFolder folder;
  private final Path damagedFolder;

  DeadJournals(JournalFolder folder, Path damagedFolder) {
    this.folder = folder;
    this.damagedFolder = damagedFolder;
  }

  /** All, oldest first; one that cannot be read is told and left alone. */
  List<LeftOver> all(Consumer<Problem> problems) throws IOException {
    if (!folder.exists()) {
      return List.of();
    }
    List<LeftOver> leftOvers = new ArrayList<>();
    for (Path file : folder.locked(() -> files(problems))) {
      try {
        LeftOver.read(file, damagedFolder, problems).ifPresent(leftOvers::add);
      } catch (IOException e) {
        problems.accept(JournalProblems.unreadable(file, e));
      }
    }
    return leftOvers;
  }

  private List<Path> files(Consumer<Problem> problems) throws IOException {
    List<Path> dead = new ArrayList<>();
    for (Path file : folder.all()) {
      try {
        if (!folder.isAlive(file)) {
          dead.add(file);
        }
      } catch (IOException e) {
        problems.accept(JournalProblems.unreadable(file, e));
      }
    }
    return dead;
  }

  /**
   * Gives up the results of one. Where its pipeline is still to be told of its end, the journal
   * stays for that; otherwise it is deleted.
   */
  void giveUp(QueuedRun run) throws IOException {
    if (run.openPipeline().isEmpty()) {
      Files.deleteIfExists(run.journal());
      return;
    }
    FileLocks.Held held =
        folder
            .lockDrain(run.serverUrl(), LOCK_PATIENCE)
            .orElseThrow(() -> new IOException("another process is delivering it"));
    try {
      Optional<LeftOver> leftOver = LeftOver.read(run.journal(), damagedFolder, problem -> {});
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
}
