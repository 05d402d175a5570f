package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.result.RunResult;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/** Runs workflows, from the file's content to delivered results. */
public final class WorkflowRun {

  private final RunOptions options;
  private final Clock clock;
  private final Outbox outbox;
  private final Stop stop = new Stop();

  /** A run with the system's clock. */
  public WorkflowRun(RunOptions options) {
    this(options, Clock.systemUTC());
  }

  WorkflowRun(RunOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.outbox = new Outbox(options.stateDir(), clock);
  }

  /** Loads what a run needs first of all, which it would otherwise do when it is needed. */
  public static void prepare() {
    Dialects.types();
  }

  /**
   * Ends a run that another thread does, and lets no other start: no statement is started any more,
   * running ones are cancelled on the database, and what was finished is delivered within some
   * seconds, or kept for the next run. Returns at once; for any thread.
   */
  public void stop() {
    stop.request();
  }

  /**
   * Runs a workflow that was made in code.
   *
   * @throws io.dqrun.problem.DqException if a connection of the workflow cannot be right, the
   *     server cannot be used, or the journal cannot be made; nothing was executed then
   */
  public RunResult run(Workflow workflow) {
    return run(WorkflowInput.of(workflow), Optional.empty(), List.of());
  }

  /**
   * Runs a workflow. Whatever happens after the server was found to work is part of the result.
   *
   * @param input a workflow without errors
   * @param content the logical suite for the stand-in; not with {@link ServerMode#CONFIGURED}
   * @param warnings what is already known about the file
   * @throws io.dqrun.problem.DqException if a connection of the workflow cannot be right, the
   *     server cannot be used, or the journal cannot be made; nothing was executed then
   */
  public RunResult run(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    return run(new WorkflowRequest(input, content, warnings), Gathering.alone());
  }

  /**
   * Runs workflows of one call, all of them prepared before the first test. Tests of the same rows
   * share statements, whichever workflow they belong to; otherwise each is run as by {@link
   * #run(WorkflowInput, Optional, List)}, in their order.
   *
   * @param refused makes a result of what {@code run} would throw
   * @return their results, in their order
   */
  public List<RunResult> run(
      List<WorkflowRequest> requests, BiFunction<WorkflowRequest, DqException, RunResult> refused) {
    Gathering gathering = new Gathering(requests.size());
    List<CompletableFuture<RunResult>> results = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      WorkflowRequest request = requests.get(i);
      Gathering.Member member = gathering.member(i);
      CompletableFuture<RunResult> result = new CompletableFuture<>();
      results.add(result);
      if (requests.size() == 1) {
        run(request, member, refused, result);
        continue;
      }
      Thread thread = new Thread(() -> run(request, member, refused, result), "dq-run-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
      gathering.awaitPrepared(member);
    }
    return results.stream().map(WorkflowRun::result).toList();
  }

  private void run(
      WorkflowRequest request,
      Gathering.Member member,
      BiFunction<WorkflowRequest, DqException, RunResult> refused,
      CompletableFuture<RunResult> result) {
    try {
      result.complete(run(request, member));
    } catch (DqException e) {
      result.complete(refused.apply(request, e));
    } catch (Throwable e) {
      // It belongs to the caller's thread.
      result.completeExceptionally(e);
    } finally {
      member.leave();
    }
  }

  private static RunResult result(CompletableFuture<RunResult> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private RunResult run(WorkflowRequest request, Gathering.Member member) {
    WorkflowInput input = request.input();
    FileConnections.check(input.workflow());
    return switch (options.server()) {
      case CONFIGURED ->
          new SuiteTurn(options, clock, stop, member)
              .take(
                  input,
                  () ->
                      new ServerRun(options, clock, outbox, stop, member)
                          .run(input, List.of(), request.warnings()));
      case SANDBOX -> withStandIn(request, member);
      case OFFLINE ->
          new OfflineRun(options, clock, stop, outbox, member)
              .run(input, request.content(), request.warnings());
    };
  }

  private RunResult withStandIn(WorkflowRequest request, Gathering.Member member) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return StandInRun.run(
          request.input(),
          request.content(),
          request.warnings(),
          new ServerRun(options, clock, new Outbox(scratch.path(), clock), stop, member));
    }
  }
}
