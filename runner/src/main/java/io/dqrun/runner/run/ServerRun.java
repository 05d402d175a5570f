package io.dqrun.runner.run;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.StepSummary;
import io.dqrun.entity.TestCase;
import io.dqrun.pack.FrozenList;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.DeliveryReport;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.delivery.PipelineReporter;
import io.dqrun.runner.delivery.ResultPublisher;
import io.dqrun.runner.delivery.RunPlan;
import io.dqrun.runner.delivery.StatusPlace;
import io.dqrun.runner.result.Outcomes;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run against one server. */
final class ServerRun {

  /** How long the end of a run waits for the server to take what is left. */
  private static final Duration DELIVERY_PATIENCE = Duration.ofMinutes(5);

  /** How long delivery may take, from the moment at which the run is stopped. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

  private final RunOptions options;
  private final Clock clock;
  private final Outbox outbox;
  private final Stop stop;
  private final Optional<String> keptFor;
  private final Gathering.Member member;
  private final List<Runnable> reactions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<SkippedCase> skipped = new ArrayList<>();
  private PipelineState state = PipelineState.FAILED;

  /** How many of the skipped cases are not among the runnable ones. */
  private int unfit;

  ServerRun(RunOptions options, Clock clock, Outbox outbox, Stop stop, Gathering.Member member) {
    this(options, clock, outbox, stop, member, Optional.empty());
  }

  /**
   * A run against a stand-in.
   *
   * @param keptFor the address of the server that the results are kept for in the outbox
   */
  ServerRun(
      RunOptions options,
      Clock clock,
      Outbox outbox,
      Stop stop,
      Gathering.Member member,
      Optional<String> keptFor) {
    this.keptFor = keptFor;
    this.member = member;
    this.stop = stop;
    this.options = options;
    this.clock = clock;
    this.outbox = outbox;
  }

