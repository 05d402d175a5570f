package io.dqrun.runner.check;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Counts rows by whether their coordinates lie where they should, in both ways to judge. */
final class LocationTally implements RowTally {

  /** OpenMetadata's length of a degree, wherever on earth. */
  private static final double METRES_OF_A_DEGREE = 100_000;

  /**
   * Rows.
   *
   * @param unknown those without coordinates, or of a place that the map does not have
   */
  record Counts(long valid, long invalid, long unknown) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(OptionalDouble distance, double radius) {
      if (distance.isEmpty()) {
        return new Counts(valid, invalid, unknown + 1);
      }
      return distance.getAsDouble() <= radius
          ? new Counts(valid + 1, invalid, unknown)
          : new Counts(valid, invalid + 1, unknown);
    }
  }

  private final Places places;
  private final Places.Reference reference;
  private final double radius;
  private Counts upstream = Counts.NONE;
  private Counts clean = Counts.NONE;

  /**
   * A tally of no rows.
   *
   * @param radius in metres
   */
  LocationTally(Places places, Places.Reference reference, double radius) {
    this.places = places;
    this.reference = reference;
    this.radius = radius;
  }

  /** Takes the name of a place, a longitude and a latitude. */
  @Override
  public void add(List<@Nullable Object> row) {
    Object name = row.get(0);
    double longitude = degrees(row.get(1));
    double latitude = degrees(row.get(2));
    OptionalDouble degrees = OptionalDouble.empty();
    OptionalDouble metres = OptionalDouble.empty();
    if (name != null && Double.isFinite(longitude) && Double.isFinite(latitude)) {
      String text = ValueText.of(name);
      degrees = places.distance(reference, text, longitude, latitude, Places.Measure.DEGREES);
      // Inside it is 0 however it is measured.
      metres =
          degrees.isPresent() && degrees.getAsDouble() > 0
              ? places.distance(reference, text, longitude, latitude, Places.Measure.METRES)
              : degrees;
    }
    boolean zero = longitude == 0 || latitude == 0;
    upstream = upstream.plus(zero ? OptionalDouble.empty() : degrees, radius / METRES_OF_A_DEGREE);
    clean = clean.plus(metres, radius);
  }

  /** A number, or a text of one, possibly with a decimal comma; NaN for anything else. */
  private static double degrees(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text) {
      try {
        return Double.parseDouble(text.strip().replace(',', '.'));
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  Counts counts(Compatibility compatibility) {
    return compatibility == Compatibility.OPENMETADATA ? upstream : clean;
  }
}
