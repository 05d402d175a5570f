package io.dqrun.runner.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {

  private static final String NAME = "libduckdb_java.so_linux_amd64";

  @TempDir Path folder;

  private Path jar(String file, String content) throws IOException {
    Path jar = folder.resolve(file);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(NAME));
      zip.write(content.getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("libother.so"));
    }
    return jar;
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private DriverJars jars(Path jar) throws IOException {
    return new DriverJars(
        List.of(jar.toUri().toURL()), ClassLoader.getPlatformClassLoader(), cache());
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(cache())) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }

  @Test
  void theEngineIsUnpackedOnceAndFoundByItsShortName() throws IOException {
    Path jar = jar("duckdb_jdbc-1.jar", "engine");
    try (DriverJars first = jars(jar);
        DriverJars second = jars(jar)) {
      assertNull(first.getResource(NAME));
      Path library = Path.of(String.valueOf(first.findLibrary("duckdb_java")));
      assertEquals("engine", Files.readString(library));
      FileTime time = Files.getLastModifiedTime(library);

      assertNull(second.getResource(NAME));
      assertEquals(library.toString(), second.findLibrary("duckdb_java"));
      assertEquals(time, Files.getLastModifiedTime(library));
      assertNull(second.findLibrary("other"));
      assertNotNull(second.getResource("libother.so"));
    }
  }

  @Test
  void anotherJarReplacesItEvenUnderTheSameName() throws IOException {
    for (String content : List.of("one", "another", "a third")) {
      Path jar = jar(content.length() > 6 ? "duckdb_jdbc-2.jar" : "duckdb_jdbc-1.jar", content);
      try (DriverJars jars = jars(jar)) {
        assertNull(jars.getResource(NAME));
        assertEquals(
            content, Files.readString(Path.of(String.valueOf(jars.findLibrary("duckdb_java")))));
      }
      assertEquals(List.of(content), kept());
    }
  }

  @Test
  void oneThatWasCutOffIsUnpackedAgain() throws IOException {
    URL resource;
    Path jar = jar("duckdb_jdbc-1.jar", "engine");
    try (DriverJars jars =
        new DriverJars(
            List.of(jar.toUri().toURL()),
            ClassLoader.getPlatformClassLoader(),
            folder.resolve("duckdb_jdbc-1.jar"))) {
      // A cache that cannot be written: the driver does what it always does.
      resource = jars.getResource(NAME);
      assertNotNull(resource);
    }
    Path library = UnpackedLibrary.of(cache(), resource, NAME).orElseThrow();
    Files.writeString(library, "eng");
    Path torn = Files.writeString(library.resolveSibling("part1"), "en");
    Files.setLastModifiedTime(torn, FileTime.fromMillis(0));

    assertEquals(Optional.of(library), UnpackedLibrary.of(cache(), resource, NAME));
    assertEquals(List.of("engine"), kept());
  }

  @Test
  void itIsKeptInTheUsersCache() {
    assertEquals(
        Path.of("/c/dq-run/libraries"), UnpackedLibrary.cache(Map.of("XDG_CACHE_HOME", "/c")));
    assertEquals(
        Path.of(System.getProperty("user.home"), ".cache", "dq-run", "libraries"),
        UnpackedLibrary.cache(Map.of("XDG_CACHE_HOME", "relative")));
  }
}
