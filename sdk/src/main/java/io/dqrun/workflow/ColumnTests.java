package io.dqrun.workflow;

import java.util.Collection;
import java.util.Optional;

/**
 * Starts tests of a column, one method for each of OpenMetadata's own definitions, named like it
 * without {@code column}. What a definition requires is an argument; the rest is given by name:
 *
 * <pre>{@code
 * ColumnTests.valuesToBeBetween("price").min(0).max(100).countingRows().build()
 * }</pre>
 *
 * <p>All methods throw {@link IllegalArgumentException} for an empty text where one is required.
 */
public final class ColumnTests {

  private ColumnTests() {}

  /** The length of every value lies between two bounds. */
  public static CountRangeTest valueLengthsToBeBetween(String column) {
    return new CountRangeTest("columnValueLengthsToBeBetween", Optional.of(column));
  }

  /** The largest value lies between two bounds. */
  public static NumberRangeTest valueMaxToBeBetween(String column) {
    return numbers("columnValueMaxToBeBetween", column);
  }

  /** The mean lies between two bounds. */
  public static NumberRangeTest valueMeanToBeBetween(String column) {
    return numbers("columnValueMeanToBeBetween", column);
  }

  /** The median lies between two bounds. */
  public static NumberRangeTest valueMedianToBeBetween(String column) {
    return numbers("columnValueMedianToBeBetween", column);
  }

  /** The smallest value lies between two bounds. */
  public static NumberRangeTest valueMinToBeBetween(String column) {
    return numbers("columnValueMinToBeBetween", column);
  }

  /** The population standard deviation lies between two bounds. */
  public static NumberRangeTest valueStdDevToBeBetween(String column) {
    return numbers("columnValueStdDevToBeBetween", column);
  }

  /** Exactly this many values are missing. */
  public static MissingCountTest valuesMissingCount(String column, long missingCountValue) {
    return new MissingCountTest(column, missingCountValue);
  }

  /** The sum lies between two bounds. */
  public static NumberRangeTest valuesSumToBeBetween(String column) {
    return numbers("columnValuesSumToBeBetween", column);
  }

  /**
   * The coordinates of every row lie in the place that the column names.
   *
   * @param holds what the column holds
   * @param longitudeColumnName the column with the longitude
   * @param latitudeColumnName the column with the latitude
   * @param radiusMetres how far outside is still accepted, in metres
   */
  public static PlainTest valuesToBeAtExpectedLocation(
      String column,
      LocationReference holds,
      String longitudeColumnName,
      String latitudeColumnName,
      double radiusMetres) {
    return plain("columnValuesToBeAtExpectedLocation", column)
        .argument("locationReferenceType", holds.name())
        .argument("longitudeColumnName", longitudeColumnName)
        .argument("latitudeColumnName", latitudeColumnName)
        .argument("radius", ArgumentText.number(ArgumentText.exact(radiusMetres)));
  }

  /** Every value lies between two bounds, which are numbers or points in time. */
  public static ValueRange valuesToBeBetween(String column) {
    return new ValueRange(column);
  }

  /**
   * At least one value is allowed or, with {@link InSetTest#matchEnum()}, every row's is.
   *
   * @param allowedValues texts, numbers or booleans
   * @throws IllegalArgumentException if one of them is something else
   */
  public static InSetTest valuesToBeInSet(String column, Collection<?> allowedValues) {
    return new InSetTest(column, allowedValues);
  }

  /**
   * No value is forbidden.
   *
   * @param forbiddenValues texts, numbers or booleans
   * @throws IllegalArgumentException if one of them is something else
   */
  public static PlainTest valuesToBeNotInSet(String column, Collection<?> forbiddenValues) {
    return plain("columnValuesToBeNotInSet", column)
        .argument("forbiddenValues", ArgumentText.list(forbiddenValues));
  }

  /** No row is null. */
  public static PlainTest valuesToBeNotNull(String column) {
    return plain("columnValuesToBeNotNull", column);
  }

  /** No value occurs twice. */
  public static PlainTest valuesToBeUnique(String column) {
    return plain("columnValuesToBeUnique", column);
  }

  /**
   * Every value matches a pattern.
   *
   * @param regex the pattern in the database's own dialect
   */
  public static PlainTest valuesToMatchRegex(String column, String regex) {
    return plain("columnValuesToMatchRegex", column).argument("regex", regex);
  }

  /**
   * No value matches a pattern.
   *
   * @param forbiddenRegex the pattern in the database's own dialect
   */
  public static PlainTest valuesToNotMatchRegex(String column, String forbiddenRegex) {
    return plain("columnValuesToNotMatchRegex", column).argument("forbiddenRegex", forbiddenRegex);
  }

  private static NumberRangeTest numbers(String definition, String column) {
    return new NumberRangeTest(definition, Optional.of(column));
  }

  private static PlainTest plain(String definition, String column) {
    return new PlainTest(definition, Optional.of(column));
  }
}
