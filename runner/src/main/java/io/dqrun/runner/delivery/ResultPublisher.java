package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.ResultSpool.Spooled;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Delivers the results of a run while it runs: first to the disk, then, on a thread of its own, to
 * the server, in order per test case and behind what earlier runs left.
 *
 * <p>Whatever happens to this process, a result that {@link #publish} took is on the server or in
 * the outbox, once.
 */
public final class ResultPublisher implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SLICE = Duration.ofMillis(100);

  private final Outbox outbox;
  private final boolean offline;
  private final ResultSpool spool;
  private final ResultSender sender;
  private final LeftOverDrain leftOvers;
  private final Thread thread;
  private final BlockingQueue<Optional<PendingResult>> queue = new LinkedBlockingQueue<>();

  /** The cases with an older result that is still here; the thread's own. */
  private final Set<String> held = new HashSet<>();

  /** What could not be delivered yet; the thread's own. */
  private final List<PendingResult> waiting = new ArrayList<>();

  private final List<Spooled> published = Collections.synchronizedList(new ArrayList<>());
  private final Map<PendingResult, Delivery> fates = new ConcurrentHashMap<>();
  private final List<Problem> storageProblems = Collections.synchronizedList(new ArrayList<>());
  private final Set<PendingResult> unsafe = ConcurrentHashMap.newKeySet();
  private final Optional<PipelineReporter> reporter;
  private final long openedNanos = System.nanoTime();
  private final AtomicLong limitNanos = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean expired;
  private volatile Optional<DeliveryReport> report = Optional.empty();

  private ResultPublisher(
      Outbox outbox,
      RunPlan plan,
      ResultSink sink,
      Optional<StatusPlace> statuses,
      InstantSource clock) {
    this.outbox = outbox;
    this.offline = plan.contact() == RunPlan.Contact.OFFLINE;
    this.spool = outbox.begin(plan);
    String server = ServerAddress.of(plan.serverUrl());
    this.sender =
        new ResultSender(sink, new RejectedFolder(outbox.rejectedFolder(), server, clock), clock);
    this.leftOvers =
        new LeftOverDrain(
            outbox,
            sender,
            server,
            statuses.map(place -> new LeftOverStatuses(place, plan.runId(), server, clock)),
            known(plan, statuses));
    this.reporter =
        statuses.flatMap(
            place ->
                place
                    .pipeline()
                    .map(
                        pipeline ->
                            new PipelineReporter(place.sink(), spool, plan, pipeline, clock)));
    this.thread = new Thread(this::deliverAll, "dq-run-delivery");
    thread.setDaemon(true);
  }

  /** What the server has at the latest when results are sent. */
  private static Set<String> known(RunPlan plan, Optional<StatusPlace> statuses) {
    Set<String> known = new HashSet<>(plan.cases());
    statuses.flatMap(StatusPlace::pipeline).ifPresent(known::add);
    return known;
  }

  /**
   * Starts a journal for a run without pipeline, and the delivery of what earlier runs left for its
   * server.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the journal cannot be made; nothing should
   *     be executed then
   */
  public static ResultPublisher open(
      Outbox outbox, RunPlan plan, ResultSink sink, InstantSource clock) {
    return start(new ResultPublisher(outbox, plan, sink, Optional.empty(), clock));
  }

  /**
   * As {@link #open(Outbox, RunPlan, ResultSink, InstantSource)}; also closes what pipelines still
   * say of dead runs.
   */
  public static ResultPublisher open(
      Outbox outbox, RunPlan plan, ResultSink sink, StatusPlace statuses, InstantSource clock) {
    return start(new ResultPublisher(outbox, plan, sink, Optional.of(statuses), clock));
  }

  /**
   * Starts a journal for a run without a server. All results stay in the outbox, for the server of
   * the plan, and so does the status of the run.
   *
   * @param statuses names the run's pipeline; nothing is sent there
   * @throws DqException with {@code JOURNAL_FAILED} if the journal cannot be made; nothing should
   *     be executed then
   */
  public static ResultPublisher keep(
      Outbox outbox, RunPlan plan, StatusPlace statuses, InstantSource clock) {
    ResultPublisher publisher =
        new ResultPublisher(outbox, plan, NoSink.INSTANCE, Optional.of(statuses), clock);
    publisher.sender.stop(
        Problem.note(ProblemCode.RESULT_QUEUED, "the run was offline, as it was asked to be"));
    return publisher;
  }

  private static ResultPublisher start(ResultPublisher publisher) {
    publisher.thread.start();
    return publisher;
  }

  /** Tells the pipeline where the run stands; empty if the run has none. */
  public Optional<PipelineReporter> reporter() {
    return reporter;
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
  public DeliveryReport finish(Duration patience) {
    return finish(patience, outcomes -> List.of());
  }

  /**
   * As {@link #finish(Duration)}; what is still to be done while the journal is open is done when
   * the fate of every result is known.
   *
   * @param last is given the outcomes; returns what is to be told
   */
  public synchronized DeliveryReport finish(
      Duration patience, Function<List<CaseOutcome>, List<Problem>> last) {
    if (report.isPresent()) {
      return report.get();
    }
    queue.add(Optional.empty());
    hurry(patience);
    boolean interrupted = !joinInTime();
    expired = true;
    sender.stop();
    if (thread.isAlive()) {
      thread.interrupt();
      interrupted |= !join(GRACE);
    }
    DeliveryReport result = endJournal(last);
    report = Optional.of(result);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  /** From now on {@link #finish} waits no longer than this; also while it is waiting. */
  public void hurry(Duration patience) {
    long limit = System.nanoTime() - openedNanos + patience.toNanos();
    limitNanos.accumulateAndGet(limit, Math::min);
  }

  /** Ends the journal without waiting, if {@link #finish} was not called. */
  @Override
  public void close() {
    finish(Duration.ZERO);
  }

  /** As {@link #join}, in slices, because the limit may change. */
  private boolean joinInTime() {
    boolean undisturbed = true;
    while (undisturbed && thread.isAlive()) {
      long left = limitNanos.get() - (System.nanoTime() - openedNanos);
      if (left <= 0) {
        break;
      }
      undisturbed = join(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
    }
    return undisturbed;
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

  private DeliveryReport endJournal(Function<List<CaseOutcome>, List<Problem>> last) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    int queued = 0;
    for (Spooled one : List.copyOf(published)) {
      Delivery undecided = unsafe.contains(one.pending()) ? Delivery.NONE : Delivery.QUEUED;
      Delivery fate = fates.getOrDefault(one.pending(), undecided);
      outcomes.add(one.outcome().withDelivery(fate));
      queued += fate == Delivery.QUEUED ? 1 : 0;
    }
    List<Problem> problems = new ArrayList<>(storageProblems);
    problems.addAll(last.apply(List.copyOf(outcomes)));
    try {
      spool.close(sender.cause().map(Problem::message));
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    problems.addAll(leftOvers.problems());
    problems.addAll(sender.problems());
    if (queued > 0 && !offline) {
      problems.add(Undelivered.own(queued, sender.cause(), outbox.folder()));
    }
    DeliveryReport.LeftOvers older = leftOvers.counts();
    if (older.queued() > 0) {
      problems.add(
          Undelivered.leftOvers(
              older.queued(), sender.cause().or(leftOvers::cause), outbox.folder()));
    }
    return new DeliveryReport(outcomes, older, problems);
  }

  private void deliverAll() {
    try {
      catchUp();
      for (Optional<PendingResult> next = take(); next.isPresent(); next = take()) {
        deliver(next.get());
      }
      if (!waiting.isEmpty() && sender.mayTryAgain()) {
        catchUp();
      }
    } catch (InterruptedException e) {
      // Time is over; what was not decided stays queued.
      Thread.currentThread().interrupt();
    }
  }

  /** The next result; a server that is left alone is asked in the meantime whether it is back. */
  private Optional<PendingResult> take() throws InterruptedException {
    while (true) {
      if (sender.isProbeDue()) {
        catchUp();
      }
      // In slices, because the clock that says when to ask may be set.
      Optional<PendingResult> next =
          sender.isLeftAlone() ? queue.poll(SLICE.toMillis(), TimeUnit.MILLISECONDS) : queue.take();
      if (next != null) {
        return next;
      }
    }
  }

  /** Delivers what earlier runs left, then what waits of this one. */
  private void catchUp() {
    leftOvers.run(() -> expired);
    held.clear();
    held.addAll(leftOvers.held());
    List<PendingResult> again = List.copyOf(waiting);
    waiting.clear();
    again.forEach(this::deliver);
  }

  private void deliver(PendingResult one) {
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
