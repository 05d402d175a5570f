package io.dqrun.runner.sandbox;

import java.util.List;
import java.util.Optional;

/** Counts requests against the rules of {@link Faults}. */
final class FaultPlan {

  private static final class Counter {
    private final Faults.Rule rule;
    private int requests;
    private int faults;

    Counter(Faults.Rule rule) {
      this.rule = rule;
    }

    boolean isDue(String rawPath) {
      if (!rawPath.contains(rule.path())) {
        return false;
      }
      requests++;
      if (requests % rule.every() != 0 || faults == rule.times()) {
        return false;
      }
      faults++;
      return true;
    }
  }

  private final Faults faults;
  private final List<Counter> counters;

  FaultPlan(Faults faults) {
    this.faults = faults;
    this.counters = faults.rules().stream().map(Counter::new).toList();
  }

  long latencyMillis() {
    return faults.latency().toMillis();
  }

  /** What happens to the next request; every rule counts it. */
  synchronized Optional<Fault> next(String rawPath) {
    Optional<Fault> due = Optional.empty();
    for (Counter counter : counters) {
      if (counter.isDue(rawPath) && due.isEmpty()) {
        due = Optional.of(counter.rule.fault());
      }
    }
    return due;
  }
}
