package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import java.util.Arrays;
import java.util.List;

/**
 * The table has these columns and no others, in any order; with {@code ordered} in this one.
 *
 * <p>Every text of {@code ordered}, {@code false} too, asks for the order: OpenMetadata's runner
 * takes it so.
 */
public final class TableColumnToMatchSet extends SchemaCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableColumnToMatchSet() {
    super("tableColumnToMatchSet");
  }

  @Override
  Verdict judge(Arguments arguments, List<String> columnNames) {
    List<String> expected =
        arguments
            .text("columnNames")
            .map(names -> Arrays.stream(names.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    boolean ordered = arguments.text("ordered").isPresent();
    boolean matches =
        ordered
            ? columnNames.equals(expected)
            : columnNames.stream().sorted().toList().equals(expected.stream().sorted().toList());
    return Verdict.of(
        matches,
        "Found "
            + text(matches, columnNames)
            + " column vs. the expected column names "
            + text(matches, expected)
            + ".",
        List.of(TestResultValue.of("columnNames", matches ? "1" : "0")));
  }

  private static String text(boolean matches, List<String> names) {
    return matches ? ListText.brief(names) : ListText.full(names);
  }
}
