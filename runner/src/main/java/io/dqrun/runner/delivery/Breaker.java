package io.dqrun.runner.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a server alone that fails: after five failures in a row, one request every 15 seconds
 * finds out whether it is back. Safe for use by several threads.
 *
 * <p>The first of these requests comes at a random moment of the first 15 seconds, so that clients
 * whose server failed at the same moment do not return at the same moment, now or later.
 */
final class Breaker {

  static final int MAX_CONSECUTIVE_FAILURES = 5;
  static final Duration PROBE_INTERVAL = Duration.ofSeconds(15);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final RandomGenerator random;
  private int failures;
  private int asked;
  private @Nullable Instant lastFailure;
  private Duration pause = PROBE_INTERVAL;

  Breaker(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Notes that a request goes out. */
  synchronized void asking() {
    asked++;
  }

  /** Notes that the server said what becomes of a result. */
  synchronized void succeeded() {
    failures = 0;
  }

  /**
   * Notes a request that came to nothing.
   *
   * @param late whether it went out before the server was taken as down; if it is so by now, that
   *     tells nothing new
   */
  synchronized void failed(boolean late) {
    if (late && isOpen()) {
      return;
    }
    failed();
  }

  /** Notes a request that came to nothing, of one that sends one at a time. */
  synchronized void failed() {
    failures++;
    lastFailure = clock.instant();
    // A result that may have arrived is asked for first, which makes two requests of one.
    pause =
        failures == MAX_CONSECUTIVE_FAILURES ? firstPause() : PROBE_INTERVAL.multipliedBy(asked);
    asked = 0;
  }

  private Duration firstPause() {
    return Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), PROBE_INTERVAL.toMillis()));
  }

  /** Whether the server is taken as down. */
  synchronized boolean isOpen() {
    return failures >= MAX_CONSECUTIVE_FAILURES;
  }

  /** Whether a request may be sent now. */
  synchronized boolean admits() {
    return !isOpen() || isPauseOver();
  }

  /** Whether the server, after a failure, has had time to recover. */
  synchronized boolean hasHadTime() {
    return lastFailure != null && isPauseOver();
  }

  private boolean isPauseOver() {
    Instant last = lastFailure;
    if (last == null) {
      return true;
    }
    Duration passed = Duration.between(last, clock.instant());
    // A clock that was set back must not make the pause longer.
    return passed.isNegative() || passed.compareTo(pause) >= 0;
  }
}
