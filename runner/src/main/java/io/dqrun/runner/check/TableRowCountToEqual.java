package io.dqrun.runner.check;

/** The table has exactly so many rows. */
public final class TableRowCountToEqual extends RowCountCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableRowCountToEqual() {
    super("tableRowCountToEqual");
  }

  @Override
  Range demanded(Arguments arguments) {
    double expected = arguments.number("value").orElse(Double.NEGATIVE_INFINITY);
    return new Range(expected, expected);
  }

  @Override
  Verdict judge(Range demanded, boolean asDemanded, String count) {
    return Verdict.of(
        asDemanded,
        "Found rowCount=" + count + " rows vs. the expected " + demanded.minText(),
        values(count));
  }
}
