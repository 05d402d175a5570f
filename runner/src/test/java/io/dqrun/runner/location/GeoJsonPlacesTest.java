package io.dqrun.runner.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Places.Measure;
import io.dqrun.runner.check.Places.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a map, and how far from its places a point is. */
class GeoJsonPlacesTest {

  /** A square with a hole, and one far away of the same name. */
  private static final String MAP =
      """
      {"type": "FeatureCollection", "crs": {"x": [1, {"y": 2}]}, "features": [
       {"type": "Feature", "id": 1, "properties": {"name": "other", "libgeo": "Square", "codgeo": 10115, "x": {"libgeo": "no"}},
        "geometry": {"coordinates": [[[0, 60], [2, 60, 7.5], [2, 62], [0, 62], [0, 60]],
                                     [[0.5, 60.5], [1.5, 60.5], [1.5, 61.5], [0.5, 61.5], [0.5, 60.5]]], "type": "Polygon"}},
       {"type": "Feature", "properties": {"city": "SQUARE"}, "geometry": {"type": "MultiPolygon",
        "coordinates": [[[[10, 10], [11, 10], [11, 11], [10, 11]]], [[[20, 10], [21, 10], [21, 11]]]]}},
       {"type": "Feature", "properties": {"city": "nowhere"}, "geometry": null},
       {"type": "Feature", "properties": null, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}}
      ]}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private GeoJsonPlaces places(String json) throws IOException {
    return GeoJsonPlaces.read(Files.writeString(folder.resolve("map.json"), json));
  }

  @ParameterizedTest
  @CsvSource({
    "square,0.2,60.2,0",
    " SQUARE ,1.9,61.9,0",
    "square,10.5,10.5,0",
    "square,20.9,10.5,0",
    // In the hole: half a degree to its edge.
    "square,1,61,0.5",
    "square,2,61,0",
    "square,3,61,1",
    "square,-3,64,3.6055",
  })
  void distancesAreThoseToTheNearestEdge(String name, double x, double y, double degrees)
      throws IOException {
    OptionalDouble distance = places(MAP).distance(Reference.CITY, name, x, y, Measure.DEGREES);
    assertEquals(degrees, distance.orElseThrow(), 0.0001);
  }

  @Test
  void metresShrinkTowardsThePole() throws IOException {
    GeoJsonPlaces places = places(MAP);
    double east =
        places.distance(Reference.POSTAL_CODE, "10115", 2.01, 61, Measure.METRES).orElseThrow();
    double south =
        places.distance(Reference.POSTAL_CODE, "10115", 1, 59.99, Measure.METRES).orElseThrow();
    assertEquals(539, east, 2);
    assertEquals(1112, south, 2);
    assertTrue(places.distance(Reference.CITY, "nowhere", 0, 0, Measure.DEGREES).isEmpty());
    assertTrue(places.distance(Reference.CITY, "other", 0, 0, Measure.DEGREES).isEmpty());
    assertTrue(places.distance(Reference.POSTAL_CODE, "square", 0, 0, Measure.DEGREES).isEmpty());
  }

  private void assertWrong(String json, int line, String message) {
    Problem problem = assertThrows(DqException.class, () -> places(json)).problems().get(0);
    assertEquals(ProblemCode.INVALID_MAP, problem.code());
    assertTrue(problem.message().contains(message), problem::message);
    assertEquals(line, problem.location().map(place -> place.line()).orElse(0));
  }

  private static String feature(String geometry) {
    return """
        {"type": "FeatureCollection", "features": [
         {"type": "Feature", "properties": {"libgeo": "x"},
          "geometry": %s}]}"""
        .formatted(geometry);
  }

  @Test
  void whatIsWrongHasItsLine() {
    assertWrong("[]", 1, "begins with a JSON object");
    assertWrong("{\"type\": \"Topology\"}", 1, "only a FeatureCollection");
    assertWrong("{}", 1, "no features");
    assertWrong("{\"features\": []}", 0, "no feature of the map");
    assertWrong("{\"features\": [\n", 2, "no JSON");
    assertWrong("{\"features\": [1]}", 1, "a feature is an object");
    assertWrong(feature("{\"type\": \"Point\", \"coordinates\": [1, 2]}"), 3, "no Point");
    assertWrong(feature("{\"type\": \"Polygon\"}"), 3, "no coordinates");
    assertWrong(
        feature("{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [2, 3]]]}"),
        3,
        "three corners");
    assertWrong(
        feature("{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [842000, 6519000]]]}"),
        3,
        "degrees");
    assertWrong(
        feature("{\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [\"a\"]]]}"), 3, "are numbers");
    assertWrong(feature("{\"type\": \"Polygon\", \"coordinates\": [[[[[1, 2]]]]]}"), 3, "too deep");
    assertWrong(
        feature("{\"type\": \"MultiPolygon\", \"coordinates\": [[[1, 2], [1, 3], [2, 3]]]}"),
        3,
        "three corners");
    assertWrong("{\"x\": " + "[".repeat(60) + "]".repeat(60) + "}", 1, "no JSON");
  }
}
