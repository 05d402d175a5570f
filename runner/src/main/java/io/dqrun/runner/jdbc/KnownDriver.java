package io.dqrun.runner.jdbc;

import java.nio.file.Path;
import java.util.List;

/**
 * A JDBC driver that this version knows where to get.
 *
 * @param types the types of database services that it serves
 * @param group its Maven coordinates, as the next three
 * @param artifact the artifact
 * @param version the version that this program was tried with
 * @param classifier empty for the main jar
 * @param licence what its publisher calls it
 * @param sha256 of the jar, in hexadecimal digits
 */
public record KnownDriver(
    List<String> types,
    String group,
    String artifact,
    String version,
    String classifier,
    String licence,
    String sha256) {

  public KnownDriver {
    types = List.copyOf(types);
  }

  /** The name of its jar. */
  public String fileName() {
    return artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
  }

  /** As Maven writes them: {@code group:artifact:version[:jar:classifier]}. */
  public String coordinates() {
    return group
        + ":"
        + artifact
        + ":"
        + version
        + (classifier.isEmpty() ? "" : ":jar:" + classifier);
  }

  /** Its jar in a Maven repository on disk. */
  Path in(Path repository) {
    return repository
        .resolve(group.replace('.', '/'))
        .resolve(artifact)
        .resolve(version)
        .resolve(fileName());
  }

  /** Whether a file's name says that it is this driver, of whatever version. */
  boolean isNamed(String fileName) {
    return fileName.matches("\\Q" + artifact + "\\E-[0-9][^/]*\\.jar");
  }
}
