package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The file of a journal whose run is dead: what is damaged is set aside, marks are added. */
final class LeftOverFile {

  /** What a record survives. */
  enum Durability {
    /** The end of this process. */
    OF_THE_SYSTEM,
    /** A loss of power, too. */
    OF_THE_DISK
  }

  private final Path path;
  private final long soundLength;
  private boolean cut;

  /**
   * A file that is there.
   *
   * @param soundLength where its torn end starts, in bytes
   */
  LeftOverFile(Path path, long soundLength) {
    this.path = path;
    this.soundLength = soundLength;
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /** Whether it is still there; the user may have dropped it in the meantime. */
  boolean exists() {
    return Files.exists(path);
  }

  /** Copies what is damaged to a folder, and tells it once. */
  void setAside(List<JournalText.Damage> damages, Path damagedFolder, Consumer<Problem> problems)
      throws IOException {
    for (JournalText.Damage damage : damages) {
      Path aside = damagedFolder.resolve(path.getFileName() + "-" + damage.start() + ".bin");
      if (!Files.exists(aside)) {
        PrivateFiles.createFolder(damagedFolder);
        PrivateFiles.append(aside, part(damage));
        problems.accept(JournalProblems.damaged(path, damage.start(), aside));
      }
    }
  }

  private byte[] part(JournalText.Damage damage) throws IOException {
    try (JournalBytes bytes = JournalBytes.open(path)) {
      return bytes.copy(damage.start(), Math.toIntExact(damage.end() - damage.start()));
    }
  }

  /**
   * Adds records in place of the torn end.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if that does not work
   */
  void write(List<? extends JournalRecord> records, Durability durability) {
    // Opened each time: there may be more journals than a process may have open files.
    try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
      if (!cut) {
        out.setLength(soundLength);
        cut = true;
      }
      out.seek(out.length());
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      // The last sound record may have lost its line break; empty lines do no harm.
      lines.write('\n');
      records.forEach(record -> lines.writeBytes(JournalLine.of(record)));
      out.write(lines.toByteArray());
      if (durability == Durability.OF_THE_DISK) {
        out.getFD().sync();
      }
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot write the journal", path, e);
    }
  }
}
