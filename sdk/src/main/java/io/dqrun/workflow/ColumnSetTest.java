package io.dqrun.workflow;

import java.util.Collection;
import java.util.Optional;

/** The test {@code tableColumnToMatchSet}. */
public final class ColumnSetTest extends TestBuilder<ColumnSetTest> {

  ColumnSetTest(Collection<String> columnNames) {
    super("tableColumnToMatchSet", Optional.empty());
    for (String name : columnNames) {
      if (name.contains(",") || !name.strip().equals(name) || name.isEmpty()) {
        throw new IllegalArgumentException(
            "the column `" + name + "` cannot stand in a list that is separated by commas");
      }
    }
    argument("columnNames", String.join(", ", columnNames));
  }

  @Override
  ColumnSetTest self() {
    return this;
  }

  /** The columns must also come in this order. */
  public ColumnSetTest ordered() {
    return argument("ordered", "true");
  }
}
