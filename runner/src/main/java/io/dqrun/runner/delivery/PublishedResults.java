package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.pack.Fingerprints;
import io.dqrun.pack.Places;
import io.dqrun.runner.delivery.Bodies.Body;
import io.dqrun.runner.delivery.ResultSpool.Spooled;
import io.dqrun.runner.result.CaseVerdict;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.OutcomeLog;
import io.dqrun.runner.result.Outcomes;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run, in the order in which they were published, and what became of each. Safe
 * for use by several threads.
 */
final class PublishedResults {

  /** The number of a result that is not in the journal. */
  static final int UNSAFE = 0;

  private final OutcomeLog published = new OutcomeLog();
  private final Bodies bodies = new Bodies();

  /** By place of the outcome: its number in the journal. */
  private final Places numbers = new Places();

  /** The cases with an older result that is still here. */
  private final Fingerprints held = new Fingerprints();

  /** What could not be delivered yet. */
  private final BitSet waiting = new BitSet();

  private final BitSet decided = new BitSet();
  private boolean ended;
  private boolean told;

  /** Adds what is in the journal, or could not be written there. */
  void add(List<Spooled> results) {
    synchronized (this) {
      for (Spooled one : results) {
        int place = published.append(one.outcome());
        numbers.add((int) one.number());
        bodies.add(
            place, new Body(one.outcome().testCase().fullyQualifiedName().toString(), one.body()));
      }
      notifyAll();
    }
    published.pack();
  }

  /** There will be no more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits a while until there are more results than these, or the end is known.
   *
   * @return whether one of both is so
   */
  synchronized boolean await(int known, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos();
        left > 0 && published.size() <= known && !ended;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
    }
    return published.size() > known || ended;
  }

  synchronized int size() {
    return published.size();
  }

  /** What results of the same case have in common. */
  long key(int place) {
    return published.name(place);
  }

  /**
   * Whether a result must wait, which is noted: behind an older one of its case, or because nothing
   * is sent at the moment.
   */
  synchronized boolean isHeldBack(int place, boolean nothingIsSent) {
    if (nothingIsSent || held.contains(key(place))) {
      hold(place);
      return true;
    }
    return false;
  }

  private void hold(int place) {
    held.add(key(place));
    waiting.set(place);
  }

  /** The way of a result to the server. */
  PendingResult pending(int place, ResultSpool spool) {
    @Nullable Body body;
    int number;
    synchronized (this) {
      body = bodies.remove(place);
      number = numbers.get(place);
    }
    Body sent = body == null ? unpacked(place) : body;
    RecordLog log = number == UNSAFE ? record -> {} : spool;
    return spool.pending(log, number, sent.testCase(), sent.result());
  }

  private Body unpacked(int place) {
    CaseVerdict verdict = published.verdict(place);
    return new Body(verdict.testCase().toString(), EncodedResult.of(verdict.result()));
  }

  /** Notes what became of a result, unless that was told already. */
  synchronized void decide(int place, Delivery fate) {
    if (told) {
      return;
    }
    if (fate == Delivery.QUEUED) {
      hold(place);
    } else {
      decided.set(place);
      published.deliver(place, fate);
    }
  }

  synchronized boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * What waited, for another try.
   *
   * @param held the cases with an older result of another run that is still here
   */
  synchronized int[] retry(Set<String> held) {
    this.held.clear();
    held.forEach(testCase -> this.held.add(Fingerprints.of(testCase)));
    int[] again = waiting.stream().toArray();
    waiting.clear();
    return again;
  }

  /** Decides the fate of what was not decided; later answers are not heard any more. */
  synchronized Outcomes tell() {
    told = true;
    for (int place = 0; place < published.size(); place++) {
      if (!decided.get(place)) {
        published.deliver(place, numbers.get(place) == UNSAFE ? Delivery.NONE : Delivery.QUEUED);
      }
    }
    return Outcomes.all(published);
  }
}
