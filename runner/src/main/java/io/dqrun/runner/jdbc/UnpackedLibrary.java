package io.dqrun.runner.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A library of a jar as a file of its own, for this process and those to come. */
final class UnpackedLibrary {

  private static final String PART = "part";

  /** Nobody takes as long to unpack a library. */
  private static final Duration TORN = Duration.ofMinutes(10);

  private UnpackedLibrary() {}

  /** Where they are kept: in the user's cache. */
  static Path cache(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home", ""), ".cache");
    return cache.resolve("dq-run").resolve("libraries");
  }

  /**
   * The file, unpacked now if it is not there.
   *
   * @param resource of a jar
   * @param name the resource's
   * @return empty where it cannot be kept, or is not this user's
   */
  static Optional<Path> of(Path cache, URL resource, String name) {
    try {
      Path jar = jar(resource);
      // Another jar of the same name holds another library.
      String version =
          "%s-%x-%x"
              .formatted(
                  jar.getFileName(), Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
      Path folder = cache.resolve(version);
      Path file = folder.resolve(name);
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name);
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
          Files.createDirectories(folder);
          removeTorn(folder);
          unpack(zip.getInputStream(entry), folder, file);
          removeFormer(cache, String.valueOf(jar.getFileName()), folder);
        }
      }
      // It is code to run.
      boolean own = Files.getOwner(file).getName().equals(System.getProperty("user.name"));
      return own ? Optional.of(file) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // The driver unpacks it as it always does, and tells what is wrong with that.
      return Optional.empty();
    }
  }

  private static Path jar(URL resource) throws IOException {
    try {
      return Path.of(
          new URI(((JarURLConnection) resource.openConnection()).getJarFileURL().toString()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** All of it or nothing, whoever does the same at the same time. */
  private static void unpack(InputStream library, Path folder, Path file) throws IOException {
    Path part = Files.createTempFile(folder, PART, "");
    try (library) {
      Files.copy(library, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Removes what processes left that were killed while they unpacked. */
  private static void removeTorn(Path folder) throws IOException {
    Instant torn = Instant.now().minus(TORN);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PART + "*")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(torn)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** Removes those of other jars of the same kind: each has 70 MB. */
  private static void removeFormer(Path cache, String jar, Path current) throws IOException {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(cache, jar.replaceFirst("-.*", "-") + "*")) {
      for (Path folder : folders) {
        if (!folder.equals(current)) {
          remove(folder);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
