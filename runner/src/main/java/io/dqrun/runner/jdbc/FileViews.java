package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.DataFolder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a view of each file that a statement names in quotes: {@code "orders.csv"}, or {@code
 * "my/folder"."2024/orders.csv"} with the folder's name. Only of those: a folder may hold any
 * number of files, and DuckDB looks into each one when its view is made.
 */
final class FileViews {

  private final Statement statement;
  private final DataFolder folder;

  FileViews(Statement statement, DataFolder folder) {
    this.statement = statement;
    this.folder = folder;
  }

  /** What looks like a name, but is part of a text, costs at most a view too many. */
  void make(String sql) throws SQLException {
    for (int at = sql.indexOf('"'); at >= 0; at = sql.indexOf('"', at + 1)) {
      String name = name(sql, at);
      Optional<DataFile> file = DataFile.find(folder, name);
      if (file.isPresent()) {
        make(sql.substring(0, at).stripTrailing(), name, file.get());
      }
    }
  }

  /** The name whose opening quote is there. */
  private static String name(String sql, int quote) {
    StringBuilder name = new StringBuilder();
    for (int i = quote + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == '"') {
        i++;
        if (i == sql.length() || sql.charAt(i) != '"') {
          break;
        }
      }
      name.append(sql.charAt(i));
    }
    return name.toString();
  }

  private void make(String before, String name, DataFile file) throws SQLException {
    String schema = "main";
    if (before.endsWith(".")) {
      String owner = before.substring(0, before.length() - 1).stripTrailing();
      // DuckDB's names have no case.
      if (!owner.toLowerCase(Locale.ROOT).endsWith(folder.name().toLowerCase(Locale.ROOT))
          && !owner.endsWith(quoted(folder.name()))) {
        return;
      }
      schema = folder.name();
    }
    if (exists(schema, name)) {
      return;
    }
    String from = file.from();
    List<String> numbers =
        file.format() == DataFile.Format.PARQUET ? floatingPoint(from) : List.of();
    statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
    statement.execute(
        "CREATE VIEW "
            + quoted(schema)
            + "."
            + quoted(name)
            + " AS SELECT "
            + columns(numbers)
            + " FROM "
            + from);
  }

  private boolean exists(String schema, String name) throws SQLException {
    String condition =
        "schema_name = " + DataFile.literal(schema) + " AND view_name = " + DataFile.literal(name);
    try (ResultSet views =
        statement.executeQuery("SELECT 1 FROM duckdb_views() WHERE " + condition)) {
      return views.next();
    }
  }

  private List<String> floatingPoint(String from) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT * FROM (DESCRIBE SELECT * FROM " + from + ")")) {
      while (rows.next()) {
        String type = rows.getString("column_type");
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
          columns.add(rows.getString("column_name"));
        }
      }
    }
    return columns;
  }

  /** Pandas has no other word for a missing number than NaN. */
  private static String columns(List<String> numbers) {
    if (numbers.isEmpty()) {
      return "*";
    }
    StringBuilder text = new StringBuilder("* REPLACE (");
    for (String column : numbers) {
      text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
          .append("NULLIF(")
          .append(quoted(column))
          .append(", 'NaN') AS ")
          .append(quoted(column));
    }
    return text.append(')').toString();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
