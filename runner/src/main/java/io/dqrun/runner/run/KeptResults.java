package io.dqrun.runner.run;

import io.dqrun.client.PlainHttp;
import io.dqrun.client.UncheckedTls;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.DeliveryReport;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.delivery.OutboxDrain;
import io.dqrun.runner.result.FlushResult;
import io.dqrun.runner.result.OutboxContents;
import io.dqrun.runner.result.QueuedRun;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SubmitOptions;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The results that are kept on this machine: to look at, to send, to give up. */
public final class KeptResults {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Outbox outbox;
  private final Clock clock;

  /** What is kept in a state folder. */
  public KeptResults(Path stateDir) {
    this.clock = Clock.systemUTC();
    this.outbox = new Outbox(stateDir, clock);
  }

  /**
   * Everything that is kept.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the folder cannot be read
   */
  public OutboxContents contents() {
    return outbox.contents();
  }

  /**
   * Deletes what is kept of a run.
   *
   * @return what is gone; nothing if there is no such run, or it is alive, or another version of
   *     the program wrote it
   */
  public OutboxContents drop(String runId) {
    return outbox.drop(runId);
  }

  /**
   * Sends what waits for a server, oldest first. The outbox knows no token; the connection does.
   * The server is not contacted if nothing waits for it.
   *
   * <p>Where offline runs left something, the server first gets what it lacks of the suites, cases
   * and pipelines of the workflows, as by a run of them.
   *
   * @param workflows of this server
   * @return what became of the results; a server that cannot be used is one of the problems
   */
  public FlushResult flush(
      ServerConnection connection,
      List<Workflow> workflows,
      PlainHttp plainHttp,
      UncheckedTls uncheckedTls) {
    String address = Outbox.address(connection.hostPort());
    List<QueuedRun> left = outbox.leftFor(connection.hostPort());
    if (left.isEmpty()) {
      return new FlushResult(address, 0, 0, 0, List.of());
    }
    try (ServerSession server = ServerSession.open(connection, plainHttp, uncheckedTls)) {
      Set<String> known = new HashSet<>();
      List<Problem> problems = new ArrayList<>();
      if (outbox.holdsOfflineRuns(connection.hostPort())) {
        workflows.forEach(workflow -> known.addAll(submit(workflow, server, problems)));
      }
      DeliveryReport report =
          new OutboxDrain(
                  outbox,
                  new ClientSink(server.client().testCaseResults()),
                  new ClientStatuses(server.client().ingestionPipelines()),
                  clock)
              .drain(server.summary().url(), PATIENCE, known);
      problems.addAll(report.problems());
      DeliveryReport.LeftOvers counts = report.leftOvers();
      return new FlushResult(
          address, counts.delivered(), counts.queued(), counts.rejected(), problems);
    } catch (DqException e) {
      List<Problem> problems = e.problems();
      int waiting = left.stream().mapToInt(run -> run.results().size()).sum();
      return new FlushResult(address, 0, waiting, 0, problems);
    }
  }

  /**
   * Sees to it that the server has suite, cases and pipeline of a workflow.
   *
   * @return the FQNs of the cases that it has, and of the pipeline
   */
  private static Set<String> submit(
      Workflow workflow, ServerSession server, List<Problem> problems) {
    Set<String> known = new HashSet<>();
    try {
      SuiteSubmitter submitter = new SuiteSubmitter(server.client(), server.catalog());
      Submission submission = submitter.apply(submitter.plan(workflow, SubmitOptions.DEFAULT));
      problems.addAll(submission.problems());
      for (PlannedCase planned : submission.cases()) {
        if (submission.suite().isPresent() && planned.isRunnable()) {
          known.add(planned.testCase().fullyQualifiedName().toString());
        } else {
          planned.problem().ifPresent(problems::add);
        }
      }
      new StatusReporting(submitter, server, problems)
          .place(workflow, submission)
          .pipeline()
          .ifPresent(known::add);
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    return known;
  }
}
