package io.dqrun.runner.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal, read in portions: what a server that is down leaves in a day need not fit
 * into the memory.
 *
 * <p>The length is that of the opening. If somebody cuts the file in the meantime, the rest reads
 * as zeros, which is what a torn end looks like.
 */
final class JournalBytes implements Closeable {

  private static final int PORTION = 1 << 13;

  private final RandomAccessFile file;
  private final long length;
  private final byte[] portion = new byte[PORTION];
  private long start;
  private int size;

  private JournalBytes(RandomAccessFile file) throws IOException {
    this.file = file;
    this.length = file.length();
  }

  /** Opens a journal; never one of this process, because closing it would give up its lock. */
  static JournalBytes open(Path journal) throws IOException {
    RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r");
    try {
      return new JournalBytes(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** How many there are. */
  long length() {
    return length;
  }

  /** The byte at a place before the end. */
  byte at(long place) throws IOException {
    if (place < start || place >= start + size) {
      load(place);
    }
    return portion[(int) (place - start)];
  }

  /** A copy of some bytes before the end. */
  byte[] copy(long from, int count) throws IOException {
    byte[] copy = new byte[count];
    for (int done = 0; done < count; ) {
      int there = ready(from + done, count - done);
      System.arraycopy(portion, (int) (from + done - start), copy, done, there);
      done += there;
    }
    return copy;
  }

  /** The checksum of some bytes before the end. */
  int crc(long from, long count) throws IOException {
    CRC32C crc = new CRC32C();
    for (long done = 0; done < count; ) {
      int there = ready(from + done, count - done);
      crc.update(portion, (int) (from + done - start), there);
      done += there;
    }
    return (int) crc.getValue();
  }

  /** How many of the wanted bytes are in the portion that holds the first of them. */
  private int ready(long from, long wanted) throws IOException {
    at(from);
    return (int) Math.min(wanted, start + size - from);
  }

  private void load(long place) throws IOException {
    start = place;
    size = (int) Math.min(PORTION, length - place);
    file.seek(place);
    int read = 0;
    while (read < size) {
      int more = file.read(portion, read, size - read);
      if (more < 0) {
        Arrays.fill(portion, read, size, (byte) 0);
        return;
      }
      read += more;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
