package io.dqrun.problem;

import java.util.Optional;

/**
 * A place in a text file.
 *
 * @param file the file as the user named it
 * @param line 1-based line
 * @param column 1-based column, in code points
 * @param length number of code points the problem spans on its line, at least 1
 * @param excerpt the text of the line with every secret masked; empty where it cannot be shown
 *     safely
 */
public record Location(String file, int line, int column, int length, Optional<String> excerpt) {

  public Location {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("line, column and length start at 1");
    }
  }

  /** A place without an excerpt. */
  public static Location of(String file, int line, int column) {
    return new Location(file, line, column, 1, Optional.empty());
  }

  /** The place as compilers write it: {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
