package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings single results to the server, never twice, and knows when to give up.
 *
 * <p>After {@link #MAX_CONSECUTIVE_FAILURES} failures in a row the server is taken as down; after a
 * refused token nothing is tried any more.
 */
final class ResultSender {

  static final int MAX_CONSECUTIVE_FAILURES = 5;
  private static final Duration PAUSE_BEFORE_RETRY = Duration.ofSeconds(15);

  private final ResultSink sink;
  private final RejectedFolder rejected;
  private final InstantSource clock;
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private int failuresLeft = MAX_CONSECUTIVE_FAILURES;
  private volatile boolean refused;
  private volatile boolean stopped;
  private boolean storageTold;
  private @Nullable Instant lastFailure;
  private volatile @Nullable Problem cause;

  ResultSender(ResultSink sink, RejectedFolder rejected, InstantSource clock) {
    this.sink = sink;
    this.rejected = rejected;
    this.clock = clock;
  }

  /** Whether there is no point in sending anything more at the moment. */
  boolean isStopped() {
    return stopped || refused || failuresLeft <= 0;
  }

  /** Gives up; also called by another thread when time is over. */
  void stop() {
    stopped = true;
  }

  /** Gives up for a reason that is to be told. */
  void stop(Problem why) {
    cause = why;
    stopped = true;
  }

  /** Whether the server, after failures, has had time to recover; then one failure is enough. */
  boolean mayTryAgain() {
    Instant last = lastFailure;
    if (stopped
        || refused
        || last == null
        || clock.instant().isBefore(last.plus(PAUSE_BEFORE_RETRY))) {
      return false;
    }
    failuresLeft = 1;
    return true;
  }

  /** Why the last result stayed here; empty if none did. */
  Optional<Problem> cause() {
    return Optional.ofNullable(cause);
  }

  /** What else is to be told; a refused token, too, because that is not a matter of waiting. */
  List<Problem> problems() {
    List<Problem> told = new ArrayList<>(problems);
    if (refused) {
      cause().ifPresent(told::add);
    }
    return told;
  }

  /**
   * Delivers a result.
   *
   * @return {@code DELIVERED}, {@code REJECTED}, or {@code QUEUED} if it stays where it is
   */
  Delivery deliver(PendingResult pending) {
    Optional<String> refusal;
    try {
      refusal = pending.maybeSent() ? findOr(pending, this::sendAndAsk) : sendAndAsk(pending);
    } catch (SendException e) {
      return keep(e.failure(), e.problems().get(0));
    } catch (RuntimeException e) {
      // A defect of the sink must not cost the results that wait behind this one.
      return keep(
          SendFailure.OUTCOME_UNKNOWN,
          Problem.error(ProblemCode.INTERNAL_ERROR, "sending a result failed: " + e));
    }
    failuresLeft = MAX_CONSECUTIVE_FAILURES;
    return refusal.isEmpty() ? acknowledge(pending) : reject(pending, refusal.get());
  }

  /** Sends; if the answer is lost, asks the server before it sends a second and last time. */
  private Optional<String> sendAndAsk(PendingResult pending) {
    try {
      return send(pending);
    } catch (SendException e) {
      if (e.failure() != SendFailure.OUTCOME_UNKNOWN || stopped) {
        throw e;
      }
      return findOr(pending, this::send);
    }
  }

  private Optional<String> findOr(
      PendingResult pending, Function<PendingResult, Optional<String>> send) {
    Optional<String> found = find(pending);
    return found.isPresent() ? compare(pending, found.get()) : send.apply(pending);
  }

  /** Empty if the server has the result now; otherwise why it never will. */
  private Optional<String> send(PendingResult pending) {
    write(pending::markSent);
    try {
      sink.send(pending.testCase(), pending.result());
      return Optional.empty();
    } catch (SendException e) {
      return switch (e.failure()) {
        case REJECTED -> Optional.of(String.valueOf(e.getMessage()));
        case CONFLICT -> afterConflict(pending);
        case REFUSED, NOT_STORED, OUTCOME_UNKNOWN -> throw e;
      };
    }
  }

  private Optional<String> afterConflict(PendingResult pending) {
    Optional<String> found = find(pending);
    return found.isPresent()
        ? compare(pending, found.get())
        : Optional.of("the server has a result of this moment already, but does not show it");
  }

  private Optional<String> find(PendingResult pending) {
    try {
      return sink.findStatus(pending.testCase(), pending.result().timestamp());
    } catch (SendException e) {
      return switch (e.failure()) {
        // The question itself is not accepted; the answer to the result will tell more.
        case REJECTED, CONFLICT -> Optional.empty();
        case REFUSED, NOT_STORED, OUTCOME_UNKNOWN -> throw e;
      };
    }
  }

  private static Optional<String> compare(PendingResult pending, String found) {
    String ours = pending.result().testCaseStatus().text();
    return found.equals(ours)
        ? Optional.empty()
        : Optional.of(
            "the server has another result of this moment: %s instead of %s"
                .formatted(found, ours));
  }

  private Delivery acknowledge(PendingResult pending) {
    write(pending::markAcknowledged);
    return Delivery.DELIVERED;
  }

  private Delivery reject(PendingResult pending, String reason) {
    Path file;
    try {
      file = rejected.add(pending, reason);
    } catch (DqException e) {
      // Not kept anywhere else yet, so it must stay in the journal.
      problems.addAll(e.problems());
      cause = e.problems().get(0);
      return Delivery.QUEUED;
    }
    write(() -> pending.markRejected(reason));
    problems.add(
        Problem.error(
                ProblemCode.RESULT_REJECTED,
                "the server refused the result of %s: %s".formatted(pending.testCase(), reason))
            .withPath(pending.testCase())
            .withHint("it is kept in " + file));
    return Delivery.REJECTED;
  }

  private Delivery keep(SendFailure failure, Problem why) {
    cause = why;
    lastFailure = clock.instant();
    failuresLeft--;
    if (failure == SendFailure.REFUSED) {
      refused = true;
    }
    return Delivery.QUEUED;
  }

  /** A mark that cannot be written costs a question at the next start, not a result. */
  private void write(Runnable mark) {
    try {
      mark.run();
    } catch (DqException e) {
      if (!storageTold) {
        storageTold = true;
        e.problems().forEach(problem -> problems.add(problem.withSeverity(Severity.WARNING)));
      }
    }
  }
}
