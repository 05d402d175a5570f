package io.dqrun.runner.location;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The places of a GeoJSON file. */
public final class GeoJsonPlaces implements Places {

  private static final long MOST_BYTES = 512L << 20;

  private final Map<Reference, Map<String, List<Area>>> places = new EnumMap<>(Reference.class);

  private GeoJsonPlaces() {
    for (Reference reference : Reference.values()) {
      places.put(reference, new HashMap<>());
    }
  }

  /**
   * Reads a file: a FeatureCollection in longitude and latitude. The name of a feature is its
   * property {@code libgeo}, {@code city} or {@code name}, its postal code {@code codgeo} or {@code
   * postal_code}, the first that there is. Features without geometry, or with neither, are left
   * out.
   *
   * @throws DqException if the file cannot be read, is not such a map, or too large
   */
  public static GeoJsonPlaces read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DqException(
            Problem.error(
                ProblemCode.FILE_TOO_LARGE,
                "the map '%s' has more than %d MiB".formatted(file, MOST_BYTES >> 20)));
      }
      GeoJsonPlaces places = new GeoJsonPlaces();
      new GeoJsonReader(file, places::add).read();
      return places;
    } catch (NoSuchFileException e) {
      throw new DqException(
          Problem.error(ProblemCode.FILE_NOT_FOUND, "there is no map '" + file + "'"), e);
    } catch (IOException e) {
      throw new DqException(
          Problem.error(
              ProblemCode.FILE_UNREADABLE,
              "the map '%s' cannot be read: %s".formatted(file, e.getMessage())),
          e);
    }
  }

  private void add(Reference reference, String name, List<Area> areas) {
    byName(reference).computeIfAbsent(folded(name), key -> new ArrayList<>()).addAll(areas);
  }

  private Map<String, List<Area>> byName(Reference reference) {
    return places.getOrDefault(reference, Map.of());
  }

  private static String folded(String name) {
    return name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  @Override
  public OptionalDouble distance(
      Reference reference, String name, double longitude, double latitude, Measure measure) {
    List<Area> areas = byName(reference).get(folded(name));
    if (areas == null) {
      return OptionalDouble.empty();
    }
    double least = Double.POSITIVE_INFINITY;
    for (Area area : areas) {
      if (area.contains(longitude, latitude)) {
        return OptionalDouble.of(0);
      }
      least = Math.min(least, area.distance(longitude, latitude, measure));
    }
    return OptionalDouble.of(least);
  }
}
