package io.dqrun.runner.check;

import io.dqrun.runner.sql.Literal;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers from {@code min} to {@code max}, both included. A bound may be infinite; nothing lies
 * in a range with a bound that is not a number.
 */
record Range(double min, double max) {

  /**
   * Whether a number that was measured is not below the range.
   *
   * @throws IllegalArgumentException if it is not a number
   */
  boolean reaches(@Nullable Object value) {
    return compare(value, min) >= 0;
  }

  /** Whether a number that was measured is not above the range. */
  boolean covers(@Nullable Object value) {
    return -compare(value, max) >= 0;
  }

  /** Whether a number that was measured lies in the range. */
  boolean contains(@Nullable Object value) {
    return reaches(value) && covers(value);
  }

  // NaN makes both directions false, as it does in every language.
  private static double compare(@Nullable Object value, double bound) {
    double rough = rough(value);
    if (Double.isNaN(rough) || Double.isNaN(bound)) {
      return Double.NaN;
    }
    if (Double.isInfinite(rough) || Double.isInfinite(bound)) {
      return Double.compare(rough, bound);
    }
    return exact(value).compareTo(ValueText.shortest(bound));
  }

  private static double rough(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Number || value instanceof Boolean) {
      // Its size does not matter: it is finite.
      return 0;
    }
    throw new IllegalArgumentException(
        "the database answered a "
            + (value == null ? "NULL" : value.getClass().getSimpleName())
            + " where a number is expected");
  }

  private static BigDecimal exact(@Nullable Object value) {
    if (value instanceof Double number) {
      return ValueText.shortest(number.doubleValue());
    }
    if (value instanceof Float number) {
      return ValueText.shortest(number.floatValue());
    }
    if (value instanceof Boolean bool) {
      return bool ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return new BigDecimal(String.valueOf(value));
  }

  /** The lower bound inside a query; empty when there is none. */
  Optional<Literal.Numeric> minLiteral() {
    return literal(min);
  }

  /** The upper bound inside a query; empty when there is none. */
  Optional<Literal.Numeric> maxLiteral() {
    return literal(max);
  }

  private static Optional<Literal.Numeric> literal(double bound) {
    return Double.isFinite(bound)
        ? Optional.of(new Literal.Numeric(ValueText.shortest(bound)))
        : Optional.empty();
  }

  /** The lower bound as text. */
  String minText() {
    return ValueText.ofDouble(min);
  }

  /** The upper bound as text. */
  String maxText() {
    return ValueText.ofDouble(max);
  }
}
