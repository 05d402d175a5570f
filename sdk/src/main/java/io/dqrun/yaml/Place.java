package io.dqrun.yaml;

import io.dqrun.problem.Location;
import org.jspecify.annotations.Nullable;

/** A stretch of a file that becomes a location when somebody asks: most files have no problems. */
final class Place {

  private final Excerpts excerpts;
  private final int line;
  private final int column;
  private final int endLine;
  private final int endColumn;
  private @Nullable Location location;

  /** Lines and columns start at 0, columns count code points. */
  Place(Excerpts excerpts, int line, int column, int endLine, int endColumn) {
    this.excerpts = excerpts;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }

  /** A place of one character. */
  Place(Excerpts excerpts, int line, int column) {
    this(excerpts, line, column, line, column + 1);
  }

  Location location() {
    Location known = location;
    if (known == null) {
      known = excerpts.location(line, column, endLine, endColumn);
      location = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return location().toString();
  }
}
