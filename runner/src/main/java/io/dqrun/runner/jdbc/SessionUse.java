package io.dqrun.runner.jdbc;

import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Whether a session can do more, and what it is doing now. For any thread. */
final class SessionUse implements AutoCloseable {

  private final String database;
  private final ScheduledThreadPoolExecutor timer;
  private @Nullable RunningStatement running;
  private boolean cancelled;
  private boolean over;

  /** Of a session with a database that is described like this. */
  SessionUse(String database) {
    this.database = database;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "dq-run-statement-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  synchronized boolean isPossible() {
    return !over && !cancelled;
  }

  /**
   * Before a statement.
   *
   * @throws StatementException if the session cannot be used
   */
  synchronized void check() {
    if (cancelled) {
      throw new StatementException(
          StatementException.Kind.TIMEOUT, "the statement was cancelled before its start", null);
    }
    if (over) {
      throw new StatementException(
          StatementException.Kind.CONNECTION_LOST,
          "the session with the database " + database + " is over",
          null);
    }
  }

  /** A statement that is about to be run; stopped at once if the session was cancelled. */
  synchronized RunningStatement start(Statement statement, Duration timeout) {
    RunningStatement mine = new RunningStatement(statement, timer);
    mine.limit(timeout);
    running = mine;
    if (cancelled) {
      mine.stop(RunningStatement.Stop.CANCEL);
    }
    return mine;
  }

  /** After a statement. */
  synchronized void pause() {
    running = null;
  }

  /** Stops the statement at work, if there is one, and lets no other start. Returns at once. */
  synchronized void cancel() {
    cancelled = true;
    if (running != null) {
      running.stop(RunningStatement.Stop.CANCEL);
    }
  }

  /** No statement can be run any more. */
  synchronized void end() {
    over = true;
  }

  @Override
  public void close() {
    end();
    timer.shutdownNow();
  }
}
