package io.dqrun.convert.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts new content into the place of files, by a temporary file in the same folder and a move that
 * the file system does at once.
 *
 * <p>A temporary file is locked as long as its process lives. So what a killed process left can be
 * told from what another one is writing just now, and is removed.
 */
final class NewFiles {

  private static final String PREFIX = ".dq-run-";
  private static final String ENDING = ".tmp";

  private final String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  private final AtomicInteger count = new AtomicInteger();
  private final Map<Path, Boolean> swept = new ConcurrentHashMap<>();

  /** What happens to a temporary file before it is moved. */
  @FunctionalInterface
  interface Preparation {

    /** Prepares it; what it throws leaves everything as it was. */
    void prepare(Path temporary) throws IOException;
  }

  /**
   * Writes a file, or replaces one.
   *
   * @param mode who may do what with it; its owner alone may read it where none is given
   */
  void write(Path target, byte[] content, Optional<Attributes> mode, Preparation preparation)
      throws IOException {
    Path temporary =
        target.resolveSibling(
            PREFIX + run + "-" + HexFormat.of().toHexDigits(count.incrementAndGet()) + ENDING);
    boolean moved = false;
    try (FileChannel channel =
            FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                permissions(temporary, mode));
        FileLock lock = channel.lock()) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      preparation.prepare(temporary);
      if (lock.isValid()) {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
      }
    } finally {
      if (!moved) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** From the start, because to change them later is slow, and there may be secrets in it. */
  private static FileAttribute<?>[] permissions(Path file, Optional<Attributes> mode) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              mode.map(Attributes::permissions)
                  .orElseGet(() -> PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }

  /** Removes what killed runs left in the folder of a file; a folder is looked at once. */
  void sweepBeside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      swept.computeIfAbsent(folder, this::sweep);
    }
  }

  private boolean sweep(Path folder) {
    try (DirectoryStream<Path> leftOvers =
        Files.newDirectoryStream(
            folder,
            path -> {
              String name = path.getFileName().toString();
              return name.startsWith(PREFIX)
                  && name.endsWith(ENDING)
                  && !name.startsWith(PREFIX + run)
                  && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            })) {
      for (Path leftOver : leftOvers) {
        remove(leftOver);
      }
      return true;
    } catch (IOException e) {
      // Nothing depends on it; if the folder is not readable, the file will tell.
      return false;
    }
  }

  private static void remove(Path leftOver) throws IOException {
    try (FileChannel channel = FileChannel.open(leftOver, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(leftOver);
      }
    }
  }
}
