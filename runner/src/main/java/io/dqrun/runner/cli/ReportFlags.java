package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import io.dqrun.problem.Problem;
import io.dqrun.runner.report.FileProblems;
import io.dqrun.runner.report.FinishedRun;
import io.dqrun.runner.report.ReportFile;
import io.dqrun.runner.report.ReportFormat;
import io.dqrun.runner.report.ReportSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** The option {@code --report}, and the reports of one call. */
final class ReportFlags {

  private ReportFlags() {}

  /** The option of a command that reports on this. */
  static Flag of(ReportSubject subject) {
    return Flag.value("report", "FORMAT=FILE", "write a report: " + words(subject));
  }

  private static String words(ReportSubject subject) {
    // Asked at every start, where a stream would take longer than the rest of the options.
    StringJoiner words = new StringJoiner(", ");
    for (ReportFormat format : ReportFormat.of(subject)) {
      words.add(format.word());
    }
    return words.toString();
  }

  /**
   * Starts the reports on runs.
   *
   * @param inputs the files that must not be written over
   * @throws UsageException if a report is not understood
   * @throws io.dqrun.problem.DqException if one cannot be written
   */
  static Reports<FinishedRun> onRuns(Invocation invocation, List<String> inputs)
      throws UsageException {
    return open(invocation, ReportSubject.RUNS, inputs, ReportFile::onRuns);
  }

  /** As {@link #onRuns}, on files that are validated. */
  static Reports<FileProblems> onFiles(Invocation invocation, List<String> inputs)
      throws UsageException {
    return open(invocation, ReportSubject.FILES, inputs, ReportFile::onFiles);
  }

  private interface Opening<T> {
    ReportFile<T> open(ReportFormat format, Path file, String version);
  }

  private record Wanted(ReportFormat format, Path file) {}

  private static <T> Reports<T> open(
      Invocation invocation, ReportSubject subject, List<String> inputs, Opening<T> opening)
      throws UsageException {
    List<Wanted> all = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (String text : invocation.settings().all(of(subject))) {
      Wanted wanted = parse(text, subject);
      if (!files.add(wanted.file().toAbsolutePath().normalize())) {
        throw new UsageException("two reports would be written to " + wanted.file());
      }
      for (String input : inputs) {
        if (isSame(wanted.file(), input)) {
          throw new UsageException(
              "the report " + text + " would be written over the workflow " + input);
        }
      }
      all.add(wanted);
    }
    Reports<T> reports = new Reports<>(invocation);
    try {
      for (Wanted wanted : all) {
        reports.files.add(opening.open(wanted.format(), wanted.file(), Release.version()));
      }
      return reports;
    } catch (RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  private static boolean isSame(Path file, String input) {
    try {
      Path other = Path.of(input);
      return Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other);
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static Wanted parse(String text, ReportSubject subject) throws UsageException {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    String file = equals < 0 ? "" : text.substring(equals + 1);
    ReportFormat format = format(word, subject);
    if (file.equals("-")) {
      throw new UsageException(
          "--report "
              + text
              + ": a report needs a file; what goes to standard output is said by --output");
    }
    if (file.isBlank()) {
      throw new UsageException(
          "--report is '" + text + "'; say FORMAT=FILE, such as " + word + "=report");
    }
    try {
      return new Wanted(format, Path.of(file));
    } catch (InvalidPathException e) {
      throw new UsageException("--report " + text + ": '" + file + "' is no file name");
    }
  }

  private static ReportFormat format(String word, ReportSubject subject) throws UsageException {
    List<String> known = new ArrayList<>();
    for (ReportFormat format : ReportFormat.of(subject)) {
      if (format.word().equals(word)) {
        return format;
      }
      known.add(format.word());
    }
    throw new UsageException(
        "--report knows the formats "
            + String.join(", ", known)
            + " here, not '"
            + word
            + "'"
            + Nearest.of(word, known).map(name -> "; did you mean " + name + "?").orElse(""));
  }

  /** The reports of one call. */
  static final class Reports<T> implements AutoCloseable {
    private final Invocation invocation;
    private final List<ReportFile<T>> files = new ArrayList<>();

    private Reports(Invocation invocation) {
      this.invocation = invocation;
    }

    /** Writes about one more thing into all of them. */
    void add(T subject) {
      files.forEach(file -> file.add(subject));
    }

    /**
     * Puts all of them into their places; tells of those that cannot be written.
     *
     * @param code how the call ends, but for the reports
     * @return how it ends
     */
    ExitCode finish(ExitCode code) {
      ExitCode end = code;
      for (ReportFile<T> file : files) {
        Optional<Problem> problem = file.finish(code.code());
        invocation.complain(problem.stream().toList());
        end = problem.isPresent() ? end.and(ExitCode.STORAGE) : end;
      }
      return end;
    }

    @Override
    public void close() {
      files.forEach(ReportFile::close);
    }
  }
}
