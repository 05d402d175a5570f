package io.dqrun.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of packages in CONTRIBUTING.md, read as data. */
public final class PackageTable {

  /**
   * One row: a package, its floor, the packages of the project that it may import, and the library
   * packages that it may use beside the JDK's {@code java.*}.
   */
  public record Row(String name, int floor, Set<String> imports, Set<String> libraries) {}

  private final Map<String, Row> rows = new TreeMap<>();

  private PackageTable() {}

  /** Reads the table whose first header cell is {@code Floor}. */
  public static PackageTable read(Path markdown) throws IOException {
    PackageTable table = new PackageTable();
    boolean inside = false;
    for (String line : Files.readAllLines(markdown)) {
      List<String> cells = cells(line);
      if (cells.size() == 5 && cells.get(0).equals("Floor")) {
        inside = true;
      } else if (inside && cells.size() != 5) {
        break;
      } else if (inside && !cells.get(0).startsWith("---")) {
        table.add(
            new Row(
                cells.get(1),
                Integer.parseInt(cells.get(0)),
                names(cells.get(3)),
                names(cells.get(4))));
      }
    }
    return table;
  }

  private static List<String> cells(String line) {
    String trimmed = line.strip();
    if (!trimmed.startsWith("|") || !trimmed.endsWith("|")) {
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    for (String cell : trimmed.substring(1, trimmed.length() - 1).split("\\|", -1)) {
      cells.add(cell.strip().replace("`", ""));
    }
    return cells;
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    for (String name : cell.split("[,\\s]+", -1)) {
      if (!name.isEmpty() && !name.equals("–")) {
        names.add(name);
      }
    }
    return names;
  }

  /** Adds a row; for tests of the rules themselves. */
  PackageTable add(Row row) {
    rows.put(row.name(), row);
    return this;
  }

  /** An empty table; for tests of the rules themselves. */
  static PackageTable empty() {
    return new PackageTable();
  }

  /** The rows by package name. */
  public Map<String, Row> rows() {
    return rows;
  }
}
