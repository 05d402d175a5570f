package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of two tables that belong together, and those that lack their partner.
 *
 * @param keys the pairs of the key
 * @param values the other pairs
 * @param removed columns that only the first table has
 * @param added columns that only the second table has, under a name that differs by case
 * @param changed columns whose types cannot hold the same values: {@code id: INT -> VARCHAR}
 */
record DiffColumns(
    List<ColumnPair> keys,
    List<ColumnPair> values,
    List<String> removed,
    List<String> added,
    List<String> changed) {

  /** How names of columns are compared. */
  enum Names {
    EXACT,
    IN_ANY_CASE
  }

  /**
   * Looks for partners.
   *
   * @param keys key columns of the first table
   * @param otherKeys their names in the second table
   * @param values other columns of the first table
   */
  static DiffColumns of(
      List<Column> keys, List<String> otherKeys, List<Column> values, Table other, Names names) {
    DiffColumns columns =
        new DiffColumns(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 0; i < keys.size(); i++) {
      columns.pair(keys.get(i), otherKeys.get(i), other, names, columns.keys);
    }
    for (Column value : values) {
      columns.pair(value, value.name(), other, names, columns.values);
    }
    return columns;
  }

  private void pair(Column left, String name, Table other, Names names, List<ColumnPair> pairs) {
    Optional<Column> same = other.findColumn(name);
    Optional<Column> alike =
        other.columns().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    Optional<Column> right = names == Names.EXACT ? same : same.or(() -> alike);
    if (right.isEmpty()) {
      removed.add(left.name());
      alike.ifPresent(one -> added.add(one.name()));
      return;
    }
    String type = right.get().dataType();
    Optional<ValueKind> kind = ValueKind.ofBoth(left.dataType(), type);
    if (kind.isEmpty()) {
      changed.add(left.name() + ": " + left.dataType() + " -> " + type);
      return;
    }
    pairs.add(
        new ColumnPair(
            new ColumnRef(left.name(), left.dataType()),
            new ColumnRef(right.get().name(), type),
            kind.get()));
  }

  private List<String> inOrder(Table table) {
    return table.columns().stream().map(Column::name).filter(removed::contains).toList();
  }

  private int differences() {
    return removed.size() + added.size() + changed.size();
  }

  /**
   * The verdict on tables whose columns differ; empty if they do not.
   *
   * @param table the first one; its columns are missed in its order
   */
  Optional<Verdict> verdict(Table table) {
    if (differences() == 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("Tables have " + differences() + " different columns:");
    if (!removed.isEmpty()) {
      text.append("\n  Removed columns: ").append(String.join(",", inOrder(table))).append('\n');
    }
    if (!added.isEmpty()) {
      text.append("\n  Added columns: ").append(String.join(",", added)).append('\n');
    }
    if (!changed.isEmpty()) {
      text.append("\n  Changed columns:");
      changed.forEach(one -> text.append("\n    ").append(one));
    }
    return Optional.of(
        Verdict.of(
            false,
            text.toString(),
            List.of(
                value("removedColumns", removed),
                value("addedColumns", added),
                value("changedColumns", changed))));
  }

  private static TestResultValue value(String name, List<String> columns) {
    return TestResultValue.of(name, Integer.toString(columns.size()));
  }
}
