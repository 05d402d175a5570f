package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SuiteSummary;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a workflow without any server. Its results are kept in the outbox for the server that the
 * workflow names, as if that had not answered.
 */
record OfflineRun(
    RunOptions options, Clock clock, Stop stop, Outbox outbox, Gathering.Member member) {

  RunResult run(WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    String server = input.workflow().workflowConfig().openMetadataServerConfig().hostPort();
    return isAddress(server)
        ? keeping(server, input, content, warnings)
        : forReportsOnly(input, content, warnings);
  }

  private RunResult keeping(
      String server,
      WorkflowInput input,
      Optional<SandboxContent> content,
      List<Problem> warnings) {
    RunResult result =
        new SuiteTurn(options, clock, stop, member)
            .take(
                input,
                () ->
                    StandInRun.run(
                        input,
                        content,
                        warnings,
                        new ServerRun(options, clock, outbox, stop, member, Optional.of(server))));
    int kept = result.counts().queued();
    return kept == 0
        ? withoutServer(result, result.outcomes(), Optional.empty())
        : withoutServer(
            result,
            result.outcomes(),
            Optional.of(
                note(
                    "%d %s kept on this machine for %s; to send them: dq-run outbox flush %s"
                        .formatted(
                            kept,
                            kept == 1 ? "result is" : "results are",
                            Outbox.address(server),
                            input.file()))));
  }

  private RunResult forReportsOnly(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      RunResult result =
          StandInRun.run(
              input,
              content,
              warnings,
              new ServerRun(options, clock, new Outbox(scratch.path(), clock), stop, member));
      List<CaseOutcome> outcomes = result.executed().withDelivery(Delivery.NONE);
      return withoutServer(
          result,
          outcomes,
          Optional.of(
              note(
                  "the workflow names no address of a server: the results are kept for none, and"
                      + " are in the reports only")));
    }
  }

  private static boolean isAddress(String server) {
    try {
      URI uri = URI.create(server);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Problem note(String message) {
    return Problem.note(ProblemCode.RESULT_QUEUED, message);
  }

  /** What was done on the stand-in was done nowhere. */
  private static RunResult withoutServer(
      RunResult result, List<CaseOutcome> outcomes, Optional<Problem> note) {
    List<Problem> problems = new ArrayList<>(result.problems());
    note.ifPresent(problems::add);
    return new RunResult(
        result.workflow(),
        result.runId(),
        Optional.empty(),
        result.suite().map(suite -> new SuiteSummary(suite.name(), suite.type())),
        result.state(),
        outcomes,
        result.skipped(),
        result.scans(),
        List.of(),
        problems,
        result.duration());
  }
}
