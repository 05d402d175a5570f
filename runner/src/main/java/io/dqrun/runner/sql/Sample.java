package io.dqrun.runner.sql;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Rows of a table that are picked by chance, anew in each statement.
 *
 * @param size how many, in the unit; more than 0
 * @param unit what the size counts
 * @param method how rows are picked, for databases that can choose; empty for the common way
 */
public record Sample(BigDecimal size, Unit unit, Optional<Method> method) {

  /** What the size of a sample counts. */
  public enum Unit {
    /** Of a hundred rows; less than 100. */
    PERCENT,
    /** Rows, a whole number. */
    ROWS
  }

  /** How rows are picked. */
  public enum Method {
    /** Each row by itself. */
    BERNOULLI,
    /** Whole pages of the storage: quick, and less even. */
    SYSTEM
  }

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is no part of a table
   */
  public Sample {
    size = size.stripTrailingZeros();
    boolean part =
        size.signum() > 0
            && (unit == Unit.PERCENT ? size.compareTo(HUNDRED) < 0 : size.scale() <= 0);
    if (!part) {
      throw new IllegalArgumentException(
          unit == Unit.PERCENT
              ? "a sample needs more than 0 and less than 100 percent"
              : "a sample needs a whole number of rows, at least 1");
    }
  }

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The size without an exponent. */
  public String sizeText() {
    return size.toPlainString();
  }

  /** The same size, picked in the common way, for what is not stored in pages. */
  public Sample withoutMethod() {
    return new Sample(size, unit, Optional.empty());
  }
}
