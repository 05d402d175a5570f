package io.dqrun.runner.run;

import io.dqrun.runner.check.Places;
import java.util.Optional;

/**
 * What a run does with single rows, beside what its tests measure.
 *
 * @param failedRows how many rows of each failure are sent to the server; 0 for none
 * @param places the map for tests of locations
 */
public record RowOptions(int failedRows, Optional<Places> places) {

  /** No rows, no map. */
  public static final RowOptions NONE = new RowOptions(0, Optional.empty());
}
