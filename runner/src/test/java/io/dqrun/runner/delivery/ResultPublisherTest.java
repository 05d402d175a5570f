package io.dqrun.runner.delivery;

import static io.dqrun.runner.delivery.OutboxTest.TABLE;
import static io.dqrun.runner.delivery.OutboxTest.outcome;
import static io.dqrun.runner.delivery.OutboxTest.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.DeliveryReport.LeftOvers;
import io.dqrun.runner.delivery.Ledger.Fault;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResultPublisherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path state;
  private final Ledger ledger = new Ledger();
  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);

  ResultPublisherTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void everythingIsDeliveredAndNothingStays() throws IOException {
    DeliveryReport report = run("run", outcome("one", 1), outcome("two", 2));

    assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED), fates(report));
    assertEquals(List.of(), report.problems());
    assertEquals(List.of(), journals());
  }

  @Test
  void outcomesCarryTheTimestampThatWasSent() {
    DeliveryReport report = run("run", outcome("one", 1), outcome("one", 1));

    assertEquals(
        List.of(1L, 2L),
        report.outcomes().stream().map(outcome -> outcome.result().timestamp()).toList());
    assertEquals(List.of(1L, 2L), ledger.timestamps(TABLE + ".id.one"));
  }

  @Test
  void whatAnEarlierRunLeftIsSentFirst() {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;
    DeliveryReport down = run("first", outcome("one", 1), outcome("two", 2));
    ledger.faults = (testCase, result) -> Fault.NONE;
    ledger.calls.clear();

    DeliveryReport up = run("second", outcome("one", 3));

    assertEquals(List.of(Delivery.QUEUED, Delivery.QUEUED), fates(down));
    assertEquals(new LeftOvers(2, 0, 0), up.leftOvers());
    assertEquals(List.of(1L, 3L), ledger.timestamps(TABLE + ".id.one"));
    assertEquals(List.of(), up.problems());
  }

  @Test
  void queuedResultsAreToldWithReasonAndNextStep() {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;

    Problem problem = run("run", outcome("one", 1), outcome("two", 2)).problems().get(0);

    assertEquals(ProblemCode.RESULT_QUEUED, problem.code());
    assertTrue(problem.message().contains("2 results are kept"), problem.message());
    assertTrue(problem.message().contains("connection refused"), problem.message());
    assertTrue(problem.hint().orElse("").contains("next run"));
  }

  @Test
  void aNewerResultWaitsBehindAnOlderOneOfItsCase() {
    ledger.faults = (testCase, result) -> result.timestamp() == 1 ? Fault.NOT_STORED : Fault.NONE;

    DeliveryReport report = run("run", outcome("one", 1), outcome("two", 2), outcome("one", 3));

    assertEquals(List.of(Delivery.QUEUED, Delivery.DELIVERED, Delivery.QUEUED), fates(report));
    assertEquals(List.of(), ledger.timestamps(TABLE + ".id.one"));
  }

  @Test
  void aNewerResultWaitsBehindAnOlderRunsResultOfItsCase() {
    ledger.faults = (testCase, result) -> result.timestamp() == 1 ? Fault.NOT_STORED : Fault.NONE;
    run("first", outcome("one", 1));

    DeliveryReport report = run("second", outcome("one", 3), outcome("two", 4));

    assertEquals(new LeftOvers(0, 1, 0), report.leftOvers());
    assertEquals(List.of(Delivery.QUEUED, Delivery.DELIVERED), fates(report));
    ledger.faults = (testCase, result) -> Fault.NONE;
    assertEquals(new LeftOvers(2, 0, 0), run("third").leftOvers());
    assertEquals(List.of(1L, 3L), ledger.timestamps(TABLE + ".id.one"));
  }

  @Test
  void leftOversGoOutByTimeWhateverTheOrderOfTheJournals() {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;
    run("a", outcome("one", 50), outcome("one", 70));
    run("b", outcome("one", 40), outcome("one", 60));
    ledger.faults = (testCase, result) -> Fault.NONE;

    run("c");

    assertEquals(List.of(40L, 50L, 60L, 70L), ledger.timestamps(TABLE + ".id.one"));
  }

  @Test
  void aLostAnswerIsAskedForAndNotSentAgain() {
    ledger.faults = (testCase, result) -> Fault.ANSWER_LOST;

    DeliveryReport report = run("run", outcome("one", 1));

    assertEquals(List.of(Delivery.DELIVERED), fates(report));
    assertEquals(
        List.of("send " + TABLE + ".id.one@1", "find " + TABLE + ".id.one@1"), ledger.calls);
  }

  @Test
  void aLostAnswerOfADeadRunIsAskedForBeforeAnythingIsSent() {
    ledger.faults = (testCase, result) -> Fault.ANSWER_LOST;
    ledger.findFault = Optional.of(Fault.REQUEST_LOST);
    assertEquals(List.of(Delivery.QUEUED), fates(run("first", outcome("one", 1))));
    ledger.findFault = Optional.empty();
    ledger.calls.clear();

    DeliveryReport report = run("second");

    assertEquals(new LeftOvers(1, 0, 0), report.leftOvers());
    assertEquals(List.of("find " + TABLE + ".id.one@1"), ledger.calls);
  }

  @Test
  void aLostRequestIsSentOnceMore() {
    List<String> lost = new ArrayList<>();
    ledger.faults =
        (testCase, result) -> {
          lost.add(testCase);
          return lost.size() == 1 ? Fault.REQUEST_LOST : Fault.NONE;
        };

    assertEquals(List.of(Delivery.DELIVERED), fates(run("run", outcome("one", 1))));
    assertEquals(2, ledger.count("send"));
  }

  @Test
  void aConflictWithTheSameResultIsADelivery() {
    ledger.send(TABLE + ".id.one", EncodedResult.of(outcome("one", 1).result()));

    assertEquals(List.of(Delivery.DELIVERED), fates(run("run", outcome("one", 1))));
  }

  @Test
  void aConflictWithAnotherResultIsKeptAside() throws IOException {
    TestCaseResult other =
        TestCaseResult.builder()
            .from(outcome("one", 1).result())
            .testCaseStatus(io.dqrun.entity.TestCaseStatus.FAILED)
            .build();
    ledger.send(TABLE + ".id.one", EncodedResult.of(other));

    DeliveryReport report = run("run-9", outcome("one", 1));

    assertEquals(List.of(Delivery.REJECTED), fates(report));
    String kept = Files.readString(state.resolve("rejected/run-9.jsonl"));
    assertTrue(kept.contains("Failed instead of Success"), kept);
    assertTrue(kept.contains("\"timestamp\":1"), kept);
    assertEquals(List.of(), journals());
  }

  @Test
  void aRefusedResultDoesNotStopTheOthers() throws IOException {
    ledger.faults = (testCase, result) -> testCase.endsWith("bad") ? Fault.REJECTED : Fault.NONE;

    DeliveryReport report = run("run", outcome("bad", 1), outcome("good", 2), outcome("bad", 3));

    assertEquals(List.of(Delivery.REJECTED, Delivery.DELIVERED, Delivery.REJECTED), fates(report));
    assertEquals(ProblemCode.RESULT_REJECTED, report.problems().get(0).code());
    assertEquals(TABLE + ".id.bad", report.problems().get(0).path());
    assertEquals(2, Files.readAllLines(state.resolve("rejected/run.jsonl")).size());
    assertEquals(List.of(), journals());
  }

  @Test
  void aRefusedResultThatCannotBeKeptAsideStaysInTheJournal() throws IOException {
    Files.writeString(state.resolve("rejected"), "a file in the way");
    ledger.faults = (testCase, result) -> Fault.REJECTED;

    DeliveryReport report = run("run", outcome("bad", 1));

    assertEquals(List.of(Delivery.QUEUED), fates(report));
    assertEquals(1, journals().size());
  }

  @Test
  void aRefusedTokenEndsAllSending() {
    ledger.faults = (testCase, result) -> Fault.REFUSED;

    DeliveryReport report = run("run", outcome("one", 1), outcome("two", 2), outcome("three", 3));

    assertEquals(List.of(Delivery.QUEUED, Delivery.QUEUED, Delivery.QUEUED), fates(report));
    assertEquals(1, ledger.calls.size());
  }

  @Test
  void afterFiveFailuresInARowTheServerIsLeftInPeace() {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;

    DeliveryReport report = run("run", manyOutcomes(40));

    assertEquals(5, ledger.calls.size());
    assertTrue(fates(report).stream().allMatch(fate -> fate == Delivery.QUEUED));
  }

  @Test
  void aSuccessBetweenFailuresKeepsSendingGoing() {
    ledger.faults =
        (testCase, result) -> result.timestamp() % 3 == 0 ? Fault.NONE : Fault.NOT_STORED;

    DeliveryReport report = run("run", manyOutcomes(30));

    assertEquals(10, fates(report).stream().filter(fate -> fate == Delivery.DELIVERED).count());
  }

  @Test
  void atTheEndALateServerGetsOneMoreChance() {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;
    try (ResultPublisher publisher = open("run")) {
      publisher.publish(List.of(manyOutcomes(8)));
      awaitCalls(5);
      now.addAndGet(16_000);
      ledger.faults = (testCase, result) -> Fault.NONE;

      assertTrue(fates(publisher.finish(PATIENCE)).stream().allMatch(f -> f == Delivery.DELIVERED));
    }
  }

  @Test
  void aServerThatIsLeftAloneIsAskedNowAndThenWhileTheRunGoesOn() {
    ledger.faults = (testCase, result) -> Fault.REQUEST_LOST;
    ledger.findFault = Optional.of(Fault.REQUEST_LOST);
    try (ResultPublisher publisher = open("run")) {
      publisher.publish(List.of(manyOutcomes(8)));
      awaitCalls(5);
      for (int probe = 1; probe <= 3; probe++) {
        now.addAndGet(15_000);
        publisher.publish(List.of(outcome("late" + probe, probe)));
        awaitCalls(5 + probe);
        pause(250);
        assertEquals(5 + probe, ledger.count(""), "one request for one interval");
      }
      ledger.faults = (testCase, result) -> Fault.NONE;
      ledger.findFault = Optional.empty();
      now.addAndGet(15_000);
      awaitSends(11);
      assertTrue(fates(publisher.finish(PATIENCE)).stream().allMatch(f -> f == Delivery.DELIVERED));
    }
  }

  /** Summer and winter time change nothing here: timestamps are counted from the epoch. */
  @Test
  void aClockThatJumpsADayCostsNothingAndKeepsTheOrderOfACase() {
    long day = Duration.ofDays(1).toMillis();
    long start = now.get();
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;
    run("before", outcome("one", start), outcome("two", start));
    now.set(start - day);
    run("back", outcome("one", start - day), outcome("one", start - day), outcome("two", start));
    now.set(start + day);
    run("forth", outcome("one", start + day), outcome("two", start));
    ledger.faults = (testCase, result) -> Fault.NONE;

    DeliveryReport report = run("after", outcome("one", start + day + 9));

    assertEquals(new LeftOvers(7, 0, 0), report.leftOvers());
    assertEquals(
        List.of(start - day, start - day + 1, start, start + day, start + day + 9),
        ledger.timestamps(TABLE + ".id.one"));
    assertEquals(List.of(start, start + 1, start + 2), ledger.timestamps(TABLE + ".id.two"));
    assertEquals(List.of(), report.problems());
  }

  /**
   * After a jump back to the very millisecond of a result that arrived long ago, the server refuses
   * another one of this moment. What the server has says the same, so nothing is missing there; if
   * it says something else, the result is kept aside and told.
   */
  @Test
  void aClockThatJumpsToTheMomentOfAResultThatArrivedIsToldUnlessTheServerSaysTheSame() {
    run("before", outcome("one", 1_000), outcome("two", 1_000));
    CaseOutcome same = outcome("one", 1_000);
    CaseOutcome other =
        new CaseOutcome(
            outcome("two", 1_000).testCase(),
            TestCaseResult.builder()
                .from(outcome("two", 1_000).result())
                .testCaseStatus(io.dqrun.entity.TestCaseStatus.ABORTED)
                .build(),
            same.duration(),
            same.statements(),
            same.delivery());

    DeliveryReport report = run("again", same, other);

    assertEquals(List.of(Delivery.DELIVERED, Delivery.REJECTED), fates(report));
    assertEquals(List.of(1_000L), ledger.timestamps(TABLE + ".id.one"));
    assertEquals(ProblemCode.RESULT_REJECTED, report.problems().get(0).code());
  }

  @Test
  void aSinkThatBreaksItsContractCostsNothing() {
    ledger.faults =
        (testCase, result) -> {
          throw new IllegalStateException("defect");
        };

    DeliveryReport report = run("run", outcome("one", 1));

    assertEquals(List.of(Delivery.QUEUED), fates(report));
  }

  @Test
  void finishDoesNotWaitLongerThanItMay() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    ResultSink stuck =
        new ResultSink() {
          @Override
          public void send(String testCaseFqn, EncodedResult result) {
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new SendException(
                  SendFailure.OUTCOME_UNKNOWN,
                  Problem.error(ProblemCode.SERVER_UNREACHABLE, "interrupted"),
                  e);
            }
          }

          @Override
          public Optional<String> findStatus(String testCaseFqn, long timestamp) {
            return Optional.empty();
          }
        };
    ResultPublisher publisher = ResultPublisher.open(outbox(), plan("run"), stuck, this::instant);
    publisher.publish(List.of(outcome("one", 1), outcome("two", 2)));
    long start = System.nanoTime();

    DeliveryReport report = publisher.finish(Duration.ofMillis(300));

    assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
    assertEquals(List.of(Delivery.QUEUED, Delivery.QUEUED), fates(report));
    assertEquals(1, journals().size());
    assertEquals(new LeftOvers(2, 0, 0), run("next").leftOvers());
  }

  @Test
  void publishingFromManyThreadsKeepsEverything() throws Exception {
    try (ResultPublisher publisher = open("run")) {
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(
                  t ->
                      new Thread(
                          () -> {
                            for (int i = 0; i < 25; i++) {
                              // An interrupt must not close the journal for the others.
                              Thread.currentThread().interrupt();
                              publisher.publish(List.of(outcome("case" + t, 1000 + i)));
                            }
                          }))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      DeliveryReport report = publisher.finish(PATIENCE);

      assertEquals(200, report.outcomes().size());
      assertTrue(fates(report).stream().allMatch(fate -> fate == Delivery.DELIVERED));
      for (int t = 0; t < 8; t++) {
        assertEquals(
            IntStream.range(0, 25).mapToObj(i -> 1000L + i).toList(),
            ledger.timestamps(TABLE + ".id.case" + t));
      }
    }
  }

  @Test
  void anotherDrainOnThisMachineIsWaitedFor() throws Exception {
    ledger.faults = (testCase, result) -> Fault.NOT_STORED;
    run("first", outcome("one", 1));
    ledger.faults = (testCase, result) -> Fault.NONE;
    Outbox outbox = outbox();
    FileLocks.Held other =
        outbox.lockDrain(ServerAddress.of(OutboxTest.SERVER), PATIENCE).orElseThrow();
    try (ResultPublisher publisher =
        ResultPublisher.open(outbox, plan("second"), ledger, this::instant)) {
      ledger.calls.clear();
      publisher.publish(List.of(outcome("one", 2)));
      Thread.sleep(300);
      assertEquals(List.of(), List.copyOf(ledger.calls));
      other.close();

      assertEquals(List.of(Delivery.DELIVERED), fates(publisher.finish(PATIENCE)));
      assertEquals(List.of(1L, 2L), ledger.timestamps(TABLE + ".id.one"));
    }
  }

  @Test
  void whatIsStillLockedAtTheEndStaysQueued() throws Exception {
    Outbox outbox = outbox();
    FileLocks.Held other =
        outbox.lockDrain(ServerAddress.of(OutboxTest.SERVER), PATIENCE).orElseThrow();
    try (ResultPublisher publisher =
        ResultPublisher.open(outbox, plan("second"), ledger, this::instant)) {
      publisher.publish(List.of(outcome("one", 2)));

      DeliveryReport report = publisher.finish(Duration.ofMillis(100));

      assertEquals(List.of(Delivery.QUEUED), fates(report));
      assertFalse(report.problems().isEmpty());
    } finally {
      other.close();
    }
  }

  @Test
  void nothingMayBePublishedAfterTheEnd() {
    ResultPublisher publisher = open("run");
    DeliveryReport report = publisher.finish(PATIENCE);

    assertEquals(report, publisher.finish(PATIENCE));
    assertThrows(IllegalStateException.class, () -> publisher.publish(List.of(outcome("one", 1))));
  }

  @Test
  void tenThousandResultsAreJournalledQuickly() {
    ResultSpool spool = outbox().begin(plan("run"));
    long start = System.nanoTime();
    for (int batch = 0; batch < 100; batch++) {
      spool.append(List.of(manyOutcomes(100)));
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    spool.close();

    // Two seconds are the goal; shared build machines get some room.
    assertTrue(time.compareTo(Duration.ofSeconds(8)) < 0, time.toString());
  }

  private DeliveryReport run(String runId, CaseOutcome... outcomes) {
    try (ResultPublisher publisher = open(runId)) {
      publisher.publish(List.of(outcomes));
      return publisher.finish(PATIENCE);
    }
  }

  private ResultPublisher open(String runId) {
    return ResultPublisher.open(outbox(), plan(runId), ledger, this::instant);
  }

  private Outbox outbox() {
    return new Outbox(state, this::instant);
  }

  private Instant instant() {
    return Instant.ofEpochMilli(now.get());
  }

  private void awaitSends(int stored) {
    while (ledger.storedCount() < stored) {
      pause(5);
    }
  }

  private void awaitCalls(int count) {
    while (ledger.count("") < count) {
      pause(5);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }

  private static CaseOutcome[] manyOutcomes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> outcome("case" + i, 1 + i))
        .toArray(CaseOutcome[]::new);
  }

  private static List<Delivery> fates(DeliveryReport report) {
    return report.outcomes().stream().map(CaseOutcome::delivery).toList();
  }
}
