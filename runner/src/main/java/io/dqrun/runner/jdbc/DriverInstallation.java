package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gets drivers out of the user's Maven repository: the local one, or else by the user's own Maven,
 * with the mirrors, proxies and credentials of its settings.
 */
public final class DriverInstallation {

  private static final Pattern LOCAL_REPOSITORY =
      Pattern.compile("<localRepository>\\s*([^<$]+?)\\s*</localRepository>");

  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

  private final Path settings;
  private final Path repository;
  private final String maven;

  private DriverInstallation(Path settings, Path repository, String maven) {
    this.settings = settings;
    this.repository = repository;
    this.maven = maven;
  }

  /** That of the user whose folder is {@code home}. */
  public static DriverInstallation of(Path home, Map<String, String> environment) {
    Path settings = home.resolve(".m2").resolve("settings.xml");
    String mavenHome = environment.getOrDefault("MAVEN_HOME", "");
    return new DriverInstallation(
        settings,
        localRepository(settings).orElse(home.resolve(".m2").resolve("repository")),
        mavenHome.isEmpty() ? "mvn" : Path.of(mavenHome, "bin", "mvn").toString());
  }

  private static Optional<Path> localRepository(Path settings) {
    try {
      Matcher matcher = LOCAL_REPOSITORY.matcher(Files.readString(settings));
      return matcher.find() ? Optional.of(Path.of(matcher.group(1))) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a driver's jar into a folder, checked.
   *
   * @return the jar
   * @throws DqException if it cannot be had, is not what it should be, or cannot be written
   */
  public Path install(KnownDriver driver, Path folder) {
    Path target = folder.resolve(driver.fileName());
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempDirectory(folder, ".install-");
      try {
        Path jar = part.resolve(driver.fileName());
        Path local = driver.in(repository);
        if (Files.isRegularFile(local)) {
          Files.copy(local, jar);
        } else {
          byMaven(driver, part, folder);
        }
        check(driver, jar);
        return Files.move(jar, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        clear(part);
      }
    } catch (IOException e) {
      throw new DqException(
          Problem.error(
                  ProblemCode.DRIVER_MISSING,
                  "the driver cannot be written to " + folder + ": " + e.getMessage())
              .withHint("name a folder that this user may write: --drivers DIR"),
          e);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(folder);
  }

  private void byMaven(KnownDriver driver, Path part, Path folder) throws IOException {
    Path log = part.resolve("maven.log");
    ProcessBuilder command =
        new ProcessBuilder(
                List.of(
                    maven,
                    "-B",
                    "-q",
                    COPY,
                    "-Dartifact=" + driver.coordinates(),
                    "-DoutputDirectory=" + part))
            .directory(part.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    boolean done;
    try {
      Process process = command.start();
      process.getOutputStream().close();
      done = process.waitFor(15, TimeUnit.MINUTES) && process.exitValue() == 0;
      process.destroy();
    } catch (IOException e) {
      throw unavailable(
          driver,
          folder,
          "it is not in %s, and there is no Maven ('%s')".formatted(repository, maven));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done = false;
    }
    if (!done || !Files.isRegularFile(part.resolve(driver.fileName()))) {
      throw unavailable(
          driver,
          folder,
          "it is not in %s, and Maven with %s does not find it"
              .formatted(repository, Files.exists(settings) ? settings : "its own settings"));
    }
  }

  private static DqException unavailable(KnownDriver driver, Path folder, String reason) {
    return new DqException(
        Problem.error(
                ProblemCode.DRIVER_MISSING,
                "the driver %s cannot be had: %s".formatted(driver.coordinates(), reason))
            .withHint(
                "get %s from your own repository and put it into %s"
                    .formatted(driver.fileName(), folder)));
  }

  private static void check(KnownDriver driver, Path jar) throws IOException {
    String sum = sha256(jar);
    if (!sum.equals(driver.sha256())) {
      throw new DqException(
          Problem.error(
                  ProblemCode.DRIVER_MISSING,
                  "the jar of %s is not the one that was published: SHA-256 %s, not %s"
                      .formatted(driver.coordinates(), sum, driver.sha256()))
              .withHint("remove it from the repository it comes from, and ask who put it there"));
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
