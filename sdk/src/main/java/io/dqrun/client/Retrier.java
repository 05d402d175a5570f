package io.dqrun.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Repeats what may be repeated: nothing that could be done twice, and nothing without a chance. */
final class Retrier {

  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 502, 503, 504);

  /** With these the server says that it has not done what it was asked. */
  private static final Set<Integer> NOT_DONE = Set.of(408, 425, 429);

  /** A server whose search engine is away answers 500 with this text. */
  private static final Pattern SEARCH_AWAY = Pattern.compile("Connection refused");

  /** One try. */
  @FunctionalInterface
  interface Attempt {
    Answer send() throws NoAnswerException;
  }

  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final Runnable spent;

  /** Failures of all requests since the last success. */
  private final AtomicInteger inARow = new AtomicInteger();

  /**
   * Repeats by a policy.
   *
   * @param spent told, each time, that a request is not repeated because the budget is spent
   */
  Retrier(RetryPolicy policy, Runnable spent) {
    this.policy = policy;
    this.budget = new RetryBudget(policy.budget());
    this.spent = spent;
  }

  /** The first answer that is not worth another attempt, or the last one. */
  Answer run(ApiCall call, Attempt attempt) throws NoAnswerException {
    for (int number = 1; ; number++) {
      Optional<String> retryAfter;
      try {
        Answer answer = attempt.send();
        boolean repeatable = call.repeatable() || NOT_DONE.contains(answer.status());
        if (transientFailure(answer) || answer.status() >= 500) {
          inARow.incrementAndGet();
        } else {
          inARow.set(0);
        }
        if (!repeatable || !transientFailure(answer)) {
          if (number == 1) {
            budget.earn();
          }
          return answer;
        }
        if (!mayRepeatAfter(number)) {
          return answer;
        }
        retryAfter = answer.header("Retry-After");
      } catch (NoAnswerException e) {
        inARow.incrementAndGet();
        if ((e.sent() && !call.repeatable()) || !transientFailure(e) || !mayRepeatAfter(number)) {
          throw e;
        }
        retryAfter = Optional.empty();
      }
      pause(policy.pauseAfter(number, retryAfter));
    }
  }

  private boolean mayRepeatAfter(int attempt) {
    // A server that failed as often, whatever it was asked, gets each further request once.
    if (inARow.get() >= policy.attempts() || attempt >= policy.attempts()) {
      return false;
    }
    boolean granted = budget.take();
    if (!granted) {
      spent.run();
    }
    return granted;
  }

  private static boolean transientFailure(Answer answer) {
    return TRANSIENT.contains(answer.status())
        || (answer.status() == 500 && SEARCH_AWAY.matcher(answer.text()).find());
  }

  private static boolean transientFailure(NoAnswerException failure) {
    IOException cause = failure.reason();
    // An interrupt, or an answer that trickled until the whole call took too long.
    boolean givenUp =
        cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException);
    int refusal = ProxyRefusal.status(cause);
    return !givenUp
        && (refusal == ProxyRefusal.NONE || TRANSIENT.contains(refusal))
        && !(cause instanceof SSLHandshakeException)
        && !(cause instanceof SSLPeerUnverifiedException)
        && !Thread.currentThread().isInterrupted();
  }

  private void pause(Duration length) throws NoAnswerException {
    try {
      policy.sleeper().sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interruption = new InterruptedIOException("interrupted");
      interruption.initCause(e);
      throw new NoAnswerException(interruption, false);
    }
  }
}
