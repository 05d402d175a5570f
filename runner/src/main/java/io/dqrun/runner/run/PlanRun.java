package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.PlannedStatement;
import io.dqrun.runner.result.PlanResult;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.SubmissionPlan;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out what a run would do: it asks the server, writes nothing, and opens no database. */
final class PlanRun {

  private final RunOptions options;

  PlanRun(RunOptions options) {
    this.options = options;
  }

  PlanResult plan(WorkflowInput input, List<SkippedCase> alreadySkipped, List<Problem> warnings) {
    Workflow workflow = input.workflow();
    Set<Problem> problems = new LinkedHashSet<>(warnings);
    List<SkippedCase> skipped = new ArrayList<>(alreadySkipped);
    try (ServerSession server =
        ServerSession.open(
            workflow.workflowConfig().openMetadataServerConfig(),
            options.plainHttp(),
            options.uncheckedTls())) {
      SuiteInspection inspection = SuiteInspection.of(server, workflow, options.submission());
      SubmissionPlan plan = inspection.plan();
      problems.addAll(inspection.problems());
      skipped.addAll(inspection.skipped());
      List<PlanResult.PlannedSql> statements = new ArrayList<>();
      ConnectionResolver connections =
          new ConnectionResolver(workflow.source().sourceConfig(), server.catalog());
      DatasetResolver datasets =
          new DatasetResolver(server.catalog(), workflow.source().sourceConfig());
      try (Databases databases = new Databases(connections, options.jobs())) {
        TablePlanner planner =
            new TablePlanner(
                databases,
                datasets,
                new KnownChecks(server.catalog(), options.rows().places()),
                options.compatibility());
        for (PreparedTable table : inspection.tables()) {
          try {
            TablePlans plans = planner.plan(table);
            problems.addAll(plans.problems());
            PlanExecutor executor = executor(databases, table);
            statements.addAll(shown(executor.explain(plans.own())));
            for (TablePlans.Across across : plans.across()) {
              try {
                Database other = databases.of(across.other());
                statements.addAll(shown(executor.explain(across.plan(), other.dialect())));
              } catch (DqException e) {
                problems.addAll(e.problems());
                skipped.add(SuiteInspection.skipped(across.testCase(), text(e)));
              }
            }
          } catch (DqException e) {
            problems.addAll(e.problems());
            table.cases().forEach(one -> skipped.add(SuiteInspection.skipped(one, text(e))));
          }
        }
      }
      problems.addAll(server.client().warnings());
      return new PlanResult(
          input.file(),
          Optional.of(server.summary()),
          Optional.of(new SuiteSummary(plan.suite(), plan.type())),
          plan.action().name().toLowerCase(Locale.ROOT),
          plan.cases().stream().filter(PlannedCase::isRunnable).map(PlanRun::test).toList(),
          statements,
          skipped,
          problems.stream()
              .map(input::locate)
              .sorted(Comparator.comparing(Problem::severity))
              .toList());
    }
  }

  private static String text(DqException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static PlanExecutor executor(Databases databases, PreparedTable table) {
    return new PlanExecutor(databases.of(table.table()).dialect(), Clock.systemUTC());
  }

  private static List<PlanResult.PlannedSql> shown(List<PlannedStatement> planned) {
    return planned.stream()
        .map(
            statement ->
                new PlanResult.PlannedSql(
                    statement.table().serviceName(),
                    statement.table().fullyQualifiedName().toString(),
                    statement.sql(),
                    statement.cases().stream()
                        .map(one -> one.fullyQualifiedName().toString())
                        .toList()))
        .toList();
  }

  private static PlanResult.PlannedTest test(PlannedCase planned) {
    TestCase testCase = planned.testCase();
    return new PlanResult.PlannedTest(
        testCase.name(),
        testCase.fullyQualifiedName().toString(),
        testCase.definitionName().orElse(""),
        planned.action().name().toLowerCase(Locale.ROOT));
  }
}
