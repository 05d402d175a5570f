package io.dqrun.runner.execute;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Verdict;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands outcomes on in the order of the cases, each as soon as all before it are there. For any
 * number of threads.
 */
final class OutcomeQueue {

  private final int size;
  private final StatementLog log;
  private final RunListener listener;
  private final Map<Integer, CaseOutcome> waiting = new HashMap<>();
  private final Map<FullyQualifiedName, Long> lastTimestamps = new HashMap<>();
  private int next;

  OutcomeQueue(int size, StatementLog log, RunListener listener) {
    this.size = size;
    this.log = log;
    this.listener = listener;
  }

  /**
   * Adds the verdict on a case.
   *
   * @throws IllegalStateException if the case has one already
   */
  synchronized void add(PlannedCase planned, Verdict verdict) {
    int position = planned.position();
    StatementLog.Share share = log.share(position);
    TestCaseResult result = verdict.toResult(timestamp(planned, share.startedMillis()));
    CaseOutcome outcome =
        new CaseOutcome(
            planned.testCase(), result, share.duration(), share.statements(), Delivery.NONE);
    if (position < next || position >= size || waiting.putIfAbsent(position, outcome) != null) {
      throw new IllegalStateException(planned.testCase().name() + " has an outcome already");
    }
    handOn();
  }

  /** Hands on what waits for cases that will have no outcome; nothing can be added afterwards. */
  synchronized void end() {
    while (!waiting.isEmpty()) {
      handOn();
      next++;
    }
  }

  /** Tells why a case has its verdict, never while an outcome is handed on. */
  synchronized void explain(TestCase testCase, String why) {
    listener.notExecuted(testCase, why);
  }

  /** Tells of a quirk, never while an outcome is handed on. */
  synchronized void tell(TestCase testCase, String decided) {
    listener.quirkDecided(testCase, decided);
  }

  private void handOn() {
    for (CaseOutcome ready = waiting.remove(next); ready != null; ready = waiting.remove(next)) {
      next++;
      listener.caseFinished(ready);
    }
  }

  // Case and timestamp are the server's unique key, even if a case is planned twice.
  private long timestamp(PlannedCase planned, long startedMillis) {
    return lastTimestamps.merge(
        planned.testCase().fullyQualifiedName(),
        startedMillis,
        (last, now) -> Math.max(last + 1, now));
  }
}
