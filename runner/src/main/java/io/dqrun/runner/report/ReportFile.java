package io.dqrun.runner.report;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One report on its way into its file. It grows beside the file under another name and takes its
 * place at the end, whole, or not at all.
 *
 * <p>Once it is open, nothing that happens to it is thrown: what it reports on matters more.
 *
 * @param <T> what it is about
 */
public final class ReportFile<T> implements AutoCloseable {

  /** Where files cannot be locked, what a killed process left is taken away after this time. */
  private static final Duration LEFT_ALONE = Duration.ofDays(1);

  private static final String ENDING = ".dq-run.tmp";

  /** What this process writes; to open and close it again would give up its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Report report;
  private final Part<T> part;
  private final Path asNamed;
  private final Path target;
  private final boolean inPlace;
  private final Path body;
  private final FileChannel channel;
  private final Writer out;
  private Optional<Problem> failure = Optional.empty();

  private interface Part<T> {
    void write(T subject, Writer out) throws IOException;
  }

  private ReportFile(Report report, Part<T> part, Path file) throws IOException {
    this.report = report;
    this.part = part;
    this.asNamed = file;
    this.inPlace = isDevice(file);
    // A link stays a link.
    this.target =
        Files.exists(file) && !inPlace ? file.toRealPath() : file.toAbsolutePath().normalize();
    removeOld(folder());
    this.body = temporary("body");
    this.channel = open(body);
    this.out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Makes a file that is locked as long as it is open, so that others see that it is in use. */
  private static FileChannel open(Path file) throws IOException {
    OWN.add(file);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      channel.tryLock();
    } catch (IOException e) {
      // There are no locks here; its age speaks for it.
      return channel;
    }
    return channel;
  }

  /**
   * Starts a report on runs.
   *
   * @param version of this program
   * @throws DqException with {@code REPORT_FAILED} if the file cannot be written there
   */
  public static ReportFile<FinishedRun> onRuns(ReportFormat format, Path file, String version) {
    Report.OfRuns report = format.onRuns(version).orElseThrow();
    return open(report, report::add, file);
  }

  /** As {@link #onRuns}, about files that are validated. */
  public static ReportFile<FileProblems> onFiles(ReportFormat format, Path file, String version) {
    Report.OfFiles report = format.onFiles(version).orElseThrow();
    return open(report, report::add, file);
  }

  private static <T> ReportFile<T> open(Report report, Part<T> part, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new DqException(problem(file, "it is a folder"));
    }
    if (!Files.isDirectory(folder)) {
      throw new DqException(
          problem(file, "there is no folder " + folder).withHint("make the folder first"));
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new DqException(problem(file, "it is write-protected"));
    }
    try {
      return new ReportFile<>(report, part, file);
    } catch (IOException e) {
      throw new DqException(problem(file, reason(e)), e);
    }
  }

  /** Writes about one more thing. */
  public void add(T subject) {
    if (failure.isEmpty()) {
      try {
        part.write(subject, out);
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  /**
   * Ends the report and puts it into its place.
   *
   * @param exitCode the code of the process, as long as no report fails
   * @return what went wrong; nothing is in its place then
   */
  public Optional<Problem> finish(int exitCode) {
    if (failure.isEmpty()) {
      try {
        out.flush();
        if (inPlace) {
          try (Writer writer =
              Files.newBufferedWriter(
                  target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            write(writer, exitCode);
          }
        } else {
          replace(exitCode);
        }
      } catch (IOException e) {
        fail(e);
      }
    }
    close();
    return failure;
  }

  private void replace(int exitCode) throws IOException {
    Path whole = temporary("whole");
    try (FileChannel to = open(whole)) {
      Writer writer = new BufferedWriter(Channels.newWriter(to, StandardCharsets.UTF_8));
      write(writer, exitCode);
      keepPermissions(whole);
      to.force(true);
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
      OWN.remove(whole);
    }
  }

  private void write(Writer writer, int exitCode) throws IOException {
    report.begin(writer);
    channel.position(0);
    Channels.newReader(channel, StandardCharsets.UTF_8).transferTo(writer);
    report.end(exitCode, writer);
    writer.flush();
  }

  private void keepPermissions(Path whole) throws IOException {
    if (Files.exists(target)) {
      try {
        Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(target));
      } catch (UnsupportedOperationException e) {
        // This file system has none.
        return;
      }
    }
  }

  /** Takes away what was not finished. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      fail(e);
    }
    try {
      Files.deleteIfExists(body);
      OWN.remove(body);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException cause) {
    if (failure.isEmpty()) {
      failure = Optional.of(problem(asNamed, reason(cause)));
    }
  }

  /** Devices and pipes are written to; even standard output that is in truth a file. */
  private static boolean isDevice(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith("/dev")
        || absolute.startsWith("/proc")
        || (Files.exists(file) && !Files.isRegularFile(file));
  }

  private Path folder() {
    // Beside a device there is no room for files.
    return inPlace
        ? Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
        : target.resolveSibling("");
  }

  private Path temporary(String what) {
    return folder().resolve(prefix() + UUID.randomUUID() + "." + what + ENDING);
  }

  private String prefix() {
    return "." + target.getFileName() + ".";
  }

  private void removeOld(Path folder) throws IOException {
    Instant old = Instant.now().minus(LEFT_ALONE);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file ->
                String.valueOf(file.getFileName()).startsWith(prefix())
                    && String.valueOf(file.getFileName()).endsWith(ENDING))) {
      for (Path file : files) {
        if (!OWN.contains(file)
            && (isAbandoned(file) || Files.getLastModifiedTime(file).toInstant().isBefore(old))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether the process that wrote it is dead. */
  private static boolean isAbandoned(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (IOException e) {
      // Gone in the meantime, of another user, or without locks.
      return false;
    }
  }

  private static Problem problem(Path file, String reason) {
    return Problem.error(
            ProblemCode.REPORT_FAILED, "the report " + file + " cannot be written: " + reason)
        .withPath(file.toString());
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    return cause instanceof FileSystemException known && known.getReason() != null
        ? known.getReason()
        : String.valueOf(cause.getMessage());
  }
}
