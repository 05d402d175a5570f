package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.ParameterText;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates of every row lie in the place that the row names, or not further from it than a
 * radius. OpenMetadata's own runner has a map of French communes for that; here the user brings
 * one, and without it the case is aborted.
 *
 * <p>OpenMetadata measures the radius in degrees, 100,000 metres each, and takes a coordinate of 0
 * for a missing one. By the letter it is measured in metres on the ground, and 0 is the equator or
 * the meridian of Greenwich.
 */
public final class ColumnValuesToBeAtExpectedLocation implements Check {

  private static final String DEFINITION = "columnValuesToBeAtExpectedLocation";
  private static final String VALID = "validLocation";
  private static final String INVALID = "invalidLocation";
  private static final String UNKNOWN = "unknownLocation";
  private static final String NO_MAP =
      "this test needs a map of the places that the column names: give dq-run run the option"
          + " --locations FILE, or DQRUN_RUN_LOCATIONS, with a GeoJSON file whose features have a"
          + " Polygon or MultiPolygon and the property libgeo (CITY) or codgeo (POSTAL_CODE)";

  private final Optional<Places> places;
  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; without a map, and judging by the letter. */
  public ColumnValuesToBeAtExpectedLocation() {
    this(Optional.empty(), Compatibility.CLEAN);
  }

  private ColumnValuesToBeAtExpectedLocation(Optional<Places> places, Compatibility compatibility) {
    this.places = places;
    this.compatibility = compatibility;
  }

  @Override
  public String definition() {
    return DEFINITION;
  }

  @Override
  public Check in(Places map) {
    return new ColumnValuesToBeAtExpectedLocation(Optional.of(map), compatibility);
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToBeAtExpectedLocation(places, wanted);
  }

  @Override
  public String quirk() {
    return "it measures the radius in degrees and takes a coordinate of 0 for a missing one";
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    Places.Reference reference = reference(arguments);
    double radius = radius(arguments);
    if (places.isEmpty()) {
      return new Requirement.Settled(failed(testCase, NO_MAP));
    }
    Places map = places.get();
    return new Requirement.EachRow(
        columns(testCase, table, arguments), () -> new LocationTally(map, reference, radius));
  }

  private static List<ColumnRef> columns(TestCase testCase, Table table, Arguments arguments) {
    return List.of(
        ref(table.findColumn(testCase.entityLink()), testCase.entityLink().column().orElse("None")),
        column(table, arguments.required("longitudeColumnName")),
        column(table, arguments.required("latitudeColumnName")));
  }

  @Override
  public Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    Places.Reference reference = reference(arguments);
    double radius = radius(arguments);
    return places.map(
        map ->
            new FailedRows.OfEachRow(
                columns(testCase, table, arguments),
                row -> {
                  LocationTally tally = new LocationTally(map, reference, radius);
                  tally.add(row);
                  return tally.counts(compatibility).invalid() > 0;
                }));
  }

  private static Places.Reference reference(Arguments arguments) {
    arguments.required("locationReferenceType");
    return arguments
        .parsed(
            "locationReferenceType",
            text -> {
              String name =
                  text.strip().startsWith("[")
                      ? String.valueOf(single(ParameterText.parseList(text)))
                      : text.strip();
              return switch (name.toUpperCase(Locale.ROOT)) {
                case "CITY" -> Places.Reference.CITY;
                case "POSTAL_CODE" -> Places.Reference.POSTAL_CODE;
                default -> throw new IllegalArgumentException("CITY or POSTAL_CODE is expected");
              };
            })
        .orElseThrow();
  }

  private static @Nullable Object single(List<@Nullable Object> elements) {
    return elements.size() == 1 ? elements.get(0) : null;
  }

  private static double radius(Arguments arguments) {
    arguments.required("radius");
    double metres = arguments.number("radius").orElseThrow();
    if (!Double.isFinite(metres) || metres < 0) {
      throw new IllegalArgumentException("parameter radius: a number of metres is expected");
    }
    return metres;
  }

  private static ColumnRef column(Table table, String name) {
    return ref(table.findColumn(name), name);
  }

  private static ColumnRef ref(Optional<Column> column, String name) {
    return column
        .map(found -> new ColumnRef(found.name(), found.dataType()))
        .orElseThrow(() -> new IllegalArgumentException("Cannot find column " + name));
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    if (!(evidence.tally() instanceof LocationTally tally)) {
      throw new IllegalStateException("the rows were not compared with a map");
    }
    LocationTally.Counts counts = tally.counts(compatibility);
    Verdict verdict =
        Verdict.of(
            counts.invalid() == 0,
            "Found validLocation=%d, invalidLocation=%d,unknownLocation=%d vs. expected 0 invalidLocation."
                .formatted(counts.valid(), counts.invalid(), counts.unknown()),
            List.of(
                TestResultValue.of(VALID, Long.toString(counts.valid())),
                TestResultValue.of(INVALID, Long.toString(counts.invalid())),
                TestResultValue.of(UNKNOWN, Long.toString(counts.unknown()))));
    return testCase.countsRows() ? verdict.withRows(counts.valid(), counts.invalid()) : verdict;
  }

  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.notComputed(
        testCase.fullyQualifiedName().toString(), reason, List.of(VALID, INVALID, UNKNOWN));
  }
}
