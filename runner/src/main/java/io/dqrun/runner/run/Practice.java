package io.dqrun.runner.run;

import io.dqrun.entity.Column;
import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.RunListener;
import io.dqrun.runner.execute.StatementRunner;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.sql.QueryAnswer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans and judges a few tests of a table that does not exist; nobody is asked, nothing is told.
 *
 * <p>Java links code when it is first run, which takes longer than all the work of a small run. Who
 * practises on another processor, while the workflow is read and the server is asked, spares the
 * run that time.
 */
public final class Practice {

  private static final UUID ID = new UUID(0, 0);

  private static final Table TABLE =
      Table.builder()
          .id(ID)
          .name("t")
          .fullyQualifiedName(FullyQualifiedName.of("practice", "db", "sc", "t"))
          .columns(List.of(Column.of("n", "NUMBER"), Column.of("s", "VARCHAR")))
          .build();

  private static final List<TestCase> CASES =
      List.of(
          testCase("tableRowCountToBeBetween", null, "minValue", "1"),
          testCase("tableColumnCountToEqual", null, "columnCount", "2"),
          testCase("columnValuesToBeNotNull", "n"),
          testCase("columnValuesToBeBetween", "n", "minValue", "0"),
          testCase("columnValuesToBeInSet", "s", "allowedValues", "['a', 'b']"),
          testCase("columnValuesMissingCount", "s", "missingCountValue", "0"),
          testCase("columnValueLengthsToBeBetween", "s", "minLength", "1"),
          testCase("columnValueMaxToBeBetween", "n", "minValueForMaxInCol", "1"),
          testCase("columnValueMeanToBeBetween", "n", "minValueForMeanInCol", "1"),
          testCase("columnValuesSumToBeBetween", "n", "minValueForColSum", "1"),
          testCase("columnValuesToMatchRegex", "s", "regex", "^a"));

  private Practice() {}

  /** Loads what a run needs first of all; for any thread. */
  public static void prepare() {
    Dialects.types();
  }

  /** Practises; for any thread. */
  public static void run() {
    outcomes().forEach(outcome -> EncodedResult.of(outcome.result()));
  }

  static List<CaseOutcome> outcomes() {
    Dialect dialect = Dialects.forType("Postgres").orElseThrow();
    ExecutionPlan plan = new ScanPlanner().plan(TABLE, CASES, dialect.capabilities());
    int metrics = plan.scans().get(0).query().metrics().size();
    List<CaseOutcome> outcomes = new ArrayList<>();
    new PlanExecutor(dialect, Clock.systemUTC())
        .execute(plan, new Ones(metrics), new Pupil(outcomes));
    return outcomes;
  }

  private static TestCase testCase(
      String definition, @Nullable String column, String... parameters) {
    EntityLink link = new EntityLink(TABLE.fullyQualifiedName(), Optional.ofNullable(column));
    return TestCase.builder()
        .name(definition)
        .fullyQualifiedName(TestCase.fqn(link, definition))
        .entityLink(link)
        .testDefinition(EntityReference.byName("testDefinition", definition))
        .parameterValues(
            parameters.length == 0
                ? List.of()
                : List.of(new ParameterValue(parameters[0], parameters[1])))
        .build();
  }

  /** A database in which everything is 1. */
  private record Ones(int metrics) implements StatementRunner {

    @Override
    public List<@Nullable Object> firstRow(String sql) {
      return Collections.nCopies(metrics, 1L);
    }

    @Override
    public QueryAnswer query(String sql) {
      return new QueryAnswer(1, firstRow(sql));
    }

    @Override
    public void forEachRow(String sql, Consumer<List<@Nullable Object>> rows) {
      rows.accept(firstRow(sql));
    }
  }

  private record Pupil(List<CaseOutcome> outcomes) implements RunListener {

    @Override
    public void caseFinished(CaseOutcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void tableFinished(ScanSummary summary) {}
  }
}
