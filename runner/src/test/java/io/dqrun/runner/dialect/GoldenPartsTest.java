package io.dqrun.runner.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartition;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.KeySample;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.sql.ValueKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of parts of tables, of numbers as OpenMetadata computes them, and of comparisons, to be
 * read and compared with a file per dialect; see {@link GoldenSqlTest}.
 */
class GoldenPartsTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/runner/dialect/parts");

  /** Dialects that keep what chance has picked until the statement ends. */
  private static final Set<String> KEEPING =
      Set.of("Cockroach", "Datalake", "Greenplum", "Postgres", "SQLite", "Timescale");

  private static final TableRef TABLE =
      new TableRef(Optional.of("db"), Optional.of("sch"), "Orders");
  private static final ColumnRef QTY = new ColumnRef("qty", "INT");
  private static final ColumnRef NAME = new ColumnRef("Name", "VARCHAR");
  private static final Predicate CONDITION =
      new Predicate.Or(
          List.of(
              new Predicate.GreaterThan(QTY, number("5")),
              new Predicate.LessThan(QTY, number("1"))));

  private static final List<Dataset> PARTS =
      List.of(
          new Dataset.Filtered(TABLE, CONDITION),
          sampled(Optional.empty(), "12.5", Sample.Unit.PERCENT, Optional.empty()),
          sampled(Optional.of(CONDITION), "10", Sample.Unit.PERCENT, Optional.empty()),
          sampled(
              Optional.empty(), "10", Sample.Unit.PERCENT, Optional.of(Sample.Method.BERNOULLI)),
          sampled(
              Optional.of(CONDITION), "10", Sample.Unit.PERCENT, Optional.of(Sample.Method.SYSTEM)),
          sampled(Optional.empty(), "100", Sample.Unit.ROWS, Optional.empty()),
          sampled(Optional.empty(), "2000000", Sample.Unit.ROWS, Optional.empty()),
          sampled(
              Optional.of(CONDITION), "100", Sample.Unit.ROWS, Optional.of(Sample.Method.SYSTEM)),
          new Dataset.UserQuery(TABLE, "SELECT 1, 'x' -- both", List.of("qty", "Name")));

  private static final List<Metric> QUIRKS =
      List.of(
          new Metric.Min(QTY),
          new Metric.Mean(QTY),
          new Metric.Median(QTY),
          new Metric.StdDev(QTY),
          new Metric.Sum(QTY),
          new Metric.MinLength(NAME),
          new Metric.MaxLength(NAME),
          new Metric.Count(new Predicate.LengthLessThan(NAME, number("2"))));

  private static final Comparison COMPARISON =
      new Comparison(
          TABLE,
          new TableRef(Optional.of("other"), Optional.of("sch"), "b"),
          List.of(pair("k", "VARCHAR", "VARCHAR")),
          List.of(
              pair("c", "CHAR", "VARCHAR"),
              pair("flag", "BOOLEAN", "INT"),
              pair("seen", "TIMESTAMPZ", "TIMESTAMP"),
              pair("j", "JSON", "JSON")),
          Selection.where(Optional.empty()));

  /** Rows are picked by all of the key but its last part, which databases write differently. */
  private static final Comparison SAMPLED =
      new Comparison(
          COMPARISON.left(),
          COMPARISON.right(),
          List.of(
              pair("k", "CHAR", "VARCHAR"),
              pair("n", "BIGINT", "DECIMAL"),
              pair("u", "UUID", "VARCHAR"),
              pair("d", "DATE", "DATE")),
          COMPARISON.values(),
          new Selection(
              Optional.of("x > 1"),
              Optional.of(new Selection.Part(CONDITION, CONDITION)),
              Optional.of(
                  new KeySample(
                      "s1a2lt",
                      new Sample(new BigDecimal("12.5"), Sample.Unit.PERCENT, Optional.empty())))));

  private static ColumnPair pair(String name, String left, String right) {
    return new ColumnPair(
        new ColumnRef(name, left),
        new ColumnRef(name, right),
        ValueKind.ofBoth(left, right).orElseThrow());
  }

  private static Literal.Numeric number(String number) {
    return new Literal.Numeric(new BigDecimal(number));
  }

  private static Dataset sampled(
      Optional<Predicate> condition,
      String size,
      Sample.Unit unit,
      Optional<Sample.Method> method) {
    return new Dataset.Sampled(TABLE, condition, new Sample(new BigDecimal(size), unit, method));
  }

  private static List<String> types() {
    return Dialects.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void sqlIsAsWrittenDown(String type) throws IOException {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    List<String> lines = new ArrayList<>();
    for (Dataset part : PARTS) {
      lines.add(
          dialect
              .refusal(part)
              .map(reason -> "-- " + reason)
              .orElseGet(
                  () -> dialect.render(new SelectQuery(part, List.of(new Metric.RowCount())))));
    }
    lines.add(dialect.renderProbe(PARTS.get(0)));
    for (Metric metric : QUIRKS) {
      Metric asked = dialect.capabilities().simplified(new Metric.AsUpstream(metric), PARTS.get(0));
      if (asked instanceof Metric.AsUpstream) {
        lines.add(dialect.render(new SelectQuery(PARTS.get(0), List.of(metric, asked))));
      }
    }
    ComparisonSql comparison = dialect.comparison();
    lines.add(comparison.renderKeyCheck(COMPARISON, Side.LEFT));
    lines.add(comparison.renderJoin(COMPARISON));
    lines.add(comparison.renderDiffering(COMPARISON, COMPARISON.keys()));
    lines.add(comparison.renderOrdered(COMPARISON, Side.RIGHT));
    if (comparison.canSample()) {
      lines.add(comparison.renderCount(SAMPLED, Side.LEFT));
      lines.add(comparison.renderOrdered(SAMPLED, Side.LEFT));
      lines.add(comparison.renderOrdered(SAMPLED, Side.RIGHT));
    }
    String sql = String.join("\n", lines) + "\n";
    Path golden = FOLDER.resolve(type + ".sql");
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, sql);
    }
    assertEquals(Files.readString(golden), sql);
  }

  /** Or the values would be counted in one sample, and those that occur once in another. */
  @ParameterizedTest
  @MethodSource("types")
  void uniquenessIsMeasuredOnOneSample(String type) {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    Dataset sample = PARTS.get(1);
    if (KEEPING.contains(type) || dialect.refusal(sample).isPresent()) {
      return;
    }
    Metric unique = new Metric.UniqueCount(NAME);
    assertTrue(dialect.capabilities().standsApart(unique));
    String sql =
        dialect
            .render(
                new SelectQuery(
                    sample, List.of(new Metric.NonNullCount(NAME), unique, new Metric.RowCount())))
            .toLowerCase(Locale.ROOT);
    assertEquals(3, sql.split("dq_rows", -1).length, sql);
  }

  @Test
  void bigQueryReadsTheLatestPartOfAPartitionedTable() {
    Dialect dialect = Dialects.forType("BigQuery").orElseThrow();
    assertEquals(
        Optional.of(TablePartitioning.ofAge("day", 1, "DAY")),
        dialect.defaultPartitioning(partitioned("TIME-UNIT", "MONTH")));
    assertEquals(
        Optional.of(TablePartitioning.ofAge("day", 1, "HOUR")),
        dialect.defaultPartitioning(partitioned("INGESTION-TIME", "HOUR")));
    assertEquals(
        Optional.of(TablePartitioning.ofRange("day", 1, 10_000)),
        dialect.defaultPartitioning(partitioned("INTEGER-RANGE", "")));
    assertEquals(Optional.empty(), dialect.defaultPartitioning(partitioned("COLUMN-VALUE", "DAY")));
  }

  @Test
  void athenaMustBeToldOfInjectedPartitions() {
    Dialect dialect = Dialects.forType("Athena").orElseThrow();
    assertEquals(Optional.empty(), dialect.defaultPartitioning(partitioned("TIME-UNIT", "DAY")));
    assertThrows(
        IllegalArgumentException.class,
        () -> dialect.defaultPartitioning(partitioned("INJECTED", "")));
  }

  private static Table partitioned(String type, String interval) {
    return Table.builder()
        .id(new UUID(0, 1))
        .name("t")
        .fullyQualifiedName(FullyQualifiedName.of("s", "db", "sch", "t"))
        .columns(List.of())
        .tablePartition(
            new TablePartition(
                Optional.of(
                    List.of(
                        new TablePartition.ByColumn(
                            "day", Optional.of(type), Optional.of(interval))))))
        .build();
  }
}
