package io.dqrun.runner.sql;

import java.util.List;
import java.util.Optional;

/**
 * A table inside a query, with everything that can qualify its name; a dialect decides how much of
 * it is written.
 *
 * @param database the database or catalog, without quotes
 * @param schema the schema, without quotes
 * @param name the table's own name, without quotes
 */
public record TableRef(Optional<String> database, Optional<String> schema, String name) {

  /** A table of which only the name is known. */
  public static TableRef of(String name) {
    return new TableRef(Optional.empty(), Optional.empty(), name);
  }

  /** The table at the end of a path that begins with its service. */
  public static TableRef ofPath(List<String> path) {
    int depth = path.size();
    return new TableRef(
        depth > 3 ? Optional.of(path.get(depth - 3)) : Optional.empty(),
        depth > 2 ? Optional.of(path.get(depth - 2)) : Optional.empty(),
        path.get(depth - 1));
  }
}
