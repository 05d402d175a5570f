package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFileTest {

  @TempDir private Path folder;

  @Test
  void theOldReportStaysUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(ReportFormat.JSON, file, "1")) {
      report.add(finished());
      assertEquals("old", Files.readString(file));
      report.finish(0);
    }
    assertTrue(Files.readString(file).startsWith("{\"schemaVersion\":1"));
    assertEquals(Set.of("report.json"), names());
  }

  @Test
  void whatIsNotFinishedLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(ReportFormat.JSON, file, "1")) {
      report.add(finished());
    }
    assertEquals("old", Files.readString(file));
    assertEquals(Set.of("report.json"), names());
  }

  @Test
  void aLinkAndPermissionsStay() throws IOException {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r-x"));
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(file).startsWith("{"));
    assertEquals("rw-r--r-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aDeviceIsNotReplaced() {
    write(Path.of("/dev/null"));
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aFolderThatIsNotThereIsToldBeforeTheRun() {
    Path file = folder.resolve("nowhere/report.json");
    DqException e =
        assertThrows(
            DqException.class, () -> ReportFile.onRuns(ReportFormat.JSON, file, "1").close());
    assertEquals(ProblemCode.REPORT_FAILED, e.problems().get(0).code());
    assertTrue(e.problems().get(0).message().contains("no folder"), e.problems().toString());
    assertThrows(
        DqException.class, () -> ReportFile.onRuns(ReportFormat.JSON, folder, "1").close());
  }

  @Test
  void aFullDiskIsToldAndThrowsNothing() {
    try (ReportFile<FinishedRun> report =
        ReportFile.onRuns(ReportFormat.JSON, Path.of("/dev/full"), "1")) {
      report.add(finished());
      assertEquals(ProblemCode.REPORT_FAILED, report.finish(0).orElseThrow().code());
    }
  }

  @Test
  void aFolderThatVanishesIsToldAtTheEnd() throws IOException {
    Path deep = Files.createDirectory(folder.resolve("deep"));
    try (ReportFile<FinishedRun> report =
        ReportFile.onRuns(ReportFormat.HTML, deep.resolve("r.html"), "1")) {
      try (Stream<Path> files = Files.list(deep)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(deep);
      report.add(finished());
      assertEquals(ProblemCode.REPORT_FAILED, report.finish(0).orElseThrow().code());
    }
  }

  @Test
  void whatKilledProcessesLeftIsTakenAway() throws IOException {
    Files.createFile(folder.resolve(".r.json.1.body.dq-run.tmp"));
    Files.createFile(folder.resolve(".r.json.2.whole.dq-run.tmp"));
    Path other = Files.createFile(folder.resolve(".s.json.1.body.dq-run.tmp"));
    write(folder.resolve("r.json"));
    assertEquals(Set.of("r.json", other.getFileName().toString()), names());
  }

  @Test
  void whatIsBeingWrittenIsLeftAlone() throws IOException {
    Path file = folder.resolve("r.json");
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(ReportFormat.JSON, file, "1")) {
      write(file);
      assertEquals(2, names().size(), names().toString());
      report.add(finished());
      Files.delete(file);
      assertTrue(report.finish(0).isEmpty());
    }
    assertEquals(Set.of("r.json"), names());
  }

  @ParameterizedTest
  @EnumSource(value = ReportFormat.class, names = "SARIF", mode = EnumSource.Mode.EXCLUDE)
  void manyCasesAreBounded(ReportFormat format) throws IOException {
    Path file = folder.resolve("report");
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(format, file, "1")) {
      FinishedRun large = new FinishedRun(SampleRuns.large(), 1, List.of(), Instant.EPOCH);
      for (int i = 0; i < 5; i++) {
        report.add(large);
      }
      report.finish(1);
    }
    long most =
        switch (format) {
          // Servers of continuous integration refuse longer ones.
          case MARKDOWN -> 1 << 20;
          default -> 8 << 20;
        };
    assertTrue(Files.size(file) < most, format + ": " + Files.size(file));
  }

  private static FinishedRun finished() {
    return new FinishedRun(SampleRuns.small(), 1, List.of("failed"), Instant.EPOCH);
  }

  private static void write(Path file) {
    try (ReportFile<FinishedRun> report = ReportFile.onRuns(ReportFormat.JSON, file, "1")) {
      report.add(finished());
      assertTrue(report.finish(0).isEmpty());
    }
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }
  }
}
