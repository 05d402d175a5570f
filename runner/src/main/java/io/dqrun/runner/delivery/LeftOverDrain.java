package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
  private final Iterable<String> knownCases;
  private final Set<String> held = new HashSet<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private volatile Optional<Problem> cause = Optional.empty();
  private volatile DeliveryReport.LeftOvers counts = new DeliveryReport.LeftOvers(0, 0, 0);

  /**
   * A drain.
   *
   * @param knownCases what the server is known to have; results of other cases that no server was
   *     ever asked about stay here, because it would refuse them for good
   */
  LeftOverDrain(
      Outbox outbox,
      ResultSender sender,
      String server,
      Optional<LeftOverStatuses> statuses,
      Iterable<String> knownCases) {
    this.outbox = outbox;
    this.sender = sender;
    this.server = server;
    this.statuses = statuses;
    this.knownCases = knownCases;
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

  /** Goes through the known cases, of which there may be very many, only if it matters. */
  private void removeKnown(Set<PendingResult> unknown) {
    if (unknown.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    unknown.forEach(one -> names.add(one.testCase()));
    for (String known : knownCases) {
      names.remove(known);
    }
    unknown.removeIf(one -> !names.contains(one.testCase()));
  }

  private void deliver(List<LeftOver> leftOvers, BooleanSupplier expired) throws IOException {
    List<PendingResult> pending = new ArrayList<>();
    Set<PendingResult> unknown = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LeftOver leftOver : leftOvers) {
      List<PendingResult> own = leftOver.pending(server);
      pending.addAll(own);
      if (leftOver.isOffline()) {
        unknown.addAll(own);
      }
    }
    removeKnown(unknown);
    // Stable: of the same moment, the older journal first.
    pending.sort(Comparator.comparingLong(one -> one.result().timestamp()));
    cause =
        unknown.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Problem.error(
                    ProblemCode.RESULT_QUEUED,
                    "an offline run made them; they wait for 'dq-run outbox flush' or a run with"
                        + " its workflow, which creates what the server lacks"));
    counts = new DeliveryReport.LeftOvers(counts.delivered(), pending.size(), counts.rejected());
    for (PendingResult one : pending) {
      boolean wait =
          sender.isStopped()
              || expired.getAsBoolean()
              || held.contains(one.testCase())
              || unknown.contains(one);
      Delivery fate = wait ? Delivery.QUEUED : sender.deliver(one);
      if (fate == Delivery.QUEUED) {
        held.add(one.testCase());
      } else {
        counts = counts.withDecided(fate);
      }
    }
    if (statuses.isPresent() && !sender.isStopped() && !expired.getAsBoolean()) {
      problems.addAll(statuses.get().close(leftOvers));
    }
    for (LeftOver leftOver : leftOvers) {
      leftOver.deleteIfDone();
    }
  }
}
