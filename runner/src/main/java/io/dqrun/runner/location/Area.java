package io.dqrun.runner.location;

import io.dqrun.runner.check.Places;
import java.util.List;

/**
 * A part of the earth's surface.
 *
 * @param rings the edges of one polygon, the outer one and those of its holes: longitude and
 *     latitude of each corner in turn, in degrees
 */
record Area(List<double[]> rings) {

  /** Of the equator; nearly the same everywhere on a meridian. */
  private static final double METRES_OF_A_DEGREE = 6_371_008.8 * Math.PI / 180;

  Area {
    rings = List.copyOf(rings);
  }

  /** Inside of an odd number of edges; a hole takes away what it covers. */
  boolean contains(double x, double y) {
    boolean inside = false;
    for (double[] ring : rings) {
      int last = ring.length - 2;
      for (int i = 0, j = last; i <= last; j = i, i += 2) {
        double yi = ring[i + 1];
        double yj = ring[j + 1];
        if ((yi > y) != (yj > y) && x < (ring[j] - ring[i]) * (y - yi) / (yj - yi) + ring[i]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  /** How far a point outside is from the nearest edge. */
  double distance(double x, double y, Places.Measure measure) {
    double unitX = 1;
    double unitY = 1;
    if (measure == Places.Measure.METRES) {
      // The plane that touches the earth at the point; good for as far as a radius reaches.
      unitX = METRES_OF_A_DEGREE * Math.cos(Math.toRadians(y));
      unitY = METRES_OF_A_DEGREE;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] ring : rings) {
      int last = ring.length - 2;
      for (int i = 0, j = last; i <= last; j = i, i += 2) {
        least =
            Math.min(
                least,
                fromOrigin(
                    (ring[j] - x) * unitX,
                    (ring[j + 1] - y) * unitY,
                    (ring[i] - x) * unitX,
                    (ring[i + 1] - y) * unitY));
      }
    }
    return least;
  }

  /** How far the line from one point to another is from where both axes meet. */
  private static double fromOrigin(double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
    return Math.hypot(ax + along * dx, ay + along * dy);
  }
}
