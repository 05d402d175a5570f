package io.dqrun.workflow;

import java.util.Collection;
import java.util.Optional;

/** The test {@code columnValuesToBeInSet}. */
public final class InSetTest extends TestBuilder<InSetTest> {

  InSetTest(String column, Collection<?> allowedValues) {
    super("columnValuesToBeInSet", Optional.of(column));
    argument("allowedValues", ArgumentText.list(allowedValues));
  }

  @Override
  InSetTest self() {
    return this;
  }

  /** Every row must hold an allowed value; otherwise it is enough if one of them does. */
  public InSetTest matchEnum() {
    return argument("matchEnum", "true");
  }
}
