package io.dqrun.runner.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders in which drivers are looked for: first one that the user names, then {@code drivers}
 * beside the folder of the program's jars, then the user's own.
 *
 * <p>In a folder, a known driver is found by the name of its jar; everything in a sub-folder named
 * like a type of database service belongs to that type.
 */
public final class DriverFolders {

  private static volatile DriverFolders current = of(Optional.empty(), System.getenv());

  private final List<Path> folders;
  private final Path own;

  private DriverFolders(List<Path> folders, Path own) {
    this.folders = List.copyOf(folders);
    this.own = own;
  }

  /**
   * The folders of a user.
   *
   * @param named the folder that the user names, which then also takes what is installed
   */
  public static DriverFolders of(Optional<Path> named, Map<String, String> environment) {
    List<Path> folders = new ArrayList<>();
    named.ifPresent(folder -> folders.add(folder.toAbsolutePath()));
    besideTheProgram().ifPresent(folders::add);
    String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
    Path data =
        xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(xdg);
    Path own = data.resolve("dq-run").resolve("drivers").toAbsolutePath();
    folders.add(own);
    return new DriverFolders(folders, named.map(Path::toAbsolutePath).orElse(own));
  }

  private static Optional<Path> besideTheProgram() {
    CodeSource source = DriverFolders.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      URI location = source.getLocation().toURI();
      Path library = new File(location).toPath().getParent();
      return library != null && library.endsWith("lib")
          ? Optional.of(library.resolveSibling("drivers"))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Those in which this process looks, as {@link java.sql.DriverManager} has one list for all. */
  static DriverFolders current() {
    return current;
  }

  /** From now on, this process looks here. */
  public void use() {
    current = this;
  }

  /** Where drivers are installed. */
  public Path target() {
    return own;
  }

  /** The jars of the first folder that has any for a type; empty if none has. */
  public List<Path> jars(String type) {
    for (Path folder : folders) {
      List<Path> jars = ofType(folder, type);
      if (jars.isEmpty()) {
        jars = known(folder, type);
      }
      if (!jars.isEmpty()) {
        return jars;
      }
    }
    return List.of();
  }

  private static List<Path> ofType(Path folder, String type) {
    return list(folder).stream()
        .filter(one -> one.getFileName().toString().equalsIgnoreCase(type))
        .flatMap(one -> list(one).stream())
        .filter(file -> file.toString().endsWith(".jar"))
        .toList();
  }

  /** Of several versions the one that this program was tried with, or else the last by name. */
  private static List<Path> known(Path folder, String type) {
    Optional<KnownDriver> driver = KnownDrivers.forType(type);
    if (driver.isEmpty()) {
      return List.of();
    }
    List<Path> found =
        list(folder).stream()
            .filter(file -> driver.get().isNamed(file.getFileName().toString()))
            .toList();
    Path tried = folder.resolve(driver.get().fileName());
    if (found.isEmpty() || found.contains(tried)) {
      return found.isEmpty() ? found : List.of(tried);
    }
    return List.of(found.get(found.size() - 1));
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
