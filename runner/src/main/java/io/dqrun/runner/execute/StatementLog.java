package io.dqrun.runner.execute;

import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.result.ScanSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which statements were executed when, for how long, and for which cases. For any number
 * of threads.
 */
final class StatementLog {

  /**
   * What is known of one case.
   *
   * @param startedMillis when the last statement that it took part in was begun
   * @param duration all statements that it took part in
   * @param statements their texts
   */
  record Share(long startedMillis, Duration duration, List<String> statements) {}

  /** Something that takes time and may fail. */
  interface Work<T> {
    T perform() throws StatementFailure;
  }

  private final Clock clock;
  private final Map<Integer, Share> shares = new HashMap<>();
  private int executed;
  private long firstNanos;
  private long lastNanos;

  StatementLog(Clock clock) {
    this.clock = clock;
  }

  /** Executes a statement for some cases. */
  <T> T timed(String sql, List<PlannedCase> cases, Work<T> work) throws StatementFailure {
    return timed(List.of(sql), cases, work);
  }

  /** Executes statements at the same time for some cases. */
  <T> T timed(List<String> sql, List<PlannedCase> cases, Work<T> work) throws StatementFailure {
    long startedMillis = clock.millis();
    long startedNanos = started(sql.size());
    try {
      return work.perform();
    } finally {
      ended(sql, cases, startedMillis, startedNanos);
    }
  }

  private synchronized long started(int statements) {
    long now = System.nanoTime();
    firstNanos = executed == 0 ? now : firstNanos;
    executed += statements;
    return now;
  }

  private synchronized void ended(
      List<String> sql, List<PlannedCase> cases, long startedMillis, long startedNanos) {
    lastNanos = System.nanoTime();
    Duration duration = Duration.ofNanos(lastNanos - startedNanos);
    cases.forEach(planned -> add(planned.position(), sql, startedMillis, duration));
  }

  private void add(int position, List<String> sql, long startedMillis, Duration duration) {
    Share before = shares.getOrDefault(position, new Share(0, Duration.ZERO, List.of()));
    List<String> statements = new ArrayList<>(before.statements());
    statements.addAll(sql);
    shares.put(position, new Share(startedMillis, before.duration().plus(duration), statements));
  }

  /** What is known of a case; one that needed no statement happened now. */
  synchronized Share share(int position) {
    Share share = shares.get(position);
    return share == null ? new Share(clock.millis(), Duration.ZERO, List.of()) : share;
  }

  /** What all statements cost together. */
  synchronized ScanSummary summary(String service, String table) {
    return new ScanSummary(service, table, executed, Duration.ofNanos(lastNanos - firstNanos));
  }
}
