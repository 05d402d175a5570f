package io.dqrun.workflow;

import java.util.Collection;
import java.util.Optional;

/** The test {@code columnValuesMissingCount}. */
public final class MissingCountTest extends TestBuilder<MissingCountTest> {

  MissingCountTest(String column, long missingCountValue) {
    super("columnValuesMissingCount", Optional.of(column));
    argument("missingCountValue", Long.toString(missingCountValue));
  }

  @Override
  MissingCountTest self() {
    return this;
  }

  /**
   * Values that count as missing beside null and the empty text, such as {@code NA}.
   *
   * @param values texts, numbers or booleans
   * @throws IllegalArgumentException if one of them is something else
   */
  public MissingCountTest missingValueMatch(Collection<?> values) {
    return argument("missingValueMatch", ArgumentText.list(values));
  }
}
