package io.dqrun.runner.connector;

import java.io.File;
import java.nio.file.Path;

/**
 * A folder whose files are tables.
 *
 * @param name what OpenMetadata calls the folder: the third part of its tables' FQNs
 * @param root the folder, as an absolute path
 * @param prefix how the tables' names start that are of interest; empty for all
 */
public record DataFolder(String name, Path root, String prefix) {

  /** A path as a pattern that stands for this path alone, whatever characters it holds. */
  public static String exactly(Path path) {
    String text = path.toString();
    // Patterns end a folder at each backslash, but a file that is there is found by its plain name.
    boolean pattern = File.separatorChar == '\\' || text.indexOf('\\') < 0;
    return pattern ? text.replaceAll("[\\[*?]", "[$0]") : text;
  }
}
