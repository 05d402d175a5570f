package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the journal of a run against a stand-in: nobody can resend to that server. */
final class ScratchFolder implements AutoCloseable {

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  static ScratchFolder make() {
    try {
      return new ScratchFolder(Files.createTempDirectory("dq-run-"));
    } catch (IOException e) {
      throw new DqException(
          Problem.error(
                  ProblemCode.JOURNAL_FAILED,
                  "no folder can be made below '" + System.getProperty("java.io.tmpdir") + "'")
              .withHint("make room there, or name another place with -Djava.io.tmpdir"),
          e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A left-over in the system's own folder for such things harms nobody.
      path.toFile().deleteOnExit();
    }
  }
}
