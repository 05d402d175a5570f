package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a journal to the disk again and again, on a thread of its own: nobody who publishes has to
 * wait for the disk. Safe for use by several threads.
 */
final class DiskBeat implements AutoCloseable {

  /**
   * So often results are brought to the disk, whatever the server does; sooner where they are sent.
   */
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final Runnable disk;
  private final List<Problem> problems = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "dq-run-journal");
  private boolean started;
  private boolean closed;
  private volatile boolean due;

  /**
   * Does nothing before something is written.
   *
   * @param disk brings all that is written to the disk; throws a {@link DqException} if it cannot
   */
  DiskBeat(Runnable disk) {
    this.disk = disk;
    thread.setDaemon(true);
  }

  /** Notes that something was written. */
  void written() {
    if (!due) {
      wake();
    }
  }

  private synchronized void wake() {
    due = true;
    if (!started && !closed) {
      started = true;
      thread.start();
    }
    notifyAll();
  }

  private void run() {
    try {
      while (awaitWork()) {
        due = false;
        force();
        pause();
      }
    } catch (InterruptedException e) {
      // Nobody does that; whoever sends or ends the journal forces it, too.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitWork() throws InterruptedException {
    while (!due && !closed) {
      wait();
    }
    return !closed;
  }

  private synchronized void pause() throws InterruptedException {
    long end = System.nanoTime() + INTERVAL.toNanos();
    for (long left = INTERVAL.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
      wait(Math.max(1, Duration.ofNanos(left).toMillis()));
    }
  }

  /** Brings everything that is written to the disk, now. */
  void force() {
    try {
      disk.run();
    } catch (DqException e) {
      failed(e);
    }
  }

  /** Notes that the disk failed; only the first time is told. */
  synchronized void failed(DqException failure) {
    if (problems.isEmpty()) {
      problems.addAll(failure.problems());
    }
  }

  /** What the disk did wrong. */
  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the beat, and waits for the disk if it is just asked: all its problems are known then.
   * Whoever ends the journal forces the rest.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
