package io.dqrun.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.immutables.value.Value;

/**
 * How often a request is sent and how long the pauses are: exponential with full jitter. What the
 * server asks for in {@code Retry-After}, up to a cap, comes first, and is followed by up to as
 * much.
 */
@Value.Immutable
public interface RetryPolicy {

  /** Waits; tests bring one that only notes. */
  @FunctionalInterface
  interface Sleeper {
    /** Returns after {@code pause}. */
    void sleep(Duration pause) throws InterruptedException;
  }

  /**
   * How often a request is sent at most, the first time included; default 5. After as many failures
   * in a row, whatever was asked, requests are sent once until one succeeds.
   */
  @Value.Default
  default int attempts() {
    return 5;
  }

  /**
   * How many repetitions all requests of a client have together, beside one for every five requests
   * that needed none; default 100. A server that is down is then not asked five times as much as
   * one that works.
   */
  @Value.Default
  default int budget() {
    return 100;
  }

  /** The longest pause before the second attempt; it doubles with every further one. */
  @Value.Default
  default Duration base() {
    return Duration.ofMillis(200);
  }

  /** The longest pause that jitter may give. */
  @Value.Default
  default Duration cap() {
    return Duration.ofSeconds(20);
  }

  /** The longest pause that a server may ask for. */
  @Value.Default
  default Duration retryAfterCap() {
    return Duration.ofSeconds(60);
  }

  /** The time, for {@code Retry-After} dates and the expiry of tokens. */
  @Value.Default
  default InstantSource clock() {
    return InstantSource.system();
  }

  /** Waits. */
  @Value.Default
  default Sleeper sleeper() {
    return pause -> Thread.sleep(pause.toMillis());
  }

  /** The source of jitter; used by several threads at once. */
  @Value.Default
  default RandomGenerator random() {
    return () -> ThreadLocalRandom.current().nextLong();
  }

  @Value.Check
  default void check() {
    if (attempts() < 1) {
      throw new IllegalStateException("attempts must be at least 1");
    }
    if (budget() < 0) {
      throw new IllegalStateException("budget must not be negative");
    }
  }

  /**
   * The pause after a failed attempt.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param retryAfter the header {@code Retry-After} of the answer, in either of its forms
   */
  default Duration pauseAfter(int attempt, Optional<String> retryAfter) {
    long doublings = Math.min(attempt - 1, 30);
    long most = Math.min(cap().toMillis(), base().toMillis() << doublings);
    long asked = Math.max(0, retryAfter.flatMap(this::asked).orElse(Duration.ZERO).toMillis());
    long granted = Math.min(asked, retryAfterCap().toMillis());
    // All clients are told the same moment; they should not all come back at it.
    return Duration.ofMillis(granted + random().nextLong(Math.max(most, granted) + 1));
  }

  private Optional<Duration> asked(String retryAfter) {
    String text = retryAfter.strip();
    if (text.matches("\\d+")) {
      return Optional.of(
          text.length() > 9 ? retryAfterCap() : Duration.ofSeconds(Long.parseLong(text)));
    }
    return HttpDate.parse(text).map(until -> Duration.between(clock().instant(), until));
  }

  /** Starts a policy. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RetryPolicy}. */
  final class Builder extends ImmutableRetryPolicy.Builder {}
}
