package io.dqrun.runner.cli;

import io.dqrun.runner.check.Places;
import io.dqrun.runner.location.GeoJsonPlaces;
import io.dqrun.runner.run.RowOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The options that concern single rows. */
final class RowFlags {

  static final Flag FAILED_ROWS =
      Flag.value("failed-rows", "N", "send up to N rows of each failure, none tagged PII (0)");
  static final Flag LOCATIONS =
      Flag.value("locations", "FILE", "GeoJSON map for columnValuesToBeAtExpectedLocation")
          .of("run");

  private RowFlags() {}

  /** What the options say; reads the map. */
  static RowOptions of(Settings settings) throws UsageException {
    int failedRows = settings.number(FAILED_ROWS, 0, 1000, 0);
    Optional<String> file = settings.value(LOCATIONS);
    if (file.isEmpty()) {
      return new RowOptions(failedRows, Optional.empty());
    }
    Path path;
    try {
      path = Path.of(file.get());
    } catch (InvalidPathException e) {
      throw new UsageException("--locations is not the name of a file: " + e.getReason());
    }
    Places places = GeoJsonPlaces.read(path);
    return new RowOptions(failedRows, Optional.of(places));
  }
}
