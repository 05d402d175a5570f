package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format against {@code run.FORMAT} and {@code files.FORMAT}. Run with {@code
 * -Ddqrun.golden=write} to write what is there now, and read the difference.
 */
class GoldenReportsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/io/dqrun/runner/report");
  private static final Instant END = Instant.parse("2026-10-20T04:05:06.789Z");

  @TempDir private Path folder;

  static List<ReportFormat> onRuns() {
    return ReportFormat.of(ReportSubject.RUNS);
  }

  static List<ReportFormat> onFiles() {
    return ReportFormat.of(ReportSubject.FILES);
  }

  @ParameterizedTest
  @MethodSource("onRuns")
  void runs(ReportFormat format) throws IOException {
    Path file = folder.resolve("report");
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(format, file, "1.2.3")) {
      report.add(new FinishedRun(EvilRuns.run(), 2, List.of("1 test aborted"), END));
      report.add(finished(SampleRuns.small(), 75, "1 test not delivered yet"));
      report.add(
          finished(
              EvilRuns.notExecuted(
                  Problem.error(ProblemCode.FILE_NOT_FOUND, "there is no file late.yaml")),
              66,
              "there is no file late.yaml"));
      assertEquals(Optional.empty(), report.finish(66));
    }
    check("run." + format.word(), file);
  }

  @ParameterizedTest
  @MethodSource("onFiles")
  void files(ReportFormat format) throws IOException {
    Path file = folder.resolve("report");
    try (ReportFile<FileProblems> report = ReportFile.onFiles(format, file, "1.2.3")) {
      report.add(
          new FileProblems(
              "suites/red suite.yaml",
              List.of(
                  Problem.error(ProblemCode.UNKNOWN_KEY, "`tpye` is not a key of source")
                      .withPath("source.tpye")
                      .withLocation(
                          new Location(
                              "suites/red suite.yaml", 3, 5, 4, Optional.of("    tpye: x")))
                      .withHint("did you mean `type`?"),
                  Problem.warning(ProblemCode.PLAIN_HTTP_TOKEN, EvilRuns.EVIL))));
      report.add(new FileProblems("suites/green.yaml", List.of()));
      assertEquals(Optional.empty(), report.finish(65));
    }
    check("files." + format.word(), file);
  }

  private static FinishedRun finished(RunResult result, int exitCode, String reason) {
    return new FinishedRun(result, exitCode, List.of(reason), END);
  }

  private static void check(String name, Path file) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.copy(file, golden, StandardCopyOption.REPLACE_EXISTING);
    }
    assertEquals(Files.readString(golden), Files.readString(file));
  }
}
