/** Maps that users bring: GeoJSON read within limits, and how far a point is from a place. */
@NullMarked
package io.dqrun.runner.location;

import org.jspecify.annotations.NullMarked;
