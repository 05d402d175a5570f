package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.testing.TestEntities;
import io.dqrun.workflow.TestSuitePipeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetResolverTest {

  private static final Table TABLE =
      TestEntities.table(
          "t",
          Column.of("n", "INT"),
          Column.of("s", "VARCHAR"),
          Column.of("d", "DATE"),
          Column.of("w", "TIMESTAMP"));

  private final KnownCatalog catalog = new KnownCatalog();

  private DatasetResolver.Resolved resolve(Table table, double ofWorkflow) {
    return new DatasetResolver(
            catalog, TestSuitePipeline.builder().profileSample(ofWorkflow).build())
        .resolve(table, Dialects.forType("Postgres").orElseThrow());
  }

  private static Table with(TableProfilerConfig config) {
    Table.Builder builder = Table.builder();
    builder.from(TABLE).tableProfilerConfig(config);
    return builder.build();
  }

  private static String sql(DatasetResolver.Resolved resolved) {
    return Dialects.forType("Postgres").orElseThrow().renderProbe(resolved.dataset());
  }

  @Test
  void everyKindOfPartitionIsACondition() {
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE \"n\" IN (1, 2)) SELECT 1 FROM"
            + " \"dq_rows\" WHERE 1 = 0",
        sql(partition(TablePartitioning.ofValues("n", List.of("1", " 2 ")))));
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE \"s\" IN ('it''s', '2')) SELECT 1"
            + " FROM \"dq_rows\" WHERE 1 = 0",
        sql(partition(TablePartitioning.ofValues("s", List.of("it's", "2")))));
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE (\"n\" >= 1) AND (\"n\" <= 9))"
            + " SELECT 1 FROM \"dq_rows\" WHERE 1 = 0",
        sql(partition(TablePartitioning.ofRange("n", 1, 9))));
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE \"d\" >= CAST(CURRENT_DATE -"
            + " INTERVAL '2' MONTH AS DATE)) SELECT 1 FROM \"dq_rows\" WHERE 1 = 0",
        sql(partition(TablePartitioning.ofAge("d", 2, "month"))));
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE \"w\" >= CAST(CURRENT_TIMESTAMP -"
            + " INTERVAL '36' HOUR AS TIMESTAMP)) SELECT 1 FROM \"dq_rows\" WHERE 1 = 0",
        sql(partition(TablePartitioning.ofAge("w", 36, "HOUR"))));
    assertEquals(
        "WITH \"dq_rows\" AS (SELECT * FROM \"sch\".\"t\" WHERE \"_PARTITIONDATE\" >="
            + " CAST(CURRENT_DATE - INTERVAL '1' DAY AS DATE)) SELECT 1 FROM \"dq_rows\" WHERE 1 ="
            + " 0",
        sql(partition(TablePartitioning.ofAge("_PARTITIONDATE", 1, "DAY"))));
  }

  private DatasetResolver.Resolved partition(TablePartitioning partitioning) {
    return resolve(with(TableProfilerConfig.ofPartitioning(partitioning)), 0);
  }

  private String unusable(TablePartitioning partitioning) {
    return assertInstanceOf(Dataset.Unusable.class, partition(partitioning).dataset())
        .reason()
        .replace("the profiler settings of the table make no sense: ", "");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals(
        "there are no partitionValues", unusable(TablePartitioning.ofValues("n", List.of())));
    assertEquals(
        "a value to partition the column n by is no number",
        unusable(TablePartitioning.ofValues("n", List.of("secret"))));
    assertEquals(
        "the table has no column N to partition by",
        unusable(TablePartitioning.ofRange("N", 1, 2)));
    assertEquals(
        "partitionIntervalUnit is none of HOUR, DAY, MONTH, YEAR",
        unusable(TablePartitioning.ofAge("d", 1, "WEEK")));
  }

  @Test
  void aPartitionThatIsSwitchedOffIsToldAndLeftOut() {
    DatasetResolver.Resolved resolved = partition(TablePartitioning.ofRange("n", 1, 2).disabled());
    assertEquals(TestEntities.whole(TABLE), resolved.dataset());
    assertEquals(
        List.of(Severity.WARNING), resolved.problems().stream().map(Problem::severity).toList());
  }

  @Test
  void aSampleIsTakenOfThePartition() {
    Dataset.Sampled sampled =
        assertInstanceOf(
            Dataset.Sampled.class,
            resolve(
                    with(TableProfilerConfig.ofPartitioning(TablePartitioning.ofRange("n", 1, 2))),
                    25)
                .dataset());
    assertEquals("25", sampled.sample().sizeText());
    assertEquals(true, sampled.condition().isPresent());
  }

  @Test
  void viewsHaveNoMethodOfSampling() {
    TableProfilerConfig config =
        new TableProfilerConfig(
            Optional.of(5.0),
            Optional.empty(),
            Optional.of("SYSTEM"),
            Optional.empty(),
            Optional.empty());
    Table.Builder view = Table.builder();
    view.from(with(config)).tableType("MaterializedView");
    assertEquals(Optional.of(Sample.Method.SYSTEM), method(with(config)));
    assertEquals(Optional.empty(), method(view.build()));
  }

  private Optional<Sample.Method> method(Table table) {
    return assertInstanceOf(Dataset.Sampled.class, resolve(table, 0).dataset()).sample().method();
  }

  @Test
  void aServerThatWillNotTellCostsNoTest() {
    Table.Builder closed = Table.builder();
    closed
        .from(TABLE)
        .fullyQualifiedName(io.dqrun.entity.FullyQualifiedName.of("svc", "closed", "sch", "t"));
    DatasetResolver.Resolved resolved = resolve(closed.build(), 10);
    assertInstanceOf(Dataset.Sampled.class, resolved.dataset(), "by the workflow");
    assertEquals(2, resolved.problems().size(), "of the schema, of the database");
    assertEquals(Severity.WARNING, resolved.problems().get(0).severity());
  }
}
