package io.dqrun.convert.bulk;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads files, and says why one cannot be read or written. */
final class FileContent {

  /** One byte more than any workflow may have, so that the reader refuses a larger one. */
  private static final int MAX_BYTES = (1 << 20) + 1;

  private FileContent() {}

  /**
   * The content of a file, cut where it is too large to be a workflow.
   *
   * @throws DqException if it is missing or unreadable
   */
  static byte[] read(SourceFile file) {
    try (InputStream stream = Files.newInputStream(file.path())) {
      return stream.readNBytes(MAX_BYTES);
    } catch (NoSuchFileException e) {
      throw Files.isSymbolicLink(file.path())
          ? unreadable(
              file,
              ProblemCode.FILE_NOT_FOUND,
              "is a link to a file that does not exist",
              "remove the link, or make it lead to a file")
          : unreadable(file, ProblemCode.FILE_NOT_FOUND, "does not exist", "check the path");
    } catch (AccessDeniedException e) {
      throw unreadable(
          file,
          ProblemCode.FILE_UNREADABLE,
          "cannot be read: access is denied",
          "allow the user that runs this program to read it");
    } catch (IOException e) {
      if (Files.isDirectory(file.path())) {
        throw unreadable(file, ProblemCode.FILE_UNREADABLE, "is a folder", "name a file in it");
      }
      throw unreadable(
          file,
          ProblemCode.FILE_UNREADABLE,
          "cannot be read: " + reason(e),
          "check the disk and the path");
    }
  }

  private static DqException unreadable(
      SourceFile file, ProblemCode code, String what, String hint) {
    return new DqException(
        Problem.error(code, "the file " + file.name() + " " + what)
            .withLocation(Location.of(file.name(), 1, 1))
            .withHint(hint));
  }

  /** That a file stays as it is, because another could not be put in its place. */
  static Problem notWritten(SourceFile file, IOException cause) {
    return notWritten(
        file,
        "the converted file cannot be written: " + reason(cause),
        cause instanceof AccessDeniedException
            ? "allow the user that runs this program to write into the folder"
            : "check the disk and the path, then convert again");
  }

  /** That a file stays as it is, with the reason. */
  static Problem notWritten(SourceFile file, String message, String hint) {
    return Problem.error(ProblemCode.CONVERSION_NOT_WRITTEN, message + "; nothing was changed")
        .withLocation(Location.of(file.name(), 1, 1))
        .withHint(hint);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof FileSystemException system) {
      return Optional.ofNullable(system.getReason()).orElse(e.getClass().getSimpleName());
    }
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
