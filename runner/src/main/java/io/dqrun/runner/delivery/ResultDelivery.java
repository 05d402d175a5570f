package io.dqrun.runner.delivery;

import io.dqrun.runner.result.Delivery;
import java.time.Duration;

/**
 * Brings the results of a run to the server, on threads of its own, in order per test case and
 * behind what earlier runs left.
 */
final class ResultDelivery {

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SLICE = Duration.ofMillis(100);

  private final PublishedResults results;
  private final ResultSpool spool;
  private final ResultSender sender;
  private final LeftOverDrain leftOvers;
  private final DiskBeat disk;
  private final Lanes lanes;
  private final Thread thread = new Thread(this::deliverAll, "dq-run-delivery");
  private volatile boolean expired;

  ResultDelivery(
      PublishedResults results,
      ResultSpool spool,
      ResultSender sender,
      LeftOverDrain leftOvers,
      DiskBeat disk,
      int lanes) {
    this.results = results;
    this.spool = spool;
    this.sender = sender;
    this.leftOvers = leftOvers;
    this.disk = disk;
    this.lanes = new Lanes(lanes, place -> settle(place, sender.isLeftAlone()));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Returns when everything is delivered that can be, or the time is over.
   *
   * @return whether the wait was not interrupted
   */
  boolean await(Deadline deadline) {
    boolean undisturbed = true;
    // In slices, because the limit may change.
    while (undisturbed && thread.isAlive() && !deadline.isOver()) {
      undisturbed = join(deadline.atMost(SLICE));
    }
    expired = true;
    sender.stop();
    if (thread.isAlive()) {
      thread.interrupt();
      undisturbed &= join(GRACE);
    }
    return undisturbed;
  }

  private boolean join(Duration patience) {
    try {
      // Zero would mean for ever.
      thread.join(Math.max(1, patience.toMillis()));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void deliverAll() {
    try {
      catchUp();
      int next = 0;
      for (int until = awaitMore(next); until > next; until = awaitMore(next)) {
        disk.force();
        for (; next < until; next++) {
          if (sender.isProbeDue()) {
            catchUp();
          }
          deliver(next);
        }
      }
      lanes.await();
      if (results.isWaiting() && sender.mayTryAgain()) {
        catchUp();
        lanes.await();
      }
    } catch (InterruptedException e) {
      // Time is over; what was not decided stays queued.
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      sender.broke(e);
    } finally {
      lanes.close();
    }
  }

  /**
   * The number of published results, when there are more than these or will be none; a server that
   * is left alone is asked in the meantime whether it is back.
   */
  private int awaitMore(int known) throws InterruptedException {
    // In slices, because the clock that says when to ask may be set.
    boolean more;
    do {
      if (sender.isProbeDue()) {
        catchUp();
      }
      sender.note(spool::writeMarks);
      more = results.await(known, SLICE);
    } while (!more);
    return results.size();
  }

  /** Delivers what earlier runs left, then what waits of this one. */
  private void catchUp() throws InterruptedException {
    lanes.await();
    leftOvers.run(() -> expired);
    for (int place : results.retry(leftOvers.held())) {
      deliver(place);
    }
  }

  /** Side by side with others, unless the server is only asked whether it is back. */
  private void deliver(int place) throws InterruptedException {
    if (sender.isLeftAlone() || sender.isStopped()) {
      lanes.await();
      settle(place, false);
    } else {
      lanes.add(results.key(place), place);
    }
  }

  private void settle(int place, boolean leaveAlone) {
    try {
      if (!results.isHeldBack(place, leaveAlone || sender.isStopped())) {
        Delivery fate = sender.deliver(results.pending(place, spool));
        results.decide(place, fate);
      }
    } catch (RuntimeException | Error e) {
      // Thrown any further it would end the lane, and whatever waits for the lane would wait on.
      sender.broke(e);
    }
  }
}
