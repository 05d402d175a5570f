package io.dqrun.workflow;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** A test of a definition that is not one of OpenMetadata's own; nothing about it is checked. */
public final class CustomTest extends TestBuilder<CustomTest> {

  CustomTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  @Override
  CustomTest self() {
    return this;
  }

  /**
   * Gives a parameter.
   *
   * @throws IllegalArgumentException if the text is empty, which would count as not given
   */
  public CustomTest parameter(String parameter, String text) {
    return argument(parameter, text);
  }

  /** Gives a parameter that is a whole number. */
  public CustomTest parameter(String parameter, long number) {
    return argument(parameter, Long.toString(number));
  }

  /** Gives a parameter that is a number. */
  public CustomTest parameter(String parameter, BigDecimal number) {
    return argument(parameter, ArgumentText.number(number));
  }

  /**
   * Gives a parameter that is a list.
   *
   * @param values texts, numbers or booleans
   * @throws IllegalArgumentException if one of them is something else
   */
  public CustomTest parameter(String parameter, Collection<?> values) {
    return argument(parameter, ArgumentText.list(values));
  }
}
