package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read, on file systems that know owners. */
final class PrivateFiles {

  private PrivateFiles() {}

  /** Makes a folder with mode 0700, and the folders above it. */
  static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder, mode(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      // A symbolic link to a folder is as good as a folder.
      if (!Files.isDirectory(folder)) {
        throw new FileSystemException(folder.toString(), null, "a file stands where a folder must");
      }
    }
  }

  /** Makes a file with mode 0600; fails if it exists. */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /** Makes a file with mode 0600 unless it exists. */
  static void createFileIfMissing(Path file) throws IOException {
    try {
      if (!Files.exists(file)) {
        createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
      return;
    }
  }

  /** Adds bytes to a file, made with mode 0600 where missing, and forces them to the disk. */
  static void append(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file)) {
      createFile(file);
      Path folder = file.getParent();
      if (folder != null) {
        forceFolder(folder);
      }
    }
    // Not a channel: those are closed for good by an interrupt of the thread.
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(out.length());
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /** The size of a file; 0 if it is gone meanwhile. */
  static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /** Makes the entry of a new file durable where the system offers it. */
  static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot open a folder; there it is not needed either.
      return;
    }
  }

  /** The exception for a file of the state folder that could not be read or written. */
  static DqException failure(String what, Path path, IOException cause) {
    String reason =
        cause instanceof FileSystemException io && io.getReason() != null
            ? io.getReason()
            : cause instanceof FileSystemException
                ? cause.getClass().getSimpleName().replace("Exception", "")
                : String.valueOf(cause.getMessage());
    return new DqException(
        Problem.error(ProblemCode.JOURNAL_FAILED, what + " " + path + ": " + reason)
            .withPath(path.toString())
            .withHint(
                "make room and check the permissions of this folder, or name another one with"
                    + " --state-dir"),
        cause);
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
