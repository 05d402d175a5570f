package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import java.util.Arrays;
import java.util.List;

/**
 * The table has these columns and no others, in any order; with {@code ordered} in this one.
 *
 * <p>OpenMetadata takes every text of {@code ordered}, {@code false} too, for a wish for the order.
 */
public final class TableColumnToMatchSet extends SchemaCheck {

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public TableColumnToMatchSet() {
    this(Compatibility.CLEAN);
  }

  private TableColumnToMatchSet(Compatibility compatibility) {
    super("tableColumnToMatchSet");
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new TableColumnToMatchSet(wanted);
  }

  @Override
  public String quirk() {
    return "it takes every text of `ordered` for true";
  }

  @Override
  Verdict judge(Arguments arguments, List<String> columnNames) {
    List<String> expected =
        arguments
            .text("columnNames")
            .map(names -> Arrays.stream(names.split(",", -1)).map(String::strip).toList())
            .orElse(List.of());
    boolean ordered =
        compatibility == Compatibility.OPENMETADATA
            ? arguments.text("ordered").isPresent()
            : arguments.isTrue("ordered");
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
