package io.dqrun.runner.check;

import java.util.OptionalDouble;

/** A map on which places have names. */
public interface Places {

  /** By what a place is found. */
  enum Reference {
    CITY,
    POSTAL_CODE
  }

  /** How the way from a point to a place is measured. */
  enum Measure {
    /** In degrees of longitude and latitude, as if the earth were a square. */
    DEGREES,
    /** In metres on the ground. */
    METRES
  }

  /**
   * How far a point is from the nearest place of a name; 0 inside of one.
   *
   * @param name the name, in any case
   * @return empty if there is no place of that name
   */
  OptionalDouble distance(
      Reference reference, String name, double longitude, double latitude, Measure measure);
}