  /** Runs it; for one call. */
  RunResult run(WorkflowInput input, List<SkippedCase> alreadySkipped, List<Problem> warnings) {
    checkNotStopped();
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
      problems.addAll(
          new OutboxRoom(outbox, options.limits().outboxBytes(), clock)
              .ensure(server, options.limits().deadline().remainingForTests(DELIVERY_PATIENCE)));
      SuiteSubmitter submitter = new SuiteSubmitter(server.client(), server.catalog());
      checkNotStopped();
      ReadAhead ahead = new ReadAhead(server.catalog(), workflow.source().sourceConfig());
      ahead.start(workflow);
      SubmissionPlan plan = submitter.plan(workflow, options.submission());
      checkNotStopped();
      if (workflow.processor().testCases().isEmpty()) {
        ahead.start(FrozenList.map(plan.cases(), PlannedCase::testCase));
      }
      Submission submission = submitter.apply(plan);
      submission.changes().forEach(options.progress());
      problems.addAll(submission.problems());
      List<TestCase> runnable = runnable(submission);
      unfit = skipped.size();
      StatusPlace statuses =
          new StatusReporting(submitter, server, problems).place(workflow, submission);
      RunPlan journal =
          new RunPlan(
              runId,
              keptFor.orElseGet(() -> server.summary().url()),
              plan.suite(),
              FrozenList.map(runnable, one -> one.fullyQualifiedName().toString()),
              keptFor.isPresent() ? RunPlan.Contact.OFFLINE : RunPlan.Contact.ONLINE);
      Result result;
      try (ResultPublisher publisher =
          keptFor.isPresent()
              ? ResultPublisher.keep(outbox, journal, statuses, clock)
              : ResultPublisher.open(
                  outbox,
                  journal,
                  new ClientSink(server.client().testCaseResults()),
                  statuses,
                  clock)) {
        onStop(() -> publisher.hurry(STOP_PATIENCE));
        publisher.reporter().flatMap(PipelineReporter::begin).ifPresent(problems::add);
        try {
          result = execute(server, workflow, submission, runnable, publisher);
        } finally {
          // Unless its state is told already.
          publisher
              .reporter()
              .flatMap(one -> one.end(PipelineState.FAILED, List.of()))
              .ifPresent(problems::add);
        }
      } finally {
        stop.forget(reactions);
      }
      problems.addAll(server.client().warnings());
      return new RunResult(
          input.file(),
          runId,
          Optional.of(server.summary()),
          Optional.of(SuiteSummaries.of(plan, submission)),
          result.state(),
          result
              .outcomes()
              .inOrderOf(
                  FrozenList.map(submission.cases(), one -> one.testCase().fullyQualifiedName())),
          skipped,
          result.scans(),
          submission.changes(),
          located(input),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** What the execution came to. */
  private record Result(PipelineState state, Outcomes outcomes, List<ScanSummary> scans) {}

  private void onStop(Runnable reaction) {
    reactions.add(reaction);
    stop.onRequest(reaction);
  }

  private void checkNotStopped() {
    if (stop.isRequested()) {
      throw new DqException(
          Problem.error(ProblemCode.RUN_STOPPED, "the run was stopped before its first test"));
    }
  }

  private List<TestCase> runnable(Submission submission) {
    if (submission.suite().isPresent() && submission.untouched().isPresent()) {
      return submission.untouched().get();
    }
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

  /** Else a run would be good that has tested nothing, and say no word. */
  private void warnOfAnEmptySuite(List<TestCase> runnable) {
    boolean told =
        problems.stream()
            .anyMatch(problem -> problem.isError() || problem.code() == ProblemCode.NOTHING_TO_RUN);
    if (runnable.isEmpty() && skipped.isEmpty() && !told) {
      problems.add(
          Problem.warning(
                  ProblemCode.NOTHING_TO_RUN,
                  "the suite has no test cases, so that nothing is tested")
              .withHint("write testCases into the workflow, or create them on the server"));
    }
  }

  private Result execute(
      ServerSession server,
      Workflow workflow,
      Submission submission,
      List<TestCase> runnable,
      ResultPublisher publisher) {
    ConnectionResolver connections =
        new ConnectionResolver(workflow.source().sourceConfig(), server.catalog());
    try (Databases databases = new Databases(connections, options.jobs())) {
      onStop(databases::cancel);
      runnable.stream().limit(1).forEach(one -> databases.approach(one.entityLink().table()));
      Preparation preparation = new CasePreparer(server.catalog()).prepare(runnable);
      skipped.addAll(preparation.skipped());
      problems.addAll(preparation.problems());
      warnOfAnEmptySuite(runnable);
      List<Problem> rowProblems = Collections.synchronizedList(new ArrayList<>());
      FailedRowsCollector failedRows =
          new FailedRowsCollector(
              options.rows().failedRows(), server.client().tables()::findTags, rowProblems::add);
      Execution execution =
          new Execution(
              databases,
              new TablePlanner(
                  databases,
                  new DatasetResolver(server.catalog(), workflow.source().sourceConfig()),
                  new KnownChecks(server.catalog(), options.rows().places()),
                  options.compatibility()),
              failedRows,
              clock,
              options,
              stop,
              outcome -> publisher.publish(List.of(outcome)));
      try {
        member.execute(execution, preparation.tables());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      problems.addAll(execution.problems());
      skipped.addAll(execution.skipped());
      DeliveryReport delivery =
          publisher.finish(
              options.limits().deadline().remaining(DELIVERY_PATIENCE),
              outcomes -> {
                skipUnfinished(runnable, outcomes);
                List<StepSummary> steps = steps(outcomes, preparation.tables().size(), submission);
                state = state(workflow, steps);
                return publisher.reporter().flatMap(one -> one.end(state, steps)).stream().toList();
              });
      problems.addAll(delivery.problems());
      problems.addAll(rowProblems);
      problems.addAll(
          new FailedRowsDelivery(
                  server.client().testCases(),
                  options.progress(),
                  () ->
                      stop.isRequested()
                          || options.limits().deadline().remaining(DELIVERY_PATIENCE).isZero())
              .send(delivery.delivered(), failedRows.take()));
      return new Result(state, delivery.delivered(), execution.scans());
    }
  }

  /** Names the cases that a stopped run did not come to. */
  private void skipUnfinished(List<TestCase> runnable, Outcomes outcomes) {
    if (!stop.isRequested() && outcomes.size() + skipped.size() - unfit >= runnable.size()) {
      return;
    }
    Set<String> known = new HashSet<>();
    skipped.forEach(one -> known.add(one.fqn()));
    outcomes.forEach(one -> known.add(one.testCase().fullyQualifiedName().toString()));
    int before = skipped.size();
    for (TestCase testCase : runnable) {
      String fqn = testCase.fullyQualifiedName().toString();
      if (known.add(fqn)) {
        skipped.add(new SkippedCase(testCase.name(), fqn, Stop.REASON));
      }
    }
    int unfinished = skipped.size() - before;
    if (unfinished > 0) {
      problems.add(
          Problem.error(
              ProblemCode.RUN_STOPPED,
              "the run was stopped before %d of its %d tests were finished"
                  .formatted(unfinished, runnable.size())));
    }
  }

  /** A run that was stopped is failed, however much of it had come to its end. */
  private PipelineState state(Workflow workflow, List<StepSummary> steps) {
    return stop.isRequested()
        ? PipelineState.FAILED
        : SuccessRate.state(
            steps, workflow.workflowConfig().successThreshold(), SuccessRate.FailurePolicy.RAISE);
  }

  private List<StepSummary> steps(Outcomes outcomes, int tables, Submission submission) {
    boolean suiteCreated =
        submission.changes().stream().anyMatch(change -> change.startsWith("created test suite"));
    List<StepSummary> steps =
        new ArrayList<>(
            RunSteps.of(
                outcomes,
                keptFor.isPresent() ? RunSteps.Kept.AS_WANTED : RunSteps.Kept.UNSENT,
                skipped,
                tables,
                suiteCreated ? 1 : 0,
                submission.problems().stream()
                    .filter(Problem::isError)
                    .map(problem -> new StepSummary.Failure(problem.code().id(), problem.message()))
                    .toList()));
    if (stop.isRequested()) {
      steps.add(StepSummary.ofRun("the run was stopped before its end"));
    }
    return steps;
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
