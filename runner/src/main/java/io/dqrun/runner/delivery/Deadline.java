package io.dqrun.runner.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A moment that may come closer. Safe for use by several threads. */
final class Deadline {

  private final long startNanos = System.nanoTime();
  private final AtomicLong limitNanos = new AtomicLong(Long.MAX_VALUE);

  /** From now on it is no further away than this. */
  void hurry(Duration patience) {
    limitNanos.accumulateAndGet(System.nanoTime() - startNanos + patience.toNanos(), Math::min);
  }

  boolean isOver() {
    return leftNanos() <= 0;
  }

  /** What is left, or this time if it is less. */
  Duration atMost(Duration most) {
    return Duration.ofNanos(Math.min(leftNanos(), most.toNanos()));
  }

  private long leftNanos() {
    return limitNanos.get() - (System.nanoTime() - startNanos);
  }
}
