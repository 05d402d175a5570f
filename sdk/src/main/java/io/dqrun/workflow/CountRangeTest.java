package io.dqrun.workflow;

import java.math.BigDecimal;
import java.util.Optional;

/** A test whose two bounds are whole numbers; a bound that is not given does not limit. */
public final class CountRangeTest extends RangeTest<CountRangeTest> {

  CountRangeTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  @Override
  CountRangeTest self() {
    return this;
  }

  /** The smallest number that passes. */
  public CountRangeTest min(long bound) {
    return least(BigDecimal.valueOf(bound), Long.toString(bound));
  }

  /** The largest number that passes. */
  public CountRangeTest max(long bound) {
    return most(BigDecimal.valueOf(bound), Long.toString(bound));
  }
}
