package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.ResultSpool.Spooled;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Delivers the results of a run while it runs: first to the disk, then, on a thread of its own, to
 * the server, in order per test case and behind what earlier runs left.
 *
 * <p>Whatever happens to this process, a result that {@link #publish} took is on the server or in
 * the outbox, once.
 */
public final class ResultPublisher implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final ResultSpool spool;
  private final ResultSender sender;
  private final LeftOverDrain leftOvers;
  private final Thread thread;
  private final BlockingQueue<Optional<PendingResult>> queue = new LinkedBlockingQueue<>();
  private final List<Spooled> published = Collections.synchronizedList(new ArrayList<>());
  private final Map<PendingResult, Delivery> fates = new ConcurrentHashMap<>();
  private final List<Problem> storageProblems = Collections.synchronizedList(new ArrayList<>());
  private final Set<PendingResult> unsafe = ConcurrentHashMap.newKeySet();
  private volatile boolean expired;
  private volatile Optional<DeliveryReport> report = Optional.empty();

  private ResultPublisher(Outbox outbox, RunPlan plan, ResultSink sink, InstantSource clock) {
    this.outbox = outbox;
    this.spool = outbox.begin(plan);
    String server = ServerAddress.of(plan.serverUrl());
    this.sender =
        new ResultSender(sink, new RejectedFolder(outbox.rejectedFolder(), server, clock), clock);
    this.leftOvers = new LeftOverDrain(outbox, sender, server);
    this.thread = new Thread(this::deliverAll, "dq-run-delivery");
    thread.setDaemon(true);
  }

  /**
   * Starts a journal for the run, and the delivery of what earlier runs left for its server.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the journal cannot be made; nothing should
   *     be executed then
   */
  public static ResultPublisher open(
      Outbox outbox, RunPlan plan, ResultSink sink, InstantSource clock) {
    ResultPublisher publisher = new ResultPublisher(outbox, plan, sink, clock);
    publisher.thread.start();
    return publisher;
  }

  /**
   * Takes results over; returns as soon as they are on the disk. Results of one case must be
   * published in the order of their execution.
   *
   * <p>If the disk fails, the results are delivered from memory, and {@link #finish} tells it.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void publish(List<CaseOutcome> outcomes) {
    if (report.isPresent()) {
      throw new IllegalStateException("results were published after the end of the run");
    }
    for (Spooled one : store(outcomes)) {
      published.add(one);
      queue.add(Optional.of(one.pending()));
    }
  }

  private List<Spooled> store(List<CaseOutcome> outcomes) {
    try {
      return spool.append(outcomes);
    } catch (DqException e) {
      if (storageProblems.isEmpty()) {
        storageProblems.addAll(e.problems());
      }
      List<Spooled> inMemory = new ArrayList<>();
      for (CaseOutcome outcome : outcomes) {
        PendingResult pending =
            new PendingResult(
                record -> {},
                0,
                "unsaved",
                outcome.testCase().fullyQualifiedName().toString(),
                outcome.result(),
                false);
        unsafe.add(pending);
        inMemory.add(new Spooled(outcome, pending));
      }
      return inMemory;
    }
  }

  /**
   * Waits until everything is delivered, then ends the journal.
   *
   * @param patience after this time the rest stays in the outbox
   * @return the fate of every published result
   */
  public synchronized DeliveryReport finish(Duration patience) {
    if (report.isPresent()) {
      return report.get();
    }
    queue.add(Optional.empty());
    boolean interrupted = !join(patience);
    expired = true;
    sender.stop();
    if (thread.isAlive()) {
      thread.interrupt();
      interrupted |= !join(GRACE);
    }
    DeliveryReport result = endJournal();
    report = Optional.of(result);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  /** Ends the journal without waiting, if {@link #finish} was not called. */
  @Override
  public void close() {
    finish(Duration.ZERO);
  }

  /** Whether the wait was not interrupted. */
  private boolean join(Duration patience) {
    try {
      // Zero would mean for ever.
      thread.join(Math.max(1, patience.toMillis()));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private DeliveryReport endJournal() {
    List<Problem> problems = new ArrayList<>(storageProblems);
    try {
      spool.close();
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    List<CaseOutcome> outcomes = new ArrayList<>();
    int queued = 0;
    for (Spooled one : List.copyOf(published)) {
      Delivery undecided = unsafe.contains(one.pending()) ? Delivery.NONE : Delivery.QUEUED;
      Delivery fate = fates.getOrDefault(one.pending(), undecided);
      outcomes.add(one.outcome().withDelivery(fate));
      queued += fate == Delivery.QUEUED ? 1 : 0;
    }
    problems.addAll(leftOvers.problems());
    problems.addAll(sender.problems());
    if (queued > 0) {
      problems.add(Undelivered.own(queued, sender.cause(), outbox.folder()));
    }
    DeliveryReport.LeftOvers older = leftOvers.counts();
    if (older.queued() > 0) {
      problems.add(Undelivered.leftOvers(older.queued(), sender.cause(), outbox.folder()));
    }
    return new DeliveryReport(outcomes, older, problems);
  }

  private void deliverAll() {
    try {
      leftOvers.run(() -> expired);
      Set<String> held = new HashSet<>(leftOvers.held());
      Queue<PendingResult> waiting = new ArrayDeque<>();
      for (Optional<PendingResult> next = queue.take(); next.isPresent(); next = queue.take()) {
        deliver(next.get(), held, waiting);
      }
      if (!waiting.isEmpty() && sender.mayTryAgain()) {
        leftOvers.run(() -> expired);
        Set<String> stillHeld = new HashSet<>(leftOvers.held());
        Queue<PendingResult> forTheNextRun = new ArrayDeque<>();
        for (PendingResult one : waiting) {
          deliver(one, stillHeld, forTheNextRun);
        }
      }
    } catch (InterruptedException e) {
      // Time is over; what was not decided stays queued.
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(PendingResult one, Set<String> held, Queue<PendingResult> waiting) {
    boolean wait = sender.isStopped() || held.contains(one.testCase());
    Delivery fate = wait ? Delivery.QUEUED : sender.deliver(one);
    if (fate == Delivery.QUEUED) {
      held.add(one.testCase());
      waiting.add(one);
    } else {
      fates.put(one, fate);
    }
  }
}
