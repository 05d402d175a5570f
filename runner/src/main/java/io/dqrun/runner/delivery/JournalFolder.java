package io.dqrun.runner.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Which journals there are, who writes them, and who may touch them. */
final class JournalFolder {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);
  private static final String SUFFIX = ".journal";

  private final Path folder;
  private final FileLocks locks = new FileLocks();
  private final Set<Path> own = ConcurrentHashMap.newKeySet();

  /** A folder that need not exist yet. */
  JournalFolder(Path folder) {
    this.folder = folder;
  }

  /** Where it is. */
  Path path() {
    return folder;
  }

  /** Whether it was made yet. */
  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** All journals, oldest first. */
  List<Path> all() throws IOException {
    if (!exists()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * The journals that this process does not write, oldest first. To open and close one of its own
   * would give up its lock.
   */
  List<Path> others() throws IOException {
    List<Path> others = new ArrayList<>(all());
    others.removeIf(own::contains);
    return others;
  }

  /** To be called with the folder locked, so that nobody is about to lock a new journal. */
  boolean isAlive(Path file) throws IOException {
    if (own.contains(file)) {
      return true;
    }
    try (RandomAccessFile probe = new RandomAccessFile(file.toFile(), "rw")) {
      return !FileLocks.tryLock(probe.getChannel());
    }
  }

  /** A new empty journal; of this process until it is {@linkplain #release released}. */
  Path create(String name) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path file = folder.resolve(name + (attempt == 1 ? "" : "." + attempt) + SUFFIX);
      try {
        PrivateFiles.createFile(file);
        own.add(file);
        return file;
      } catch (FileAlreadyExistsException e) {
        if (attempt == 100) {
          throw e;
        }
      }
    }
  }

  /** This process does not write it any more. */
  void release(Path file) {
    own.remove(file);
  }

  /** What needs the folder as it is. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Does something while nobody else looks for journals or begins one; makes the folder. */
  <T> T locked(Action<T> action) throws IOException {
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

  /** The run id as far as it is part of the file's name. */
  static String runIdOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.journal$", "");
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(dash + 1);
  }
}
