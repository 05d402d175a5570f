package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.Delivery;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings single results to the server, never twice, and knows when to give up.
 *
 * <p>A server that fails again and again is left alone by a {@link Breaker}; after a refused token
 * nothing is tried any more. Safe for use by several threads.
 */
final class ResultSender {

  private final ResultSink sink;
  private final RejectedFolder rejected;
  private final Breaker breaker;
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private volatile boolean refused;
  private volatile boolean stopped;
  private final AtomicBoolean storageTold = new AtomicBoolean();
  private final AtomicBoolean brokenTold = new AtomicBoolean();
  private volatile @Nullable Problem cause;

  ResultSender(ResultSink sink, RejectedFolder rejected, InstantSource clock) {
    this.sink = sink;
    this.rejected = rejected;
    this.breaker = new Breaker(clock, new Random());
  }

  /** Whether there is no point in sending anything more at the moment. */
  boolean isStopped() {
    return stopped || refused || !breaker.admits();
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

  /**
   * Gives up because this program cannot go on, of which only the first time is told: what is left
   * would meet the same.
   */
  void broke(Throwable failure) {
    // First of all: where memory is out, the words may fail, too.
    stopped = true;
    if (brokenTold.compareAndSet(false, true)) {
      Problem defect =
          Problem.error(
                  ProblemCode.INTERNAL_ERROR,
                  "sending results failed (" + failure.getClass().getSimpleName() + ")")
              .withHint(
                  failure instanceof OutOfMemoryError
                      ? "give the process more memory, -Xmx"
                      : "please report it as a defect of this program");
      cause = defect;
      problems.add(defect);
    }
  }

  /** Whether the server, after failures, has had time to recover. */
  boolean mayTryAgain() {
    return !stopped && !refused && breaker.hasHadTime();
  }

  /** Whether the server is taken as down, and it is time to ask whether it is back. */
  boolean isProbeDue() {
    return breaker.isOpen() && mayTryAgain();
  }

  /** Whether the server is taken as down. */
  boolean isLeftAlone() {
    return breaker.isOpen() && !stopped && !refused;
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
    breaker.succeeded();
    return refusal.isEmpty() ? acknowledge(pending) : reject(pending, refusal.get());
  }

  /** Sends; if the answer is lost, asks the server before it sends a second and last time. */
  private Optional<String> sendAndAsk(PendingResult pending) {
    try {
      return send(pending);
    } catch (SendException e) {
      // The next one asks, when the server is taken as down.
      if (e.failure() != SendFailure.OUTCOME_UNKNOWN || stopped || breaker.isOpen()) {
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
    note(pending::markSent);
    try {
      request(
          () -> {
            sink.send(pending.testCase(), pending.body());
            return Boolean.TRUE;
          });
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
      return request(() -> sink.findStatus(pending.testCase(), pending.timestamp()));
    } catch (SendException e) {
      return switch (e.failure()) {
        // The question itself is not accepted; the answer to the result will tell more.
        case REJECTED, CONFLICT -> Optional.empty();
        case REFUSED, NOT_STORED, OUTCOME_UNKNOWN -> throw e;
      };
    }
  }

  private <T> T request(Supplier<T> request) {
    boolean before = !breaker.isOpen();
    breaker.asking();
    try {
      return request.get();
    } catch (RuntimeException e) {
      switch (SendException.failure(e)) {
        case REJECTED, CONFLICT, REFUSED -> {}
        case NOT_STORED, OUTCOME_UNKNOWN -> breaker.failed(before);
      }
      throw e;
    }
  }

  private static Optional<String> compare(PendingResult pending, String found) {
    String ours = pending.body().result().testCaseStatus().text();
    return found.equals(ours)
        ? Optional.empty()
        : Optional.of(
            "the server has another result of this moment: %s instead of %s"
                .formatted(found, ours));
  }

  private Delivery acknowledge(PendingResult pending) {
    note(pending::markAcknowledged);
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
    note(() -> pending.markRejected(reason));
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
    if (failure == SendFailure.REFUSED) {
      refused = true;
    }
    return Delivery.QUEUED;
  }

  /** Writes a mark; if that fails, it costs a question at the next start, not a result. */
  void note(Runnable mark) {
    try {
      mark.run();
    } catch (DqException e) {
      if (storageTold.compareAndSet(false, true)) {
        e.problems().forEach(problem -> problems.add(problem.withSeverity(Severity.WARNING)));
      }
    }
  }
}
