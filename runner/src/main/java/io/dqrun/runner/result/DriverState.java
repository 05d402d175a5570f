package io.dqrun.runner.result;

import java.util.List;
import java.util.Optional;

/**
 * A JDBC driver as a machine has it, or lacks it.
 *
 * @param types the types of database services that it serves
 * @param coordinates as Maven writes them
 * @param licence what its publisher calls it
 * @param places the jars that are used, or {@code included}; empty if it is missing
 */
public record DriverState(
    List<String> types, String coordinates, String licence, Optional<String> places) {

  public DriverState {
    types = List.copyOf(types);
  }
}
