package io.dqrun.runner.dialect;

import java.util.Optional;

/**
 * What differs between databases when two tables are compared. In the texts, {@code %s} stands for
 * a column, or for what was made of one.
 *
 * @param exactText a text that is compared, and sorted, by its code points: the same in all
 *     databases, whatever collation a column has
 * @param asText any value as a text
 * @param asNumber a truth value as 1 or 0
 * @param inUtc a timestamp with a zone as one without, in UTC
 * @param join how rows of only one table are found
 * @param hash the MD5 hash of a text in UTF-8, in lower-case hexadecimal digits; empty if the
 *     database has none
 * @param whole what a decimal is without its places, of a type that is written without a point
 */
public record ComparisonForms(
    String exactText,
    String asText,
    String asNumber,
    String inUtc,
    Join join,
    Optional<String> hash,
    String whole) {

  private static final String WHOLE = "CAST(FLOOR(%s) AS DECIMAL(38, 0))";

  /** Of a database without hashes. */
  public ComparisonForms(
      String exactText, String asText, String asNumber, String inUtc, Join join) {
    this(exactText, asText, asNumber, inUtc, join, Optional.empty(), WHOLE);
  }

  /** With hashes. */
  public ComparisonForms hashedBy(String form) {
    return new ComparisonForms(exactText, asText, asNumber, inUtc, join, Optional.of(form), whole);
  }

  /** With another way to leave the places of a decimal out. */
  public ComparisonForms cutBy(String form) {
    return new ComparisonForms(exactText, asText, asNumber, inUtc, join, hash, form);
  }

  /** How rows of only one table are found. */
  public enum Join {
    /** By a {@code FULL OUTER JOIN}. */
    FULL,
    /**
     * The same, telling rows by their keys: for databases that take a constant beside them for one
     * where there is no row.
     */
    FULL_BY_KEY,
    /**
     * By grouping the rows of both, for databases that know no such join, or do it by comparing
     * every row with every other.
     */
    GROUPS
  }

  /** Standard SQL, with the order of texts that the database happens to have. */
  public static final ComparisonForms STANDARD =
      new ComparisonForms(
          "%s",
          "CAST(%s AS VARCHAR)", "CASE WHEN %s THEN 1 WHEN NOT %<s THEN 0 END", "%s", Join.FULL);
}
