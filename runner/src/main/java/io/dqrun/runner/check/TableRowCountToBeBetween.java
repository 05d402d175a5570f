package io.dqrun.runner.check;

/** The number of the table's rows lies between two bounds. */
public final class TableRowCountToBeBetween extends RowCountCheck {

  /** For {@link java.util.ServiceLoader}. */
  public TableRowCountToBeBetween() {
    super("tableRowCountToBeBetween");
  }

  @Override
  Range demanded(Arguments arguments) {
    return arguments.range("minValue", "maxValue");
  }

  @Override
  Verdict judge(Range demanded, boolean asDemanded, String count) {
    return Verdict.of(
            asDemanded,
            "Found rowCount="
                + count
                + " vs. the expected min="
                + demanded.minText()
                + ",  max="
                + demanded.maxText()
                + ".",
            values(count))
        .withBounds(demanded);
  }
}
