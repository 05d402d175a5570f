package io.dqrun.workflow;

import java.math.BigDecimal;
import java.util.Optional;

/** A test whose two bounds are numbers; a bound that is not given does not limit. */
public final class NumberRangeTest extends RangeTest<NumberRangeTest> {

  NumberRangeTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  @Override
  NumberRangeTest self() {
    return this;
  }

  /** The smallest number that passes. */
  public NumberRangeTest min(long bound) {
    return min(BigDecimal.valueOf(bound));
  }

  /**
   * The smallest number that passes.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public NumberRangeTest min(double bound) {
    return min(ArgumentText.exact(bound));
  }

  /**
   * The smallest number that passes.
   *
   * @throws IllegalArgumentException if it is larger than any double
   */
  public NumberRangeTest min(BigDecimal bound) {
    return least(bound, ArgumentText.number(bound));
  }

  /** The largest number that passes. */
  public NumberRangeTest max(long bound) {
    return max(BigDecimal.valueOf(bound));
  }

  /**
   * The largest number that passes.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public NumberRangeTest max(double bound) {
    return max(ArgumentText.exact(bound));
  }

  /**
   * The largest number that passes.
   *
   * @throws IllegalArgumentException if it is larger than any double
   */
  public NumberRangeTest max(BigDecimal bound) {
    return most(bound, ArgumentText.number(bound));
  }
}
