package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Delivers what dead runs left for one server, oldest first, one process at a time. */
final class LeftOverDrain {

  private static final Duration LOCK_SLICE = Duration.ofMillis(200);

  private final Outbox outbox;
  private final ResultSender sender;
  private final String server;
  private final Optional<LeftOverStatuses> statuses;
  private final Iterable<String> known;
  private final Set<String> held = new HashSet<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private volatile Optional<Problem> cause = Optional.empty();
  private volatile DeliveryReport.LeftOvers counts = new DeliveryReport.LeftOvers(0, 0, 0);

  /**
   * A drain.
   *
   * @param known the FQNs of cases and pipelines that the server is known to have; what is for
   *     others, and no server was ever asked about, stays here, because it would be refused for
   *     good
   */
  LeftOverDrain(
      Outbox outbox,
      ResultSender sender,
      String server,
      Optional<LeftOverStatuses> statuses,
      Iterable<String> known) {
    this.outbox = outbox;
    this.sender = sender;
    this.server = server;
    this.statuses = statuses;
    this.known = known;
  }

  /** The cases with an older result that is still here; newer ones must wait behind it. */
  Set<String> held() {
    return held;
  }

  /** What became of the results so far. */
  DeliveryReport.LeftOvers counts() {
    return counts;
  }

  /** Why results stay here although the server works; empty if none does. */
  Optional<Problem> cause() {
    return cause;
  }

  /** What is to be told. */
  List<Problem> problems() {
    return problems;
  }

  /**
   * Delivers what can be delivered. May be called again.
   *
   * @param expired whether time is over
   */
  void run(BooleanSupplier expired) {
    held.clear();
    try {
      Optional<FileLocks.Held> lock = lock(expired);
      if (lock.isEmpty()) {
        sender.stop(
            Problem.error(
                ProblemCode.RESULT_QUEUED,
                "another run on this machine is still delivering older results"));
        return;
      }
      try {
        deliver(outbox.leftOvers(problems::add), expired);
      } finally {
        lock.get().close();
      }
    } catch (IOException e) {
      stop(PrivateFiles.failure("cannot read the outbox", outbox.folder(), e));
    } catch (DqException e) {
      stop(e);
    }
  }

  /** Without knowing what is older, nothing newer may be sent. */
  private void stop(DqException e) {
    problems.addAll(e.problems());
    sender.stop(e.problems().get(0));
  }

  private Optional<FileLocks.Held> lock(BooleanSupplier expired) throws IOException {
    while (true) {
      Optional<FileLocks.Held> lock = outbox.lockDrain(server, LOCK_SLICE);
      if (lock.isPresent() || expired.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return lock;
      }
    }
  }

  /** A result of a dead run. */
  private record Waiting(LeftOver journal, PendingResult result) {

    boolean isOffline() {
      return journal.isOffline();
    }

    String testCase() {
      return result.testCase();
    }
  }

  /** The cases of offline runs that the server may lack. */
  private Set<String> unknown(List<Waiting> waiting) {
    Set<String> names = new HashSet<>();
    waiting.stream().filter(Waiting::isOffline).forEach(one -> names.add(one.testCase()));
    // There may be very many, so only if it matters.
    if (!names.isEmpty()) {
      known.forEach(names::remove);
    }
    return names;
  }

  private static boolean isUnknown(Waiting one, Set<String> unknown) {
    return one.isOffline() && unknown.contains(one.testCase());
  }

  private boolean isKnown(String name) {
    for (String one : known) {
      if (one.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void deliver(List<LeftOver> leftOvers, BooleanSupplier expired) throws IOException {
    List<Waiting> waiting = new ArrayList<>();
    for (LeftOver leftOver : leftOvers) {
      for (PendingResult one : leftOver.pending(server)) {
        waiting.add(new Waiting(leftOver, one));
      }
    }
    Set<String> unknown = unknown(waiting);
    // Stable: of the same moment, the older journal first.
    waiting.sort(Comparator.comparingLong(one -> one.result().timestamp()));
    cause =
        waiting.stream().anyMatch(one -> isUnknown(one, unknown))
            ? Optional.of(
                Problem.error(
                    ProblemCode.RESULT_QUEUED,
                    "an offline run made them; they wait for 'dq-run outbox flush' or a run with"
                        + " its workflow, which creates what the server lacks"))
            : Optional.empty();
    counts = new DeliveryReport.LeftOvers(counts.delivered(), waiting.size(), counts.rejected());
    for (Waiting one : waiting) {
      PendingResult result = one.result();
      boolean wait =
          sender.isStopped()
              || expired.getAsBoolean()
              || held.contains(one.testCase())
              || isUnknown(one, unknown);
      if (!wait && !isReadable(one)) {
        counts = counts.withoutOne();
        continue;
      }
      Delivery fate = wait ? Delivery.QUEUED : sender.deliver(result);
      if (fate == Delivery.QUEUED) {
        held.add(one.testCase());
      } else {
        counts = counts.withDecided(fate);
      }
    }
    if (statuses.isPresent() && !sender.isStopped() && !expired.getAsBoolean()) {
      problems.addAll(statuses.get().close(leftOvers.stream().filter(this::isStatusDue).toList()));
    }
    for (LeftOver leftOver : leftOvers) {
      leftOver.deleteIfDone();
    }
  }

  private boolean isStatusDue(LeftOver leftOver) {
    boolean early =
        leftOver.isOffline()
            && (leftOver.holdsResults()
                || leftOver.status(server).filter(last -> isKnown(last.pipeline())).isEmpty());
    return !early && !leftOver.isForeign();
  }

  /** One that is not is left alone together with its journal, and stands in nobody's way. */
  private boolean isReadable(Waiting one) {
    try {
      return one.journal().decode(one.result(), problems::add);
    } catch (IOException e) {
      problems.add(JournalProblems.unreadable(one.journal().file(), e));
      return false;
    }
  }
}
