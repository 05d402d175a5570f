package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import java.util.List;

/** The number of the table's columns lies between two bounds. */
public final class TableColumnCountToBeBetween extends SchemaCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableColumnCountToBeBetween() {
    super("tableColumnCountToBeBetween");
  }

  @Override
  Verdict judge(Arguments arguments, List<String> columnNames) {
    Range range = arguments.range("minColValue", "maxColValue");
    String found = Integer.toString(columnNames.size());
    // The double blank and the stray bracket are OpenMetadata's.
    return Verdict.of(
        range.contains(columnNames.size()),
        "Found columnCount="
            + found
            + " column vs. the expected  min="
            + range.minText()
            + " and max="
            + range.maxText()
            + "].",
        List.of(TestResultValue.of("columnCount", found)));
  }
}
