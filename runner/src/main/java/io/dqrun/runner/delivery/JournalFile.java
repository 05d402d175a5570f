package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The file of a journal that is being written. Safe for use by several threads.
 *
 * <p>Marks wait until whoever comes first writes them together with something else: to lose one
 * costs a question to the server only.
 */
final class JournalFile {

  /** Marks of this size together are written, even if nobody comes. */
  private static final int ENOUGH_BYTES = 1 << 12;

  private final Path path;
  private final RandomAccessFile out;
  private final ByteArrayOutputStream marks = new ByteArrayOutputStream();
  private final Object forcing = new Object();

  private volatile long written;
  private long forced;
  private boolean broken;
  private boolean ended;

  /**
   * A journal without lines.
   *
   * @param out the new, empty and locked file; owned by this
   */
  JournalFile(Path path, RandomAccessFile out) {
    this.path = path;
    this.out = out;
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /**
   * Writes lines, and the marks that wait before them.
   *
   * @throws DqException with {@code JOURNAL_FAILED}; the lines are not there then, the marks still
   *     wait
   */
  synchronized void append(byte[] lines) {
    if (marks.size() == 0) {
      write(lines);
    } else {
      write(withMarks(lines));
      marks.reset();
    }
  }

  /** Adds a mark to those that wait; after the end of the journal nobody needs it any more. */
  synchronized void mark(byte[] line) {
    if (!ended) {
      marks.writeBytes(line);
      if (marks.size() >= ENOUGH_BYTES) {
        writeMarks();
      }
    }
  }

  /** Writes the marks that wait; they survive the end of this process from here on. */
  synchronized void writeMarks() {
    if (!ended && marks.size() > 0) {
      append(new byte[0]);
    }
  }

  private byte[] withMarks(byte[] lines) {
    byte[] both = new byte[marks.size() + lines.length];
    System.arraycopy(marks.toByteArray(), 0, both, 0, marks.size());
    System.arraycopy(lines, 0, both, marks.size(), lines.length);
    return both;
  }

  private synchronized void write(byte[] bytes) {
    if (broken || ended) {
      throw PrivateFiles.failure(
          "cannot write the journal", path, new IOException("an earlier write failed"));
    }
    try {
      out.write(bytes);
      written += bytes.length;
    } catch (IOException e) {
      broken = !cutOff();
      throw PrivateFiles.failure("cannot write the journal", path, e);
    }
  }

  /** Removes what a failed write left, so that later records do not follow half of one. */
  private boolean cutOff() {
    try {
      out.setLength(written);
      out.seek(written);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Brings all that is written so far to the disk; several threads that wait for it share one wait.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the disk does not work
   */
  void forceWritten() {
    force(written);
  }

  private void force(long end) {
    synchronized (forcing) {
      if (forced >= end) {
        return;
      }
      long now = written;
      try {
        out.getFD().sync();
      } catch (IOException e) {
        throw PrivateFiles.failure("cannot force the journal to the disk", path, e);
      }
      forced = now;
    }
  }

  /** Writes the last line and closes the file, which nobody can write from here on. */
  synchronized void end(byte[] line) throws IOException {
    ended = true;
    try (out) {
      out.write(withMarks(line));
      out.getFD().sync();
    }
  }
}
