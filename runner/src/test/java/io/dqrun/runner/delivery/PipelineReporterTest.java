package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineReporterTest {

  private static final List<StepSummary> STEPS =
      List.of(new StepSummary("s", 1, 0, 0, 0, 0, List.of()));

  private final AtomicLong now = new AtomicLong(1_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final Pipelines pipelines = new Pipelines();
  private final Path state;

  PipelineReporterTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void bothStatusesCarryTheMomentTheRunStarted() throws Exception {
    try (ResultSpool journal = journal("run")) {
      PipelineReporter reporter = reporter(journal, "run");
      now.set(2_000);
      assertEquals(Optional.empty(), reporter.begin());
      now.set(3_000);
      assertEquals(Optional.empty(), reporter.end(PipelineState.PARTIAL_SUCCESS, STEPS));
      assertEquals(Optional.empty(), reporter.end(PipelineState.FAILED, List.of()));
    }

    assertEquals(
        List.of(
            new PipelineStatus(
                "run", PipelineState.RUNNING, 1_000, 1_000, Optional.empty(), Optional.empty()),
            new PipelineStatus(
                "run",
                PipelineState.PARTIAL_SUCCESS,
                1_000,
                1_000,
                Optional.of(3_000L),
                Optional.of(STEPS))),
        pipelines.sent);
    assertEquals(0, journals());
  }

  @Test
  void anEndThatIsNotHeardIsAWarningAndSentLaterAsItWas() throws Exception {
    try (ResultSpool journal = journal("run")) {
      PipelineReporter reporter = reporter(journal, "run");
      reporter.begin();
      pipelines.failure = SendFailure.OUTCOME_UNKNOWN;
      Problem problem = reporter.end(PipelineState.SUCCESS, STEPS).orElseThrow();
      assertEquals(ProblemCode.STATUS_NOT_SENT, problem.code());
      assertEquals(Severity.WARNING, problem.severity());
      assertTrue(problem.message().contains("`success`"), problem.message());
      assertTrue(problem.message().contains("answered 500"), problem.message());
    }
    assertEquals(1, journals());
    assertEquals(ProblemCode.STATUS_NOT_SENT, drain(OutboxTest.SERVER).get(0).code());
    assertEquals(1, journals());

    pipelines.failure = null;
    assertEquals(List.of(), drain(OutboxTest.SERVER));

    assertEquals(2, pipelines.sent.size());
    assertEquals(PipelineState.SUCCESS, pipelines.sent.get(1).pipelineState());
    assertEquals(Optional.of(STEPS), pipelines.sent.get(1).status());
    assertEquals(0, journals());
  }

  @Test
  void aDeadRunIsClosedOnceOnItsOwnServer() throws Exception {
    reporter(killed("dead"), "dead").begin();
    now.set(9_000);

    assertEquals(List.of(), drain("http://other:8585/api"));
    assertEquals(1, pipelines.sent.size());
    List<Problem> told = drain(OutboxTest.SERVER);
    drain(OutboxTest.SERVER);

    assertEquals(List.of(ProblemCode.RUN_LEFT_OPEN), told.stream().map(Problem::code).toList());
    assertEquals(2, pipelines.sent.size());
    PipelineStatus closed = pipelines.sent.get(1);
    assertEquals(PipelineState.FAILED, closed.pipelineState());
    assertEquals(1_000, closed.startDate());
    assertEquals(Optional.of(9_000L), closed.endDate());
    assertTrue(closed.status().toString().contains("the run was killed"), closed.toString());
    assertEquals(0, journals());
  }

  @Test
  void aDeadRunThatSomebodyClosedIsLeftAsItIs() throws Exception {
    reporter(killed("dead"), "dead").begin();
    pipelines.open.clear();

    assertEquals(List.of(), drain(OutboxTest.SERVER));

    assertEquals(1, pipelines.sent.size());
    assertEquals(0, journals());
  }

  @Test
  void aPipelineThatRefusesForGoodIsNotAskedForEver() throws Exception {
    for (SendFailure failure : List.of(SendFailure.REJECTED, SendFailure.REFUSED)) {
      pipelines.failure = failure;
      try (ResultSpool journal = journal("run")) {
        PipelineReporter reporter = reporter(journal, "run");
        assertTrue(reporter.begin().isPresent());
        assertTrue(reporter.end(PipelineState.SUCCESS, STEPS).isPresent());
      }
      assertEquals(0, journals(), failure.name());
    }
  }

  private PipelineReporter reporter(ResultSpool journal, String runId) {
    return new PipelineReporter(pipelines, journal, OutboxTest.plan(runId), "a.b", clock);
  }

  private ResultSpool journal(String runId) {
    return new Outbox(state, clock).begin(OutboxTest.plan(runId));
  }

  /** A journal whose file is all that is left, unlocked, as after a kill. */
  private ResultSpool killed(String runId) throws Exception {
    ResultSpool journal = journal(runId);
    Path file = journal.file();
    reporter(journal, runId).begin();
    byte[] bytes = Files.readAllBytes(file);
    reporter(journal, runId).end(PipelineState.FAILED, List.of());
    journal.close();
    pipelines.sent.clear();
    pipelines.open.clear();
    Files.write(file, bytes);
    return journal;
  }

  private List<Problem> drain(String server) {
    return new OutboxDrain(new Outbox(state, clock), new Ledger(), pipelines, clock)
        .drain(server, Duration.ofSeconds(9))
        .problems();
  }

  private long journals() throws Exception {
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).count();
    }
  }

  /** Pipelines of a server that fails when it is told to. */
  private static final class Pipelines implements StatusSink {
    private final List<PipelineStatus> sent = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private @Nullable SendFailure failure;

    @Override
    public void put(String pipelineFqn, PipelineStatus status) {
      fail();
      assertEquals("a.b", pipelineFqn);
      sent.add(status);
      if (status.pipelineState() == PipelineState.RUNNING) {
        open.add(status.runId());
      } else {
        open.remove(status.runId());
      }
    }

    @Override
    public boolean isOpen(String pipelineFqn, String runId) {
      fail();
      return open.contains(runId);
    }

    private void fail() {
      SendFailure now = failure;
      if (now != null) {
        throw new SendException(
            now, Problem.error(ProblemCode.SERVER_ERROR, "PUT pipelineStatus answered 500"), null);
      }
    }
  }
}
