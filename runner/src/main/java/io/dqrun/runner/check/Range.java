package io.dqrun.runner.check;

import io.dqrun.runner.sql.Literal;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers from {@code min} to {@code max}, both included. A bound may be infinite; nothing lies
 * in a range with a bound that is not a number.
 *
 * @param compatibility whether a decimal is compared with the bound as it is written, or, as Python
 *     does, with the double that stands for it: 0.1 is a little more than the decimal 0.1 then
 */
record Range(double min, double max, Compatibility compatibility) {

  /** A range whose bounds are what is written. */
  Range(double min, double max) {
    this(min, max, Compatibility.CLEAN);
  }

  /** The same numbers, compared in another way. */
  Range in(Compatibility wanted) {
    return new Range(min, max, wanted);
  }

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
  private double compare(@Nullable Object value, double bound) {
    if (value instanceof Double || value instanceof Float) {
      double number =
          value instanceof Float single ? rough(single) : ((Double) value).doubleValue();
      return number < bound ? -1 : number > bound ? 1 : number == bound ? 0 : Double.NaN;
    }
    BigDecimal number = exact(value);
    if (Double.isNaN(bound)) {
      return Double.NaN;
    }
    return Double.isInfinite(bound) ? -bound : number.compareTo(exact(bound));
  }

  /** By the digits that people read. */
  private static double rough(float number) {
    return Float.isFinite(number) ? ValueText.shortest(number).doubleValue() : number;
  }

  private BigDecimal exact(double bound) {
    // Of a large whole number the digits that people read are not all of them.
    return compatibility == Compatibility.OPENMETADATA || bound == Math.rint(bound)
        ? new BigDecimal(bound)
        : ValueText.shortest(bound);
  }

  private static BigDecimal exact(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    throw new IllegalArgumentException(
        "the database answered a "
            + (value == null ? "NULL" : value.getClass().getSimpleName())
            + " where a number is expected");
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
