package io.dqrun.runner.run;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.StepSummary;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.DeliveryReport;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.delivery.PipelineReporter;
import io.dqrun.runner.delivery.ResultPublisher;
import io.dqrun.runner.delivery.RunPlan;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.RunSteps;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuccessRate;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SubmissionPlan;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One run against one server. */
final class ServerRun {

  /** How long the end of a run waits for the server to take what is left. */
  private static final Duration DELIVERY_PATIENCE = Duration.ofMinutes(5);

  private final RunOptions options;
  private final Clock clock;
  private final Outbox outbox;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SkippedCase> skipped = new ArrayList<>();

  ServerRun(RunOptions options, Clock clock, Outbox outbox) {
    this.options = options;
    this.clock = clock;
    this.outbox = outbox;
  }

  /** Runs it; for one call. */
  RunResult run(WorkflowInput input, List<SkippedCase> alreadySkipped, List<Problem> warnings) {
    long start = System.nanoTime();
    problems.addAll(warnings);
    skipped.addAll(alreadySkipped);
    Workflow workflow = input.workflow();
    String runId = workflow.pipelineRunId().orElseGet(() -> UUID.randomUUID().toString());
    try (ServerSession server =
        ServerSession.open(
            workflow.workflowConfig().openMetadataServerConfig(),
            options.plainHttp(),
            options.uncheckedTls())) {
      options
          .progress()
          .accept(
              "server " + server.summary().url() + ", OpenMetadata " + server.summary().version());
      SuiteSubmitter submitter = new SuiteSubmitter(server.client(), server.catalog());
      SubmissionPlan plan = submitter.plan(workflow, options.submission());
      Submission submission = submitter.apply(plan);
      submission.changes().forEach(options.progress());
      problems.addAll(submission.problems());
      List<TestCase> runnable = runnable(submission);
      Optional<PipelineReporter> reporting =
          new StatusReporting(submitter, server, clock, problems)
              .begin(workflow, submission, runId);
      Result result = new Result();
      try {
        result = execute(server, workflow, plan, runnable, runId);
        List<StepSummary> steps = steps(result, submission);
        result.state =
            SuccessRate.state(
                steps,
                workflow.workflowConfig().successThreshold(),
                SuccessRate.FailurePolicy.RAISE);
        result.steps = steps;
      } finally {
        Result ended = result;
        reporting.ifPresent(one -> one.end(ended.state, ended.steps).ifPresent(problems::add));
      }
      problems.addAll(server.client().warnings());
      return new RunResult(
          input.file(),
          runId,
          Optional.of(server.summary()),
          Optional.of(SuiteSummaries.of(plan, submission)),
          result.state,
          inSuiteOrder(result.outcomes, submission),
          skipped,
          result.scans,
          submission.changes(),
          located(input),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** What the execution came to; the state is that of a run that broke off until it is known. */
  private static final class Result {
    private PipelineState state = PipelineState.FAILED;
    private List<StepSummary> steps = List.of();
    private List<CaseOutcome> outcomes = List.of();
    private List<ScanSummary> scans = List.of();
    private int tables;
  }

  private List<TestCase> runnable(Submission submission) {
    List<TestCase> runnable = new ArrayList<>();
    boolean submitted = submission.suite().isPresent();
    for (PlannedCase planned : submission.cases()) {
      if (submitted && planned.isRunnable()) {
        runnable.add(planned.testCase());
      } else {
        planned.problem().ifPresent(problems::add);
        skipped.add(
            new SkippedCase(
                planned.testCase().name(),
                planned.testCase().fullyQualifiedName().toString(),
                planned
                    .problem()
                    .map(Problem::message)
                    .orElseGet(() -> firstError(submission.problems()))));
      }
    }
    return runnable;
  }

  private static String firstError(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .map(Problem::message)
        .orElse("the suite is not on the server");
  }

  private Result execute(
      ServerSession server,
      Workflow workflow,
      SubmissionPlan plan,
      List<TestCase> runnable,
      String runId) {
    Result result = new Result();
    Preparation preparation = new CasePreparer(server.catalog()).prepare(runnable);
    skipped.addAll(preparation.skipped());
    problems.addAll(preparation.problems());
    result.tables = preparation.tables().size();
    RunPlan journal =
        new RunPlan(
            runId,
            server.summary().url(),
            plan.suite(),
            runnable.stream().map(one -> one.fullyQualifiedName().toString()).toList());
    ConnectionResolver connections =
        new ConnectionResolver(workflow.source().sourceConfig(), server.catalog());
    try (ResultPublisher publisher =
            ResultPublisher.open(
                outbox, journal, new ClientSink(server.client().testCaseResults()), clock);
        Databases databases = new Databases(connections, options.jobs())) {
      Execution execution =
          new Execution(databases, clock, options, outcome -> publisher.publish(List.of(outcome)));
      try {
        execution.run(preparation.tables(), options.jobs());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      DeliveryReport delivery = publisher.finish(DELIVERY_PATIENCE);
      problems.addAll(execution.problems());
      problems.addAll(delivery.problems());
      skipped.addAll(execution.skipped());
      result.outcomes = delivery.outcomes();
      result.scans = execution.scans();
      return result;
    }
  }

  private List<StepSummary> steps(Result result, Submission submission) {
    boolean suiteCreated =
        submission.changes().stream().anyMatch(change -> change.startsWith("created test suite"));
    return RunSteps.of(
        result.outcomes,
        skipped,
        result.tables,
        suiteCreated ? 1 : 0,
        submission.problems().stream()
            .filter(Problem::isError)
            .map(problem -> new StepSummary.Failure(problem.code().id(), problem.message()))
            .toList());
  }

  /** Outcomes come in the order in which tables end; people read them in that of the suite. */
  private static List<CaseOutcome> inSuiteOrder(List<CaseOutcome> outcomes, Submission submission) {
    Map<FullyQualifiedName, Integer> order = new HashMap<>();
    for (PlannedCase planned : submission.cases()) {
      order.putIfAbsent(planned.testCase().fullyQualifiedName(), order.size());
    }
    return outcomes.stream()
        .sorted(
            Comparator.comparing(
                outcome ->
                    order.getOrDefault(outcome.testCase().fullyQualifiedName(), Integer.MAX_VALUE)))
        .toList();
  }

  /** Each once, errors first, with its place in the file where it has one. */
  private List<Problem> located(WorkflowInput input) {
    return problems.stream()
        .distinct()
        .map(input::locate)
        .sorted(Comparator.comparing(Problem::severity))
        .toList();
  }
}
