package io.dqrun.runner.run;

import io.dqrun.client.StoredStatus;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.SubmitResult;
import io.dqrun.runner.result.SuiteSummary;
import io.dqrun.submit.Action;
import io.dqrun.submit.IngestionPipelines;
import io.dqrun.submit.IngestionRuns;
import io.dqrun.submit.PreparedPipeline;
import io.dqrun.submit.StartedRun;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SubmissionPlan;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets the server's own ingestion run a workflow's suite: suite and cases as for a run from here,
 * then its pipeline is put, deployed, triggered and followed. For one workflow.
 */
public final class IngestionRun {

  private final RunOptions options;
  private final IngestionOptions ingestion;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();

  /** A run with these options. */
  public IngestionRun(RunOptions options, IngestionOptions ingestion) {
    this.options = options;
    this.ingestion = ingestion;
  }

  /**
   * Submits a workflow. What the server refuses after it was found to work is part of the result.
   *
   * @param input a workflow without errors
   * @param warnings what is already known about the file
   * @throws DqException if the server cannot be used
   */
  public SubmitResult submit(WorkflowInput input, List<Problem> warnings) {
    problems.addAll(warnings);
    Workflow workflow = input.workflow();
    try (ServerSession server = open(workflow)) {
      SuiteSubmitter submitter = new SuiteSubmitter(server.client(), server.catalog());
      SubmissionPlan plan = submitter.plan(workflow, options.submission());
      Submission submission = submitter.apply(plan);
      submission.changes().forEach(this::changed);
      problems.addAll(submission.problems());
      submission.cases().forEach(one -> one.problem().ifPresent(problems::add));
      problems.addAll(StoredConnections.missing(server, workflow, submission.cases()));
      Outcome outcome =
          submission
              .suite()
              .map(suite -> run(server, workflow, suite, submission))
              .orElse(Outcome.NONE);
      problems.addAll(server.client().warnings());
      return result(input, server, SuiteSummaries.of(plan, submission), outcome);
    }
  }

  private ServerSession open(Workflow workflow) {
    return ServerSession.open(
        workflow.workflowConfig().openMetadataServerConfig(),
        options.plainHttp(),
        options.uncheckedTls());
  }

