package io.dqrun.runner.location;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Places.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one GeoJSON file feature by feature; whatever is wrong with it has its line. */
final class GeoJsonReader {

  /** Takes what one feature says of a place. */
  interface Sink {
    void add(Reference reference, String name, List<Area> areas);
  }

  private static final int MOST_FEATURES = 1_000_000;
  private static final int MOST_CORNERS = 10_000_000;
  private static final int MOST_NAME = 1_000;

  private static final Map<Reference, List<String>> PROPERTIES =
      Map.of(
          Reference.CITY, List.of("libgeo", "city", "name"),
          Reference.POSTAL_CODE, List.of("codgeo", "postal_code"));

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(1 << 20)
                  .maxNameLength(MOST_NAME)
                  .build())
          .build();

  private final Path file;
  private final Sink sink;
  private int features;
  private int corners;
  private int places;

  GeoJsonReader(Path file, Sink sink) {
    this.file = file;
    this.sink = sink;
  }

  void read() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      try {
        collection(json);
      } catch (JsonProcessingException e) {
        // What follows is about the parser, not about the file.
        String reason = e.getOriginalMessage().replaceAll("(?s) \\(start marker at .*", "");
        throw wrong(json.currentLocation(), "this is no JSON: " + reason, e);
      }
    }
    if (places == 0) {
      throw new DqException(
          Problem.error(
                  ProblemCode.INVALID_MAP,
                  "no feature of the map '%s' names a place".formatted(file))
              .withHint(
                  "a feature needs a Polygon or MultiPolygon and one of the properties libgeo,"
                      + " city, name, codgeo or postal_code"));
    }
  }

  private void collection(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(json, "a map begins with a JSON object");
    }
    boolean found = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("features")) {
        found = true;
        require(json, JsonToken.START_ARRAY, "features is a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
          feature(json);
        }
      } else if (name.equals("type") && !"FeatureCollection".equals(json.getText())) {
        throw wrong(json, "only a FeatureCollection is read");
      } else {
        json.skipChildren();
      }
    }
    if (!found) {
      throw wrong(json, "the map has no features");
    }
  }

  private void feature(JsonParser json) throws IOException {
    require(json, JsonToken.START_OBJECT, "a feature is an object");
    if (++features > MOST_FEATURES) {
      throw wrong(json, "a map has at most %,d features".formatted(MOST_FEATURES));
    }
    Map<Reference, String> names = Map.of();
    List<Area> areas = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("properties") && json.currentToken() == JsonToken.START_OBJECT) {
        names = names(json);
      } else if (name.equals("geometry") && json.currentToken() == JsonToken.START_OBJECT) {
        areas = geometry(json);
      } else {
        json.skipChildren();
      }
    }
    if (!areas.isEmpty()) {
      for (Map.Entry<Reference, String> name : names.entrySet()) {
        places++;
        sink.add(name.getKey(), name.getValue(), areas);
      }
    }
  }

  private Map<Reference, String> names(JsonParser json) throws IOException {
    Map<Reference, String> names = new EnumMap<>(Reference.class);
    Map<Reference, Integer> ranks = new EnumMap<>(Reference.class);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String property = json.currentName();
      JsonToken value = json.nextToken();
      for (Map.Entry<Reference, List<String>> known : PROPERTIES.entrySet()) {
        int rank = known.getValue().indexOf(property);
        boolean better = rank >= 0 && rank < ranks.getOrDefault(known.getKey(), Integer.MAX_VALUE);
        if (better && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
          if (json.getText().length() > MOST_NAME) {
            throw wrong(json, "the name of a place has at most %d characters".formatted(MOST_NAME));
          }
          ranks.put(known.getKey(), rank);
          names.put(known.getKey(), json.getText());
        }
      }
      json.skipChildren();
    }
    return names;
  }

  private List<Area> geometry(JsonParser json) throws IOException {
    JsonLocation start = json.currentTokenLocation();
    String type = "";
    Optional<Corners> corners = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("type")) {
        type = json.getText();
      } else if (name.equals("coordinates")) {
        require(json, JsonToken.START_ARRAY, "coordinates are a list");
        corners = Optional.of(corners(json, 0));
      } else {
        json.skipChildren();
      }
    }
    Corners all = corners.orElseThrow(() -> wrong(start, "the geometry has no coordinates", null));
    return switch (type) {
      case "Polygon" -> List.of(area(all, start));
      case "MultiPolygon" -> {
        List<Area> areas = new ArrayList<>();
        for (Corners one : all.children) {
          areas.add(area(one, start));
        }
        yield areas;
      }
      default ->
          throw wrong(start, "only a Polygon or MultiPolygon is a place, no " + shown(type), null);
    };
  }

  private static String shown(String type) {
    return type.matches("[A-Za-z]{1,30}") ? type : "other geometry";
  }

  /** Nested lists of coordinates. */
  private static final class Corners {

    private final List<Corners> children;
    private final double[] numbers;

    /**
     * One list.
     *
     * @param numbers of the innermost list; empty for the others
     */
    Corners(List<Corners> children, double[] numbers) {
      this.children = children;
      this.numbers = numbers;
    }
  }

  private Corners corners(JsonParser json, int depth) throws IOException {
    if (depth > 3) {
      throw wrong(json, "coordinates are nested too deep");
    }
    List<Corners> children = new ArrayList<>();
    double[] numbers = new double[2];
    int count = 0;
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      if (next == JsonToken.START_ARRAY) {
        children.add(corners(json, depth + 1));
      } else if (next != null && next.isNumeric()) {
        if (count < 2) {
          numbers[count] = degrees(json, count == 0 ? 180 : 90);
        }
        count++;
      } else {
        throw wrong(json, "coordinates are numbers");
      }
    }
    if (count > 0) {
      if (count < 2 || !children.isEmpty()) {
        throw wrong(json, "a corner is a longitude and a latitude");
      }
      if (++corners > MOST_CORNERS) {
        throw wrong(json, "a map has at most %,d corners".formatted(MOST_CORNERS));
      }
      return new Corners(List.of(), numbers);
    }
    return new Corners(children, new double[0]);
  }

  private double degrees(JsonParser json, double most) throws IOException {
    double value = json.getDoubleValue();
    if (!(Math.abs(value) <= most)) {
      throw wrong(
          json,
          "coordinates are degrees of longitude (-180 to 180) and latitude (-90 to 90), in this order");
    }
    return value;
  }

  private Area area(Corners polygon, JsonLocation start) {
    List<double[]> rings = new ArrayList<>();
    for (Corners ring : polygon.children) {
      double[] flat = new double[2 * ring.children.size()];
      for (int i = 0; i < ring.children.size(); i++) {
        double[] corner = ring.children.get(i).numbers;
        if (corner.length != 2) {
          throw wrong(start, "the coordinates are not those of its type", null);
        }
        flat[2 * i] = corner[0];
        flat[2 * i + 1] = corner[1];
      }
      if (flat.length < 6) {
        throw wrong(start, "a polygon has at least three corners", null);
      }
      rings.add(flat);
    }
    if (rings.isEmpty()) {
      throw wrong(start, "a polygon has at least three corners", null);
    }
    return new Area(rings);
  }

  private void require(JsonParser json, JsonToken token, String otherwise) {
    if (json.currentToken() != token) {
      throw wrong(json, otherwise);
    }
  }

  private DqException wrong(JsonParser json, String what) {
    return wrong(json.currentTokenLocation(), what, null);
  }

  private DqException wrong(JsonLocation place, String what, @Nullable Throwable cause) {
    Problem problem =
        Problem.error(ProblemCode.INVALID_MAP, what)
            .withLocation(
                Location.of(
                    file.toString(),
                    Math.max(1, place.getLineNr()),
                    Math.max(1, place.getColumnNr())));
    return cause == null ? new DqException(problem) : new DqException(problem, cause);
  }
}
