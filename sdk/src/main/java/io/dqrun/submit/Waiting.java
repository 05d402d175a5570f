package io.dqrun.submit;

import java.time.Duration;

/** Waits again and again, a little longer each time, until the time is over. */
final class Waiting {

  private static final Duration FIRST = Duration.ofMillis(250);

  private final long end;
  private final Duration longest;
  private Duration next = FIRST;
  private boolean first = true;

  Waiting(Duration limit, Duration longest) {
    this.end = System.nanoTime() + limit.toNanos();
    this.longest = longest;
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** Whether it has not waited yet. */
  boolean isFirst() {
    return first;
  }

  void pause() throws InterruptedException {
    long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
    Thread.sleep(Math.min(next.toMillis(), left));
    first = false;
    Duration longer = next.multipliedBy(3).dividedBy(2);
    next = longer.compareTo(longest) > 0 ? longest : longer;
  }
}
