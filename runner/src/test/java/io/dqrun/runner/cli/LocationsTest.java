package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of locations with a map that the user brings, and without. */
class LocationsTest {

  private static final String MAP =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"libgeo": "lyon", "codgeo": "69123"},
         "geometry": {"type": "Polygon", "coordinates":
          [[[4.7, 45.7], [4.9, 45.7], [4.9, 45.8], [4.7, 45.8], [4.7, 45.7]]]}},
        {"type": "Feature", "properties": {"libgeo": "PARIS"},
         "geometry": {"type": "MultiPolygon", "coordinates":
          [[[[2.2, 48.8], [2.4, 48.8], [2.4, 48.9], [2.2, 48.8]]]]}}]}
      """;

  private static final String CASE =
      People.testCase(
          "at_home",
          "columnValuesToBeAtExpectedLocation",
          "city",
          "locationReferenceType",
          "CITY",
          "longitudeColumnName",
          "lon",
          "latitudeColumnName",
          "lat",
          "radius",
          "1000");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.NEWEST);

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode run(int exitCode, String... arguments) {
    Cli.Outcome outcome = new Cli(folder.resolve("state")).run(arguments);
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome.json().at("/cases/0");
  }

  @ParameterizedTest
  @EnumSource
  void coordinatesAreComparedWithTheMap(People.Kind kind) throws Exception {
    String workflow = new People(server, folder, kind).workflow(CASE);
    Path map = Files.writeString(folder.resolve("map.geojson"), MAP);
    JsonNode result = run(1, "run", "--output", "json", "--locations", map.toString(), workflow);
    assertEquals(
        "Found validLocation=2, invalidLocation=1,unknownLocation=2 vs. expected 0"
            + " invalidLocation.",
        result.get("result").asText());
    assertEquals(2, result.get("passedRows").asInt());
    assertEquals(1, result.get("failedRows").asInt());
    assertEquals("unknownLocation", result.at("/values/2/name").asText());
  }

  @ParameterizedTest
  @EnumSource
  void rowsElsewhereAreSent(People.Kind kind) throws Exception {
    People people = new People(server, folder, kind);
    String workflow = people.workflow(CASE);
    String map = Files.writeString(folder.resolve("map.geojson"), MAP).toString();
    run(1, "run", "--output", "json", "--locations", map, "--failed-rows", "2", workflow);
    String city = people.table() + ".city";
    assertEquals(
        "{\"columns\":[\"city\",\"id\",\"name\",\"email\",\"age\",\"lon\",\"lat\"],"
            + "\"rows\":[[\"Paris\",2,null,null,200,\"4.8\",\"45.75\"]]}",
        people.failedRows(city, "at_home").orElseThrow().toString());
    assertFalse(people.testCase(city, "at_home").has("inspectionQuery"));
  }

  @Test
  void rowsThatAreToldByWhatIsTaggedAreNotSent() throws Exception {
    People people = new People(server, folder, People.Kind.SQLITE);
    people.tag("lon", "PII.Sensitive");
    String workflow = people.workflow(CASE);
    String map = Files.writeString(folder.resolve("map.geojson"), MAP).toString();
    run(1, "run", "--output", "json", "--locations", map, "--failed-rows", "2", workflow);
    assertEquals(Optional.empty(), people.failedRows(people.table() + ".city", "at_home"));
  }

  @Test
  void withoutAMapItSaysWhatToBring() throws Exception {
    String workflow = new People(server, folder, People.Kind.SQLITE).workflow(CASE);
    JsonNode result = run(2, "run", "--output", "json", workflow);
    assertEquals("Aborted", result.get("status").asText());
    assertTrue(result.get("result").asText().contains("--locations FILE"), result::toString);
  }

  @Test
  void aWrongMapIsLocated() throws Exception {
    String workflow = new People(server, folder, People.Kind.SQLITE).workflow(CASE);
    Path map =
        Files.writeString(folder.resolve("map.geojson"), MAP.replace("45.7]]]", "845700]]]"));
    Cli.Outcome outcome =
        new Cli(folder.resolve("state"))
            .with("DQRUN_RUN_LOCATIONS", map.toString())
            .run("run", workflow);
    outcome.assertOneError(65, "invalid-map");
    assertTrue(outcome.err().contains(map + ":4:"), outcome.err());
    new Cli(folder.resolve("state"))
        .run("run", "--locations", folder.resolve("none.json").toString(), workflow)
        .assertOneError(66, "file-not-found");
  }
}
