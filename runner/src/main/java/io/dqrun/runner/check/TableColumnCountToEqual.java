package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import java.util.List;
import java.util.Optional;

/** The table has exactly so many columns. */
public final class TableColumnCountToEqual extends SchemaCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableColumnCountToEqual() {
    super("tableColumnCountToEqual");
  }

  @Override
  Verdict judge(Arguments arguments, List<String> columnNames) {
    Optional<Long> expected = arguments.integer("columnCount");
    int found = columnNames.size();
    return Verdict.of(
        expected.filter(count -> count == found).isPresent(),
        "Found " + found + " columns vs. the expected " + ValueText.of(expected.orElse(null)),
        List.of(TestResultValue.of("columnCount", Integer.toString(found))));
  }
}
