package io.dqrun.runner.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks on files, between threads and between processes; the system releases them when a process
 * dies.
 *
 * <p>A file lock belongs to the process: closing <em>any</em> open handle of the file gives it up.
 * Therefore threads queue up before a lock of their own first, and touch the file one at a time.
 */
final class FileLocks {

  private static final long POLL_MILLIS = 20;

  private final ConcurrentMap<Path, ReentrantLock> inside = new ConcurrentHashMap<>();

  /** A lock that is held; to be closed by the thread that took it. */
  static final class Held implements Closeable {

    private final ReentrantLock lock;
    private final FileChannel channel;

    private Held(ReentrantLock lock, FileChannel channel) {
      this.lock = lock;
      this.channel = channel;
    }

    /** Writes a note for whoever wants to know who holds the lock. */
    void write(String note) throws IOException {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Takes a lock.
   *
   * @param patience how long to wait for it
   * @return the lock; empty if it could not be had in time or the thread was interrupted
   * @throws IOException if the file cannot be made, or the file system has no locks
   */
  Optional<Held> acquire(Path file, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    ReentrantLock lock = inside.computeIfAbsent(file, key -> new ReentrantLock());
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    boolean taken = false;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = poll(channel, end);
      return taken ? Optional.of(new Held(lock, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        lock.unlock();
      }
    }
  }

  /**
   * What the holder wrote; empty if the file is locked by this process, which must not open it
   * again, or cannot be read.
   */
  Optional<String> read(Path file) {
    ReentrantLock lock = inside.computeIfAbsent(file, key -> new ReentrantLock());
    if (!lock.tryLock()) {
      return Optional.empty();
    }
    try {
      return lock.getHoldCount() > 1
          ? Optional.empty()
          : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Some systems do not let others read what is locked.
      return Optional.of("another process");
    } finally {
      lock.unlock();
    }
  }

  private static boolean poll(FileChannel channel, long end) throws IOException {
    while (true) {
      if (tryLock(channel)) {
        return true;
      }
      if (System.nanoTime() >= end) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Whether the whole file could be locked for as long as the channel is open. */
  static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
