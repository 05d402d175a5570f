package io.dqrun.runner.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A statement at work, which others may stop. */
final class RunningStatement implements AutoCloseable {

  /** Who stopped it. */
  enum Stop {
    TIME,
    CANCEL
  }

  private static final long REPEAT_MILLIS = 200;

  private final Statement statement;
  private final ScheduledExecutorService timer;
  private volatile @Nullable Stop stopped;
  private @Nullable Future<?> alarm;
  private boolean finished;

  RunningStatement(Statement statement, ScheduledExecutorService timer) {
    this.statement = statement;
    this.timer = timer;
  }

  /** Stops the statement when {@code timeout} is over. */
  synchronized void limit(Duration timeout) {
    // Longer than that a run does not last; a duration may hold more than a long of millis.
    if (timeout.toSeconds() < TimeUnit.DAYS.toSeconds(365)) {
      alarm = timer.schedule(() -> stop(Stop.TIME), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops the statement; the first reason counts. Returns at once. */
  synchronized void stop(Stop reason) {
    if (finished || stopped != null) {
      return;
    }
    stopped = reason;
    if (alarm != null) {
      alarm.cancel(false);
    }
    // Again and again: a driver overlooks a cancellation that comes before its statement has
    // really started.
    alarm = timer.scheduleWithFixedDelay(this::interrupt, 0, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void interrupt() {
    if (finished) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      // The next round tries again; if the connection is lost, the statement ends by itself.
      return;
    }
  }

  /** Who stopped the statement; null if nobody did. */
  @Nullable Stop stopped() {
    return stopped;
  }

  /** From now on nothing is cancelled any more, so that the next statement is not hit. */
  @Override
  public synchronized void close() {
    finished = true;
    if (alarm != null) {
      alarm.cancel(false);
    }
  }
}
