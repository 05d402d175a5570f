package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

/** A disk that takes nothing, or nothing more: it is told, with the code for it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskTest {

  private final Path folder;
  private final Shop shop;

  FullDiskTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.shop = new Shop(folder);
  }

  @Test
  void whatCannotBeJournalledIsDeliveredFromMemoryAndTold() throws Exception {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      cases.append(Shop.testCase("unique" + i, "columnValuesToBeUnique", "id"));
    }
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), cases.toString());
      Path library = library();
      // A file may have two blocks of 512 or 1024 bytes, which is less than the results need.
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -f 4; exec \"$@\"",
                  "x",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:-UsePerfData",
                  "-cp",
                  System.getProperty("java.class.path"),
                  // The driver's library must be there already: it is larger than that.
                  "-Dorg.sqlite.lib.path=" + library.getParent(),
                  "-Dorg.sqlite.lib.name=" + library.getFileName(),
                  Main.class.getName(),
                  "run",
                  "--output",
                  "json",
                  "--state-dir",
                  folder.resolve("state").toString(),
                  workflow.toString())
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      JsonNode json = new ObjectMapper().readTree(out);
      assertEquals(74, process.exitValue(), out);
      assertEquals(12, json.path("counts").path("delivered").asInt(), out);
    }
  }

  /** What the driver would unpack. */
  private Path library() throws IOException {
    Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
    String packaged =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream stream = LibraryLoaderUtil.class.getResourceAsStream(packaged)) {
      Files.copy(Objects.requireNonNull(stream, packaged), library);
    }
    return library;
  }

  @Test
  void aStateFolderThatCannotBeWrittenStopsTheRunBeforeItsFirstTest() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow =
          shop.basic(server.url().toString(), Shop.testCase("one", "columnValuesToBeUnique", "id"))
              .toString();
      // Of these two, root may not write either.
      for (String state : List.of(file.resolve("state").toString(), "/proc/dq-run")) {
        Cli.Outcome outcome =
            new Cli(folder).run("run", "--output", "json", "--state-dir", state, workflow);
        assertEquals(74, outcome.exitCode(), outcome.out());
        assertTrue(outcome.out().contains("--state-dir"), outcome.out());
        assertEquals(List.of(), server.results(Shop.TABLE + ".id.one"));
      }
    }
  }

  /** Root may write anywhere, unless that right is taken from it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aStateFolderWithoutTheRightToWriteStopsTheRunBeforeItsFirstTest() throws Exception {
    List<String> command = new ArrayList<>();
    if (Files.getOwner(folder).getName().equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
      assumeTrue(works(command), "root cannot give up its rights here");
    }
    Path state = Files.createDirectory(folder.resolve("state"));
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow =
          shop.basic(server.url().toString(), Shop.testCase("one", "columnValuesToBeUnique", "id"));
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("r-xr-xr-x"));
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "run",
              "--output",
              "json",
              "--state-dir",
              state.toString(),
              workflow.toString()));
      Process process = new ProcessBuilder(command).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(74, process.waitFor(), out);
      assertTrue(out.contains("--state-dir"), out);
      assertEquals(List.of(), server.results(Shop.TABLE + ".id.one"));
    } finally {
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean works(List<String> prefix) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
