package io.dqrun.runner.run;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run must be over. Measured by a clock that nobody sets, so that a jump of the time of day
 * neither ends a run nor makes it endless.
 */
public final class Deadline {

  /** No deadline. */
  public static final Deadline NONE = new Deadline(Optional.empty(), Duration.ZERO);

  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(30);
  private static final Duration ENDLESS = Duration.ofDays(3650);

  private final Optional<Long> endNanos;
  private final Duration reserve;

  private Deadline(Optional<Long> endNanos, Duration reserve) {
    this.endNanos = endNanos;
    this.reserve = reserve;
  }

  /** So long from now. A quarter of it, at most 30 seconds, is kept for the delivery. */
  public static Deadline in(Duration duration) {
    Duration quarter = duration.dividedBy(4);
    return new Deadline(
        Optional.of(System.nanoTime() + duration.toNanos()),
        quarter.compareTo(LONGEST_RESERVE) < 0 ? quarter : LONGEST_RESERVE);
  }

  /** What is left for everything, or this if it is shorter; not below zero. */
  Duration remaining(Duration most) {
    return endNanos.map(end -> until(end, Duration.ZERO, most)).orElse(most);
  }

  /** What is left for executing tests, or this if it is shorter; not below zero. */
  Duration remainingForTests(Duration most) {
    return endNanos.map(end -> until(end, reserve, most)).orElse(most);
  }

  /** Whether no test may be started any more. */
  boolean isOverForTests() {
    return remainingForTests(ENDLESS).isZero();
  }

  private static Duration until(long end, Duration earlier, Duration most) {
    Duration left = Duration.ofNanos(end - System.nanoTime()).minus(earlier);
    Duration notNegative = left.isNegative() ? Duration.ZERO : left;
    return notNegative.compareTo(most) < 0 ? notNegative : most;
  }
}
