package io.dqrun.runner.delivery;

import static io.dqrun.runner.delivery.OutboxTest.outcome;
import static io.dqrun.runner.delivery.OutboxTest.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.EncodedResult;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.DeliveryReport.LeftOvers;
import io.dqrun.runner.result.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a run whose sending ends by an {@code Error}, such as no more memory. */
@Timeout(60)
class BrokenSendingTest {

  private static final Duration MUCH_LESS_THAN_THE_PATIENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** More than wait at a lane, so that whoever adds would wait, too. */
  private static final int RESULTS = 300;

  private final Outbox outbox;

  BrokenSendingTest(@TempDir Path state) {
    this.outbox = new Outbox(state, InstantSource.system());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anErrorEndsTheSendingAtOnceAndLosesNothing(int lanes) {
    AtomicInteger sent = new AtomicInteger();
    DeliveryReport report =
        report(
            new Sink(
                lanes,
                () -> {
                  if (sent.incrementAndGet() > 10) {
                    throw new StackOverflowError();
                  }
                }));

    int queued = report.delivered().count(Delivery.QUEUED);
    assertEquals(10, report.delivered().count(Delivery.DELIVERED));
    assertEquals(RESULTS - 10, queued);
    // What was on its way may break, too; nothing is begun after that.
    assertTrue(sent.get() <= 10 + lanes, sent::toString);
    assertEquals(
        List.of(ProblemCode.INTERNAL_ERROR, ProblemCode.RESULT_QUEUED),
        report.problems().stream().map(Problem::code).toList());
    assertEquals("sending results failed (StackOverflowError)", report.problems().get(0).message());
    assertEquals(
        "290 results are kept on this machine: sending results failed (StackOverflowError)",
        report.problems().get(1).message());
    assertEquals(new LeftOvers(queued, 0, 0), leftOvers(new Sink(1, () -> {})));
  }

  @Test
  void withoutMemoryTheNextStepIsMoreOfIt() {
    DeliveryReport report =
        report(
            new Sink(
                4,
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                }));

    assertEquals(RESULTS, report.delivered().count(Delivery.QUEUED));
    assertTrue(report.problems().get(0).hint().orElse("").contains("-Xmx"));
  }

  @Test
  void anErrorAmongTheResultsOfEarlierRunsIsToldAndLeavesThem() {
    Sink broken =
        new Sink(
            4,
            () -> {
              throw new StackOverflowError();
            });
    report(broken);

    DeliveryReport next = report(broken);

    assertEquals(new LeftOvers(0, RESULTS, 0), next.leftOvers());
    assertEquals(ProblemCode.INTERNAL_ERROR, next.problems().get(0).code());
    assertEquals(new LeftOvers(2 * RESULTS, 0, 0), leftOvers(new Sink(1, () -> {})));
  }

  private DeliveryReport report(ResultSink sink) {
    long start = System.nanoTime();
    try (ResultPublisher publisher =
        ResultPublisher.open(outbox, plan("run" + start), sink, InstantSource.system())) {
      IntStream.range(0, RESULTS)
          .forEach(i -> publisher.publish(List.of(outcome("case" + i, start + i))));
      DeliveryReport report = publisher.finish(PATIENCE);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(taken.compareTo(MUCH_LESS_THAN_THE_PATIENCE) < 0, taken::toString);
      return report;
    }
  }

  private LeftOvers leftOvers(ResultSink sink) {
    return new OutboxDrain(outbox, sink, InstantSource.system())
        .drain(OutboxTest.SERVER, PATIENCE, Set.of())
        .leftOvers();
  }

  private record Sink(int lanes, Runnable sending) implements ResultSink {
    @Override
    public void send(String testCaseFqn, EncodedResult result) {
      sending.run();
    }

    @Override
    public Optional<String> findStatus(String testCaseFqn, long timestamp) {
      return Optional.empty();
    }
  }
}
