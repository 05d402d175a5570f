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
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of every metric and predicate, to be read and compared with a file per dialect. */
class GoldenSqlTest {

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
  @ValueSource(strings = {"Datalake", "MariaDB", "Mysql", "Postgres", "SQLite"})
  void sqlIsAsWrittenDown(String type) throws IOException {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    String sql =
        METRICS.stream()
            .map(metric -> dialect.render(new SelectQuery(TABLE, List.of(metric))))
            .collect(Collectors.joining("\n", "", "\n"));
    String several =
        dialect.render(
            new SelectQuery(
                TABLE,
                List.of(
                    new Metric.RowCount(), new Metric.UniqueCount(TEXT), new Metric.Max(NUMBER))));
    try (InputStream golden = GoldenSqlTest.class.getResourceAsStream(type + ".sql")) {
      assertEquals(
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8),
          sql + several + "\n" + dialect.renderProbe(TABLE) + "\n");
    }
  }

  @Test
  void everyKindOfMetricIsWrittenDown() {
    Set<Class<?>> shown = METRICS.stream().map(Metric::getClass).collect(Collectors.toSet());
    shown.add(Metric.AsUpstream.class);
    assertTrue(shown.containsAll(Arrays.asList(Metric.class.getPermittedSubclasses())));
  }

  @Test
  void dialectsAreFoundInAnyCase() {
    assertEquals("Postgres", Dialects.forType("postgres").orElseThrow().type());
    assertEquals("SQLite", Dialects.forType("SQLITE").orElseThrow().type());
    assertFalse(Dialects.forType("Informix").isPresent());
  }
}
