package io.dqrun.runner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a run is to end early, and what has to be done at that moment. For several threads. */
final class Stop {

  /** Why a test has no result. */
  static final String REASON = "the run was stopped before this test was finished";

  private final List<Runnable> reactions = new ArrayList<>();
  private volatile boolean requested;
  private volatile long requestedNanos;

  /** Asks for the end; the first time counts. */
  void request() {
    List<Runnable> due;
    synchronized (this) {
      if (!requested) {
        requestedNanos = System.nanoTime();
        requested = true;
      }
      due = List.copyOf(reactions);
      reactions.clear();
    }
    due.forEach(Runnable::run);
  }

  boolean isRequested() {
    return requested;
  }

  /** Whether it was requested so long ago that it is not waited any more. */
  boolean isOverdue(Duration patience) {
    return requested && System.nanoTime() - requestedNanos >= patience.toNanos();
  }

  /** What is to be done at the request; done now if that was made already. */
  void onRequest(Runnable reaction) {
    synchronized (this) {
      if (!requested) {
        reactions.add(reaction);
        return;
      }
    }
    reaction.run();
  }

  /** Forgets what was to be done. */
  synchronized void forget(List<Runnable> done) {
    reactions.removeAll(done);
  }
}
