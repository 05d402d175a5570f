package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;

/** What journals and refused results take on the disk. */
final class OutboxSize {

  private final Path stateFolder;
  private final JournalFolder folder;
  private final Path rejectedFolder;

  OutboxSize(Path stateFolder, JournalFolder folder, Path rejectedFolder) {
    this.stateFolder = stateFolder;
    this.folder = folder;
    this.rejectedFolder = rejectedFolder;
  }

  /**
   * Checks that there is room for more results.
   *
   * @throws DqException with {@code OUTBOX_FULL} if there is none, {@code JOURNAL_FAILED} if the
   *     folder cannot be read
   */
  void requireBelow(long maxBytes) {
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

  long bytes() {
    try {
      long bytes = 0;
      for (Path file : folder.all()) {
        bytes += PrivateFiles.size(file);
      }
      for (Path file : RejectedFiles.in(rejectedFolder)) {
        bytes += PrivateFiles.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot read the outbox", folder.path(), e);
    }
  }
}
