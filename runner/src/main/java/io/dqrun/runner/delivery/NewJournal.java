package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Begins the journal of a run. */
final class NewJournal {

  private final JournalFolder folder;

  /** To be used while the folder is locked. */
  NewJournal(JournalFolder folder) {
    this.folder = folder;
  }

  /** A journal that is on the disk and locked by this process. */
  ResultSpool begin(RunPlan plan, Instant now) throws IOException {
    Map<String, Set<Long>> used = usedTimestamps();
    Path file = folder.create(JournalSummary.nameOf(now, plan.runId()));
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (!FileLocks.tryLock(out.getChannel())) {
        throw new IOException("another process holds it");
      }
      ResultSpool spool =
          new ResultSpool(new JournalFile(file, out), plan, used, () -> folder.release(file));
      PrivateFiles.forceFolder(folder.path());
      return spool;
    } catch (IOException | DqException e) {
      out.close();
      folder.release(file);
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Map<String, Set<Long>> usedTimestamps() throws IOException {
    Map<String, Set<Long>> used = new HashMap<>();
    for (Path file : folder.others()) {
      // One that cannot be read must not stop a run; it is told when it is drained.
      if (Files.isReadable(file)) {
        for (ResultHead result : JournalContents.read(file).open()) {
          used.computeIfAbsent(result.testCase(), key -> new HashSet<>()).add(result.timestamp());
        }
      }
    }
    return used;
  }
}
