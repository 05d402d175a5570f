package io.dqrun.runner.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The right to run a suite of a server, one run at a time on this machine, as far as runs share the
 * state folder. The system gives it up when the process dies, however that happens; the file stays
 * and locks nothing.
 */
public final class SuiteLock implements AutoCloseable {

  /** File locks belong to the process, so that this must be one for the whole process. */
  private static final FileLocks LOCKS = new FileLocks();

  private static final Duration AT_ONCE = Duration.ZERO;

  private final Path file;
  private final FileLocks.Held held;

  private SuiteLock(Path file, FileLocks.Held held) {
    this.file = file;
    this.held = held;
  }

  /** Names the file. */
  @Override
  public String toString() {
    return "the lock " + file;
  }

  /** The lock of one suite, which somebody may hold. */
  public static final class Place {
    private final Path folder;
    private final Path file;

    /**
     * The place of a suite's lock.
     *
     * @param suite any name that is the same for all runs of the suite
     */
    public Place(Path stateFolder, String serverUrl, String suite) {
      CRC32C name = new CRC32C();
      name.update((ServerAddress.of(serverUrl) + "\n" + suite).getBytes(UTF_8));
      String readable = suite.replaceAll("[^A-Za-z0-9._-]", "_");
      this.folder = stateFolder.toAbsolutePath().normalize().resolve("locks");
      this.file =
          folder.resolve(
              "%s-%s.lock"
                  .formatted(
                      readable.substring(0, Math.min(readable.length(), 80)),
                      HexFormat.of().toHexDigits((int) name.getValue())));
    }

    /** Takes the lock if nobody has it. */
    public Optional<SuiteLock> tryTake(InstantSource clock) {
      return take(AT_ONCE, clock);
    }

    /**
     * Takes the lock; to be closed by the same thread.
     *
     * @param patience how long to wait for it
     * @return empty if somebody else had it all the time, or the thread was interrupted
     * @throws io.dqrun.problem.DqException with {@code JOURNAL_FAILED} if the file cannot be made
     *     or locked
     */
    public Optional<SuiteLock> take(Duration patience, InstantSource clock) {
      try {
        PrivateFiles.createFolder(folder);
        PrivateFiles.createFileIfMissing(file);
        Optional<FileLocks.Held> held = LOCKS.acquire(file, patience);
        if (held.isPresent()) {
          held.get().write(note(clock));
        }
        return held.map(one -> new SuiteLock(file, one));
      } catch (IOException e) {
        throw PrivateFiles.failure("cannot lock the suite by", file, e);
      }
    }

    /** Who has it, as far as it is known: process, machine and since when. */
    public String owner() {
      return LOCKS.read(file).filter(text -> !text.isBlank()).orElse("this process");
    }

    private static String note(InstantSource clock) {
      // Not by formatted(): the first number takes as long as a request, to learn the digits.
      return "process "
          + ProcessHandle.current().pid()
          + " on "
          + host()
          + " since "
          + clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String host() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (IOException e) {
        return "this machine";
      }
    }
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      // The lock is given up in any case, at the latest with the process.
      return;
    }
  }
}