  /** How far it came. */
  private record Outcome(
      Optional<IngestionPipeline> pipeline,
      Optional<SubmitResult.Run> run,
      Optional<SubmitResult.Tests> tests) {

    private static final Outcome NONE =
        new Outcome(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Outcome run(
      ServerSession server, Workflow workflow, TestSuite suite, Submission submission) {
    Outcome outcome = Outcome.NONE;
    try {
      PreparedPipeline prepared =
          new IngestionPipelines(server.client()).put(workflow, suite, ingestion.schedule());
      IngestionPipeline pipeline = prepared.pipeline();
      changed(
          (prepared.action() == Action.CREATE ? "created" : "updated")
              + " pipeline "
              + pipeline.fullyQualifiedName());
      outcome = new Outcome(Optional.of(pipeline), Optional.empty(), Optional.empty());
      IngestionRuns runs = new IngestionRuns(server.client());
      runs.deploy(pipeline);
      options.progress().accept("deployed pipeline " + pipeline.fullyQualifiedName());
      StartedRun started =
          runs.trigger(pipeline, IngestionRuns.TRIGGER_PATIENCE, options.progress());
      options.progress().accept("triggered a run");
      outcome = new Outcome(outcome.pipeline(), Optional.of(triggered()), Optional.empty());
      if (ingestion.patience().isPresent()) {
        ingestion.waiting().accept(pipeline.fullyQualifiedName().toString());
        outcome = follow(server, runs, started, outcome, suite, submission);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    return outcome;
  }

  private static SubmitResult.Run triggered() {
    return new SubmitResult.Run(
        Optional.empty(), "triggered", Optional.empty(), Optional.empty(), List.of());
  }

  private Outcome follow(
      ServerSession server,
      IngestionRuns runs,
      StartedRun started,
      Outcome outcome,
      TestSuite suite,
      Submission submission)
      throws InterruptedException {
    Duration limit = ingestion.patience().orElse(Duration.ZERO);
    Optional<StoredStatus> status =
        runs.follow(started, limit, state -> options.progress().accept("the run is " + state));
    if (status.isEmpty()) {
      problems.add(stuck("the server has not told of the run", limit, Optional.empty()));
      return outcome;
    }
    SubmitResult.Run run = run(status.get());
    if (!status.get().isOver()) {
      problems.add(stuck("the run is still " + run.state(), limit, run.runId()));
      return new Outcome(outcome.pipeline(), Optional.of(run), Optional.empty());
    }
    if (!run.state().equals("success")) {
      problems.add(ended(run));
    }
    SubmitResult.Tests tests = FollowedTests.of(server, suite, submission, status.get());
    if (tests.withoutResult() > 0) {
      problems.add(
          Problem.warning(
              ProblemCode.PIPELINE_RUN_FAILED,
              "%d of %d test cases have no result from this run"
                  .formatted(tests.withoutResult(), tests.planned())));
    }
    return new Outcome(outcome.pipeline(), Optional.of(run), Optional.of(tests));
  }

  private static SubmitResult.Run run(StoredStatus status) {
    boolean queued = status.pipelineState().equals("queued");
    return new SubmitResult.Run(
        // What waits has only a name of the pipeline service's own.
        queued ? Optional.empty() : Optional.of(status.runId()),
        status.pipelineState(),
        status.startDate() > 0 ? Optional.of(status.startDate()) : Optional.empty(),
        status.endDate(),
        IngestionRuns.steps(status));
  }

  private static Problem stuck(String what, Duration limit, Optional<String> runId) {
    return Problem.error(
            ProblemCode.PIPELINE_RUN_STUCK, what + " after " + seconds(limit) + " seconds")
        .withHint(
            runId
                .map(
                    id ->
                        "if it is dead, close it with dq-run submit --resolve "
                            + id
                            + " and the workflow; if it is slow, allow it a longer --timeout")
                .orElse("look at the pipeline service; it may be busy with other runs"));
  }

  private static long seconds(Duration limit) {
    return Math.max(1, limit.toSeconds());
  }

  private static Problem ended(SubmitResult.Run run) {
    String reason =
        run.steps().stream()
            .flatMap(step -> step.failures().stream())
            .findFirst()
            .map(failure -> ": " + failure.name() + ": " + failure.error())
            .orElse("");
    return Problem.error(
            ProblemCode.PIPELINE_RUN_FAILED, "the server's run ended as " + run.state() + reason)
        .withPath(run.runId().orElse(""))
        .withHint("the pipeline's log in OpenMetadata tells more");
  }

  /**
   * Puts an end to a run that stays running although nothing runs it. Nothing else is changed.
   *
   * @param input the workflow that the run belongs to, without errors
   * @param warnings what is already known about the file
   * @throws DqException if the server cannot be used
   */
  public SubmitResult resolve(WorkflowInput input, String runId, List<Problem> warnings) {
    problems.addAll(warnings);
    Workflow workflow = input.workflow();
    try (ServerSession server = open(workflow)) {
      SubmissionPlan plan =
          new SuiteSubmitter(server.client(), server.catalog())
              .plan(workflow, options.submission());
      Optional<IngestionPipeline> pipeline =
          new IngestionPipelines(server.client()).find(workflow, plan.suite());
      Optional<SubmitResult.Run> run = Optional.empty();
      if (pipeline.isEmpty()) {
        problems.add(
            unknown(
                "the server has no pipeline " + IngestionPipelines.name(workflow, plan.suite()),
                "name the workflow that the run belongs to"));
      } else {
        run = close(server, pipeline.get().fullyQualifiedName(), runId);
      }
      return result(
          input,
          server,
          new SuiteSummary(plan.suite(), plan.type()),
          new Outcome(pipeline, run, Optional.empty()));
    }
  }

  private Optional<SubmitResult.Run> close(
      ServerSession server, FullyQualifiedName pipeline, String runId) {
    IngestionRuns runs = new IngestionRuns(server.client());
    Optional<StoredStatus> before = runs.resolve(pipeline, runId);
    if (before.isEmpty()) {
      Optional<StoredStatus> latest =
          server.client().ingestionPipelines().findLatestStatus(pipeline);
      problems.add(
          unknown(
              "the pipeline " + pipeline + " has no run '" + runId + "'",
              latest
                  .map(one -> "its latest is " + one.runId() + ", " + one.pipelineState())
                  .orElse("it has no run at all")));
      return Optional.empty();
    }
    if (!before.get().isOver()) {
      changed("closed run " + runId + ", which was " + before.get().pipelineState());
    }
    return server.client().ingestionPipelines().findStatus(pipeline, runId).map(IngestionRun::run);
  }

  private static Problem unknown(String message, String hint) {
    return Problem.error(ProblemCode.PIPELINE_RUN_NOT_FOUND, message).withHint(hint);
  }

  private void changed(String sentence) {
    changes.add(sentence);
    options.progress().accept(sentence);
  }

  private SubmitResult result(
      WorkflowInput input, ServerSession server, SuiteSummary suite, Outcome outcome) {
    return new SubmitResult(
        input.file(),
        Optional.of(server.summary()),
        Optional.of(suite),
        outcome
            .pipeline()
            .map(
                one ->
                    new SubmitResult.Pipeline(one.fullyQualifiedName().toString(), one.schedule())),
        outcome.run(),
        outcome.tests(),
        changes,
        problems.stream()
            .distinct()
            .map(input::locate)
            .sorted(Comparator.comparing(Problem::severity))
            .toList());
  }
}
