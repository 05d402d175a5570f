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
import java.util.List;
import java.util.Optional;
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
  private final RunAccount account;
  private PipelineState state = PipelineState.FAILED;

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
    this.account = new RunAccount(stop);
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
    account.tell(warnings);
    account.skip(alreadySkipped);
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
      account.tell(
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
      account.tell(submission.problems());
      List<TestCase> runnable = account.runnable(submission);
      StatusPlace statuses =
          new StatusReporting(submitter, server, account.problems()).place(workflow, submission);
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
        publisher.reporter().flatMap(PipelineReporter::begin).ifPresent(account::tell);
        try {
          result = execute(server, workflow, submission, runnable, publisher);
        } finally {
          // Unless its state is told already.
          publisher
              .reporter()
              .flatMap(one -> one.end(PipelineState.FAILED, List.of()))
              .ifPresent(account::tell);
        }
      } finally {
        stop.forget(reactions);
      }
      account.tell(server.client().warnings());
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
          account.skipped(),
          result.scans(),
          submission.changes(),
          account.located(input),
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
      account.skip(preparation.skipped());
      account.tell(preparation.problems());
      account.warnOfAnEmptySuite(runnable);
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
      account.tell(execution.problems());
      account.skip(execution.skipped());
      DeliveryReport delivery =
          publisher.finish(
              options.limits().deadline().remaining(DELIVERY_PATIENCE),
              outcomes -> {
                account.skipUnfinished(runnable, outcomes);
                List<StepSummary> steps =
                    account.steps(
                        outcomes,
                        keptFor.isPresent() ? RunSteps.Kept.AS_WANTED : RunSteps.Kept.UNSENT,
                        preparation.tables().size(),
                        submission);
                state = state(workflow, steps);
                return publisher.reporter().flatMap(one -> one.end(state, steps)).stream().toList();
              });
      account.tell(delivery.problems());
      account.tell(rowProblems);
      account.tell(
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

  /** A run that was stopped is failed, however much of it had come to its end. */
  private PipelineState state(Workflow workflow, List<StepSummary> steps) {
    return stop.isRequested()
        ? PipelineState.FAILED
        : SuccessRate.state(
            steps, workflow.workflowConfig().successThreshold(), SuccessRate.FailurePolicy.RAISE);
  }
}
