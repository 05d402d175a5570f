package io.dqrun.runner.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/**
 * Rows that are picked by chance, but by their key: the same ones in two tables.
 *
 * @param salt what makes it chance: letters and digits
 * @param size how many rows of the first table
 */
public record KeySample(String salt, Sample size) {

  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS = 8;

  /**
   * Checks the salt, which becomes a part of statements.
   *
   * @throws IllegalArgumentException if it has other characters
   */
  public KeySample {
    if (!salt.matches("[A-Za-z0-9]+")) {
      throw new IllegalArgumentException("a salt of letters and digits is needed");
    }
  }

  /** The share of a table of so many rows; empty for all of them. */
  public Optional<KeySample> ofTable(long rows) {
    if (size.unit() == Sample.Unit.PERCENT) {
      return Optional.of(this);
    }
    BigDecimal whole = BigDecimal.valueOf(rows);
    return size.size().compareTo(whole) >= 0
        ? Optional.empty()
        : Optional.of(
            new KeySample(
                salt,
                new Sample(
                    size.size().multiply(HUNDRED).divide(whole, MathContext.DECIMAL64),
                    Sample.Unit.PERCENT,
                    Optional.empty())));
  }

  /**
   * Below which the first eight digits of the hash of a key lie.
   *
   * @throws IllegalStateException if it is a number of rows, of a table of unknown size
   */
  public String bound() {
    if (size.unit() != Sample.Unit.PERCENT) {
      throw new IllegalStateException("the share is not known");
    }
    String digits =
        new BigDecimal(LARGEST).multiply(size.size()).divide(HUNDRED).toBigInteger().toString(16);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
