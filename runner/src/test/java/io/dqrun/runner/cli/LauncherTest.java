package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher and its class-data archives, in real processes: whatever the archives are like, a
 * call prints and ends as it would without them.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(900)
class LauncherTest {

  private static final String WORKFLOW =
      """
      source:
        type: TestSuite
        serviceName: nightly
        sourceConfig:
          config:
            type: TestSuite
      processor: {type: orm-test-runner, config: {}}
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  private static final List<String> CALLS =
      List.of("validate good.yaml", "validate bad.yaml", "validat", "definitions");

  /** Filled by the test that is first. */
  private static final List<Distribution.Outcome> PLAIN = new ArrayList<>();

  private final Path folder;
  private final Path cache;
  private final Distribution dqRun;

  LauncherTest(@TempDir Path temporary) throws IOException {
    // Blanks are common on people's machines.
    folder = Files.createDirectories(temporary.toRealPath().resolve("my files"));
    cache = folder.resolve("my cache");
    dqRun =
        Distribution.in(folder.resolveSibling("dq-run"))
            .with("XDG_CACHE_HOME", cache.toString())
            .with("OM_JWT_TOKEN", "t");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), WORKFLOW);
    Files.writeString(folder.resolve("bad.yaml"), WORKFLOW.replace("serviceName", "servceName"));
  }

  /**
   * What calls without any archive leave behind; they name no folder, so that it is the same for
   * all tests.
   */
  private List<Distribution.Outcome> plain() throws IOException, InterruptedException {
    if (PLAIN.isEmpty()) {
      dqRun.with("DQRUN_ARCHIVE", "off");
      PLAIN.addAll(calls(dqRun));
      dqRun.without("DQRUN_ARCHIVE");
    }
    assertEquals(List.of(0, 65, 64, 0), PLAIN.stream().map(Distribution.Outcome::code).toList());
    return PLAIN;
  }

  private List<Distribution.Outcome> calls(Distribution distribution)
      throws IOException, InterruptedException {
    List<Distribution.Outcome> outcomes = new ArrayList<>();
    for (String call : CALLS) {
      outcomes.add(distribution.run(folder, call.split(" ", -1)));
    }
    return outcomes;
  }

  /** One life of a cache: making archives takes seconds each time. */
  @Test
  void archivesAreMadeOnceDoubtedWhenTouchedAndMadeAnewForOtherJars() throws Exception {
    List<Distribution.Outcome> plain = plain();
    dqRun.with("DQRUN_ARCHIVE", "off").assertArchiveIsUsed(false, folder);
    dqRun.without("DQRUN_ARCHIVE");
    assertFalse(Files.exists(cache));
    Path gone = Files.createDirectories(cache.resolve("dq-run/opt/gone/for/java"));
    Files.writeString(gone.resolve("key"), "1\n all.jsa=1\n/opt/gone\n/java\n");

    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(dqRun.start(folder, "validate", "bad.yaml"));
    }
    for (Process process : processes) {
      assertEquals(plain.get(1), Distribution.outcome(process));
    }
    Path archives = dqRun.waitForArchives(cache);
    assertEquals(List.of("all", "files", "key"), names(archives));
    waitUntilGone(gone);
    dqRun.assertArchiveIsUsed(true, folder);
    assertEquals(plain, calls(dqRun));

    aTimeThatSomebodySetBackIsSeen(archives);
    if (Files.isDirectory(Distribution.OTHER_JAVA)) {
      anotherJavaHasArchivesOfItsOwn(archives, plain);
    }
    otherJarsGetOtherArchives(archives);
  }

  private static void waitUntilGone(Path path) throws InterruptedException {
    for (int i = 0; i < 600 && Files.exists(path); i++) {
      Thread.sleep(50);
    }
    assertFalse(Files.exists(path), "those of a place that is gone");
  }

  /** The key holds the minute in which each archive was changed last. */
  private void aTimeThatSomebodySetBackIsSeen(Path archives) throws Exception {
    // As if another process made others, so that this one does not.
    Path lock = Files.createDirectory(archives.resolve("lock"));
    Path key = archives.resolve("key");
    List<String> lines = Files.readAllLines(key);
    String times = lines.get(1);
    String others = times.replaceAll(" \\d\\d:", " 99:");
    assertNotEquals(times, others);
    Files.write(key, List.of(lines.get(0), others, lines.get(2), lines.get(3)));
    dqRun.assertArchiveIsUsed(false, folder);
    Files.write(key, lines);
    dqRun.assertArchiveIsUsed(true, folder);
    Files.delete(lock);
  }

  private void anotherJavaHasArchivesOfItsOwn(Path archives, List<Distribution.Outcome> plain)
      throws Exception {
    dqRun.with("JAVA_HOME", Distribution.OTHER_JAVA.toString());
    assertEquals(plain, calls(dqRun));
    dqRun.waitForArchives(cache);
    dqRun.assertArchiveIsUsed(true, folder);
    assertEquals(plain, calls(dqRun));
    assertTrue(Files.exists(archives.resolve("key")));
    dqRun.with("JAVA_HOME", System.getProperty("java.home"));
  }

  private void otherJarsGetOtherArchives(Path archives) throws Exception {
    Path key = archives.resolve("key");
    String before = Files.readString(key);
    // Older than the archives, as what comes out of a package often is.
    Path lib = dqRun.home().resolve("lib");
    Files.setLastModifiedTime(
        lib.resolve("dq-run-test.jar"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Files.copy(lib.resolve("dq-run-test.jar"), lib.resolve("zz-another.jar"));

    dqRun.run(folder, "explain");
    for (int i = 0; i < 3000; i++) {
      if (Files.exists(key) && !Files.readString(key).equals(before)) {
        break;
      }
      Thread.sleep(100);
    }
    dqRun.waitForArchives(cache);
    assertNotEquals(before, Files.readString(key));
    assertEquals(List.of("all", "files", "key"), names(archives));
    dqRun.assertArchiveIsUsed(true, folder);
  }

  private static List<String> names(Path archives) throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replaceAll("\\.(jsa|aot)$", ""))
          .sorted()
          .toList();
    }
  }

  /** The life of archives that were packaged with the distribution. */
  @Test
  void packagedArchivesAreDoubtedWhenTouchedAndReplacedWhereTheyDoNotFit() throws Exception {
    List<Distribution.Outcome> plain = plain();
    Files.writeString(dqRun.home().resolve("archive"), "a file in the way is replaced");
    assertEquals(
        new Distribution.Outcome(0, "", ""),
        dqRun.with("DQRUN_ARCHIVE", "make").run(folder, "--version"));
    dqRun.without("DQRUN_ARCHIVE");
    assertEquals(List.of("all", "files", "key"), names(dqRun.home().resolve("archive")));
    dqRun.assertArchiveIsUsed(true, folder);
    assertFalse(Files.exists(cache), "the packaged ones are used");

    damagedArchivesAreNotReadOrNotBelieved(dqRun.home().resolve("archive"), plain);
    assertEquals(plain, calls(dqRun));

    // From Java 25 on archives may be moved with their jars, which Java itself checks. Java 17
    // archives no class of a jar whose path would look different in a URL; it works, too.
    Distribution moved = dqRun.moveTo(folder.resolve("my tools"));
    assertEquals(plain, calls(moved));
    if (Runtime.version().feature() >= 25) {
      moved.assertArchiveIsUsed(true, folder);
      assertFalse(Files.exists(cache), "the packaged ones still fit");
    } else {
      moved.waitForArchives(cache);
      assertEquals(plain, calls(moved));
    }
  }

  private void damagedArchivesAreNotReadOrNotBelieved(
      Path archives, List<Distribution.Outcome> plain) throws Exception {
    // As if another process made others, so that this one does not.
    Path lock = Files.createDirectories(dqRun.cached(cache).resolve("lock"));
    List<Path> both = List.of(archive(archives, "all"), archive(archives, "files"));
    List<byte[]> contents =
        List.of(Files.readAllBytes(both.get(0)), Files.readAllBytes(both.get(1)));
    List<UnaryOperator<byte[]>> damages =
        List.of(
            bytes -> flipped(bytes, 64),
            // So few that Java does not notice by itself until it crashes.
            bytes -> flipped(bytes, bytes.length / 21),
            bytes -> new byte[bytes.length],
            bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    for (UnaryOperator<byte[]> damage : damages) {
      write(both, contents, damage);
      assertEquals(plain, calls(dqRun));
    }
    // Whole again, but touched: they are checked, and used.
    write(both, contents, UnaryOperator.identity());
    dqRun.assertArchiveIsUsed(true, folder);
    Files.delete(lock);
    Distribution.delete(cache);
  }

  private static byte[] flipped(byte[] bytes, int every) {
    byte[] damaged = bytes.clone();
    for (int i = every; i < damaged.length; i += every) {
      damaged[i] ^= 0x55;
    }
    return damaged;
  }

  private static void write(List<Path> files, List<byte[]> contents, UnaryOperator<byte[]> damage)
      throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Files.deleteIfExists(files.get(i));
      Files.write(files.get(i), damage.apply(contents.get(i)));
    }
  }

  private static Path archive(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(name + "."))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void whereNothingCanBeWrittenItWorksWithoutAnArchive() throws Exception {
    List<Distribution.Outcome> plain = plain();
    Path file = Files.writeString(folder.resolve("a file"), "");

    assertEquals(plain, calls(dqRun.with("XDG_CACHE_HOME", file + "/below")));
    assertEquals(plain, calls(dqRun.with("XDG_CACHE_HOME", "/proc/self")));
    assertEquals(plain, calls(dqRun.without("XDG_CACHE_HOME")));
    assertEquals(plain, calls(dqRun.with("HOME", "/nonexistent/home/of/nobody")));
    dqRun.assertArchiveIsUsed(false, folder);
  }

  @Test
  void ownWishesAboutArchivesAreRespected() throws Exception {
    dqRun.with("DQRUN_JAVA_OPTS", "-Xshare:off");
    assertEquals(0, dqRun.run(folder, "explain").code());
    dqRun.without("DQRUN_JAVA_OPTS").with("JAVA_TOOL_OPTIONS", "-Xshare:auto");
    assertEquals(0, dqRun.run(folder, "explain").code());
    assertFalse(Files.exists(cache));
  }
}
