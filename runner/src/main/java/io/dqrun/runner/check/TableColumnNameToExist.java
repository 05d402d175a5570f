package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import java.util.List;
import java.util.Optional;

/** The table has a column of this name, in this spelling. */
public final class TableColumnNameToExist extends SchemaCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableColumnNameToExist() {
    super("tableColumnNameToExist");
  }

  @Override
  Verdict judge(Arguments arguments, List<String> columnNames) {
    Optional<String> name = arguments.text("columnName");
    boolean exists = name.filter(columnNames::contains).isPresent();
    // The value's name really is spelled so.
    return Verdict.of(
        exists,
        name.orElse("None") + " column expected vs " + ListText.full(columnNames),
        List.of(TestResultValue.of("columnNameExits", exists ? "1" : "0")));
  }
}
