package io.dqrun.runner.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a driver answers to one question about its database. */
interface MetadataRows {

  ResultSet ask() throws SQLException;

  /**
   * Some columns of each row as texts; empty texts for what is not there.
   *
   * @param columns their numbers, from 1, ascending: some drivers give each one only once
   */
  default List<List<String>> columns(int... columns) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (ResultSet rows = DriverCall.of(this::ask)) {
      while (DriverCall.of(rows::next)) {
        List<String> row = new ArrayList<>(columns.length);
        for (int column : columns) {
          String text = DriverCall.of(() -> String.valueOf(rows.getString(column)));
          row.add(rows.wasNull() ? "" : text);
        }
        all.add(row);
      }
    }
    return all;
  }

  /** The same, but nothing where the driver cannot say. */
  default List<List<String>> columnsIfTold(Connection connection, int... columns)
      throws SQLException {
    try {
      return columns(columns);
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
      return List.of();
    }
  }
}
