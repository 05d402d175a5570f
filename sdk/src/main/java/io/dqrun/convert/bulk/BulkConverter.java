package io.dqrun.convert.bulk;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.work.OrderedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Converts files on disk, several at a time.
 *
 * <p>A file that cannot be converted, read or written does not stop the others. What is written is
 * written beside its place first and then moved there: at every moment, also when the process is
 * killed, a file is the old one or the new one. What a killed run left beside is removed by the
 * next one that writes.
 */
public final class BulkConverter {

  private final LegacyConverter converter;
  private final Destination destination;
  private final int threads;

  /**
   * A converter of files.
   *
   * @param converter what converts the texts
   * @param destination where new texts go
   * @param threads how many files are worked on at a time, at least 1
   */
  public BulkConverter(LegacyConverter converter, Destination destination, int threads) {
    this.converter = converter;
    this.destination = destination;
    this.threads = threads;
  }

  /**
   * Converts files. The memory that it takes does not grow with their number, unless by what {@code
   * view} keeps.
   *
   * @param files the files
   * @param view what to keep of each; called on several threads at a time
   * @param results takes what was kept, in the order of the files, on the caller's thread
   */
  public <T> void convert(
      List<SourceFile> files, Function<FileConversion, T> view, Consumer<T> results) {
    OrderedWork.run(files, threads, file -> view.apply(convert(file)), results);
  }

  /** Converts one file. */
  public FileConversion convert(SourceFile file) {
    byte[] original;
    try {
      original = FileContent.read(file);
    } catch (DqException e) {
      return FileConversion.refused(file, e.problems());
    }
    return convert(file, original);
  }

  private FileConversion convert(SourceFile file, byte[] original) {
    try {
      Conversion conversion = converter.convert(file.name(), original);
      return stored(new FileConversion(file, original, conversion), original, conversion);
    } catch (RuntimeException | StackOverflowError e) {
      // One file must not stop the others, whatever a rule does with it.
      return FileConversion.refused(file, List.of(defect(file, e)));
    }
  }

  /** Converts a content that was read before, such as standard input; nothing is written. */
  public FileConversion convert(String name, byte[] content) {
    SourceFile nowhere = new SourceFile(name, Path.of(""), Path.of(""));
    return new BulkConverter(converter, Destination.nowhere(), 1).convert(nowhere, content);
  }

  private FileConversion stored(FileConversion result, byte[] original, Conversion conversion) {
    try {
      destination.store(result, original, conversion);
      return result;
    } catch (DqException e) {
      return result.notWritten(e.problems());
    } catch (IOException e) {
      return result.notWritten(List.of(FileContent.notWritten(result.file(), e)));
    }
  }

  private static Problem defect(SourceFile file, Throwable cause) {
    return Problem.error(
            ProblemCode.INTERNAL_ERROR,
            "the conversion failed ("
                + cause.getClass().getSimpleName()
                + "); the file is left as it was")
        .withLocation(Location.of(file.name(), 1, 1))
        .withHint("please report it as a defect of this program");
  }
}
