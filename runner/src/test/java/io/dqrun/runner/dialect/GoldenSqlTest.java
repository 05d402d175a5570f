package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.TableRef;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of every metric and predicate, and of odd names, to be read and compared with a file per
 * dialect. Run with {@code -Ddqrun.golden=write} to write what is there now, and read the
 * difference.
 */
class GoldenSqlTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/runner/dialect");

  private static final List<String> NAMES =
      List.of(
          "orders",
          "ORDERS",
          "CamelCase",
          "with blank",
          "select",
          "dotted.name",
          "double\"quote",
          "back`tick",
          "brack]et",
          "back\\slash",
          "apostrophe's",
          "Größe",
          "größe",
          "2nd");

  private static final TableRef TABLE =
      new TableRef(Optional.of("db"), Optional.of("My \"schema\""), "o`rders");
  private static final ColumnRef TEXT = new ColumnRef("na\"me", "VARCHAR");
  private static final ColumnRef NUMBER = new ColumnRef("qty", "INT");
  private static final ColumnRef SINGLE = new ColumnRef("rate", "FLOAT");
  private static final ColumnRef DAY = new ColumnRef("placed_on", "DATE");
  private static final ColumnRef TIME = new ColumnRef("placed_at", "TIMESTAMP");
  private static final ColumnRef ZONED = new ColumnRef("seen_at", "TIMESTAMPZ");

  private static final List<Metric> METRICS =
      List.of(
          new Metric.RowCount(),
          new Metric.NonNullCount(TEXT),
          new Metric.Min(NUMBER),
          new Metric.Max(NUMBER),
          new Metric.Mean(NUMBER),
          new Metric.Median(NUMBER),
          new Metric.StdDev(NUMBER),
          new Metric.Sum(NUMBER),
          new Metric.Sum(SINGLE),
          new Metric.MinLength(TEXT),
          new Metric.MaxLength(TEXT),
          new Metric.UniqueCount(TEXT),
          count(new Predicate.IsNull(NUMBER)),
          count(new Predicate.In(TEXT, List.of(text("it's"), text("C:\\"), text("")))),
          count(
              new Predicate.In(
                  NUMBER, List.of(number("1.50"), number("-3"), number("1e60"), bool(true)))),
          count(new Predicate.In(NUMBER, List.of())),
          count(new Predicate.Or(List.of())),
          count(
              new Predicate.Or(
                  List.of(
                      new Predicate.GreaterThan(NUMBER, number("1000")),
                      new Predicate.LessThan(NUMBER, number("0.1"))))),
          count(
              new Predicate.Or(
                  List.of(
                      new Predicate.LengthGreaterThan(TEXT, number("10")),
                      new Predicate.LengthLessThan(TEXT, number("2.5"))))),
          count(new Predicate.Matches(TEXT, "^it's [A-Z]\\d+\\\\$")),
          new Metric.MatchingRows(new Predicate.NotOlder(DAY, 2, Predicate.NotOlder.Unit.DAY)),
          new Metric.MatchingRows(new Predicate.NotOlder(TIME, 36, Predicate.NotOlder.Unit.HOUR)),
          count(
              new Predicate.GreaterThan(
                  TIME, new Literal.Timestamp(LocalDateTime.of(2024, 3, 10, 0, 0)))),
          count(
              new Predicate.LessThan(
                  ZONED,
                  new Literal.ZonedTimestamp(
                      OffsetDateTime.parse("2024-03-10T01:00:00.25+01:00")))));

  private static List<String> types() {
    return Dialects.types();
  }

  private static Metric count(Predicate predicate) {
    return new Metric.Count(predicate);
  }

  private static Literal.Text text(String text) {
    return new Literal.Text(text);
  }

  private static Literal.Numeric number(String number) {
    return new Literal.Numeric(new BigDecimal(number));
  }

  private static Literal.Bool bool(boolean value) {
    return new Literal.Bool(value);
  }

  @ParameterizedTest
  @MethodSource("types")
  void sqlIsAsWrittenDown(String type) throws IOException {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    String sql =
        METRICS.stream()
            .map(metric -> dialect.render(new SelectQuery(TABLE, List.of(metric))))
            .collect(Collectors.joining("\n", "", "\n"));
    List<Metric> sharing =
        Stream.<Metric>of(
                new Metric.RowCount(), new Metric.UniqueCount(TEXT), new Metric.Max(NUMBER))
            .filter(metric -> !dialect.capabilities().standsApart(metric))
            .toList();
    String several = dialect.render(new SelectQuery(TABLE, sharing));
    check(FOLDER.resolve(type + ".sql"), sql + several + "\n" + dialect.renderProbe(TABLE) + "\n");
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesAreQuotedAsTheDatabaseNeeds(String type) throws IOException {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    String sql =
        NAMES.stream()
            .map(
                name ->
                    dialect.render(
                        new SelectQuery(
                            new TableRef(Optional.of("db"), Optional.of(name), name),
                            List.of(new Metric.Min(new ColumnRef(name, "INT"))))))
            .collect(Collectors.joining("\n", "", "\n"));
    check(FOLDER.resolve("names").resolve(type + ".sql"), sql);
  }

  @Test
  void sizesOfTablesAreAskedOfTheCatalogue() throws IOException {
    String sql =
        types().stream()
            .map(
                type ->
                    "-- "
                        + type
                        + "\n"
                        + Dialects.forType(type).flatMap(Dialect::tableSizes).orElse("-- no\n"))
            .collect(Collectors.joining());
    check(FOLDER.resolve("parts").resolve("sizes.sql"), sql);
  }

  private static void check(Path golden, String sql) throws IOException {
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(golden, sql);
    }
    assertEquals(Files.readString(golden), sql);
  }

  @Test
  void everyKindOfMetricIsWrittenDown() {
    Set<Class<?>> shown = METRICS.stream().map(Metric::getClass).collect(Collectors.toSet());
    shown.add(Metric.AsUpstream.class);
    assertTrue(shown.containsAll(Arrays.asList(Metric.class.getPermittedSubclasses())));
  }

  @Test
  void sqlServerGetsEveryCharacterOfAText() {
    Predicate in = new Predicate.In(TEXT, List.of(text("ü\\\r\nb"), text("C:\\n")));
    String sql =
        Dialects.forType("Mssql").orElseThrow().render(new SelectQuery(TABLE, List.of(count(in))));
    assertTrue(sql.contains("IN (N'ü\\' + N'\r\nb', 'C:\\n')"), sql);
  }

  @Test
  void oldLargeTypesOfSqlServerAreCastWhereTheyCannotBeCompared() {
    ColumnRef note = new ColumnRef("note", "TEXT");
    Dialect dialect = Dialects.forType("Mssql").orElseThrow();
    for (Metric metric :
        List.<Metric>of(
            new Metric.NonNullCount(note),
            new Metric.MinLength(note),
            new Metric.UniqueCount(note),
            count(new Predicate.In(note, List.of(text("x")))))) {
      String sql = dialect.render(new SelectQuery(TABLE, List.of(metric)));
      assertTrue(sql.contains("CAST([note] AS nvarchar(max))"), sql);
    }
  }

  /** Which span before now each database computes, for dates and for moments. */
  @Test
  void recentRowsAreCountedInEveryUnit() {
    Predicate.NotOlder years = new Predicate.NotOlder(TIME, 3, Predicate.NotOlder.Unit.YEAR);
    Predicate.NotOlder hours = new Predicate.NotOlder(DAY, 36, Predicate.NotOlder.Unit.HOUR);
    ColumnRef plain = new ColumnRef("placed_at", "DATETIME");
    Predicate.NotOlder months = new Predicate.NotOlder(plain, 5, Predicate.NotOlder.Unit.MONTH);
    assertRecent("Oracle", years, "CAST(ADD_MONTHS(CURRENT_TIMESTAMP, -36) AS TIMESTAMP)");
    assertRecent("Oracle", hours, "TRUNC(CURRENT_DATE - NUMTODSINTERVAL(36, 'HOUR'))");
    assertRecent("BigQuery", months, "DATETIME_SUB(CURRENT_DATETIME(), INTERVAL 5 MONTH)");
    assertRecent("BigQuery", years, "TIMESTAMP(DATETIME_SUB(CURRENT_DATETIME(), INTERVAL 3 YEAR))");
    assertRecent("Db2", hours, "CAST(CURRENT_TIMESTAMP - 36 HOUR AS DATE)");
    assertRecent("Db2", months, "CAST(CURRENT_TIMESTAMP - 5 MONTH AS TIMESTAMP)");
    assertRecent("SapHana", hours, "TO_DATE(ADD_SECONDS(CURRENT_TIMESTAMP, -129600))");
    assertRecent("SapHana", years, "ADD_YEARS(CURRENT_TIMESTAMP, -3)");
    assertRecent("Teradata", months, "CAST(ADD_MONTHS(CURRENT_TIMESTAMP(6), -5) AS TIMESTAMP(6))");
    assertRecent(
        "Teradata", hours, "CAST(CURRENT_TIMESTAMP(6) - INTERVAL '1 12' DAY(4) TO HOUR AS DATE)");
    assertRecent("Exasol", years, "CAST(ADD_YEARS(CURRENT_TIMESTAMP, -3) AS TIMESTAMP)");
    assertRecent("Redshift", months, "DATEADD(MONTH, -5, GETDATE())");
    assertRecent("Snowflake", months, "DATEADD(MONTH, -5, CURRENT_TIMESTAMP)");
  }

  private static void assertRecent(String type, Predicate.NotOlder recent, String oldest) {
    String sql =
        Dialects.forType(type)
            .orElseThrow()
            .render(new SelectQuery(TABLE, List.of(new Metric.MatchingRows(recent))));
    assertTrue(sql.contains(" >= " + oldest + " THEN 1 END)"), sql);
  }

  @ParameterizedTest
  @CsvSource({"Oracle, 1000", "Snowflake, 16384", "Impala, 9999", "StarRocks, 9999"})
  void aListWithMoreValuesThanTheDatabaseTakesIsCut(String type, int most) {
    String whole = condition(type, most);
    assertEquals(List.of(most), lengthsOfLists(whole));
    assertFalse(whole.contains(" OR "));
    String cut = condition(type, 2 * most + 1);
    assertEquals(List.of(most, most, 1), lengthsOfLists(cut));
    String column =
        type.equals("Oracle") ? "\"QTY\"" : Dialects.forType(type).orElseThrow().quote("qty");
    assertTrue(
        cut.replaceAll("IN \\([0-9, ]+\\)", "IN ()")
            .contains("NOT ((%1$s IN () OR %1$s IN () OR %1$s IN ()))".formatted(column)),
        cut.substring(0, 100));
  }

  @Test
  void otherDatabasesTakeAnyList() {
    for (String type : List.of("Postgres", "MariaDB", "SQLite", "Datalake")) {
      assertEquals(List.of(20_000), lengthsOfLists(condition(type, 20_000)));
    }
  }

  /** A count of the rows with none of so many values. */
  private static String condition(String type, int values) {
    Predicate in = new Predicate.In(NUMBER, Collections.nCopies(values, number("7")));
    return Dialects.forType(type)
        .orElseThrow()
        .render(new SelectQuery(TABLE, List.of(count(new Predicate.Not(in)))));
  }

  private static List<Integer> lengthsOfLists(String sql) {
    return Pattern.compile("IN \\(([0-9, ]+)\\)")
        .matcher(sql)
        .results()
        .map(list -> list.group(1).split(", ").length)
        .toList();
  }

  @Test
  void dialectsAreFoundInAnyCase() {
    assertEquals("Postgres", Dialects.forType("postgres").orElseThrow().type());
    assertEquals("SQLite", Dialects.forType("SQLITE").orElseThrow().type());
    assertFalse(Dialects.forType("Informix").isPresent());
  }
}
