package io.dqrun.runner.delivery;

import io.dqrun.pack.Fingerprints;
import io.dqrun.pack.Places;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.ResultSpool.Spooled;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.OutcomeLog;
import io.dqrun.runner.result.Outcomes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Delivers the results of a run while it runs: first to the disk, then, on threads of its own, to
 * the server, in order per test case and behind what earlier runs left.
 *
 * <p>Whatever happens to this process, a result that {@link #publish} took is on the server or in
 * the outbox, once.
 */
public final class ResultPublisher implements AutoCloseable {

  /** The number of a result that is not in the journal. */
  private static final int UNSAFE = 0;

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SLICE = Duration.ofMillis(100);

  /**
   * So often results are brought to the disk, whatever the server does; sooner where they are sent.
   */
  private static final Duration FORCE_INTERVAL = Duration.ofMillis(50);

  private final Outbox outbox;
  private final boolean offline;
  private final ResultSpool spool;
  private final ResultSender sender;
  private final LeftOverDrain leftOvers;
  private final Lanes lanes;
  private final Thread thread;

  /** Guards what follows, and tells the delivering thread of news. */
  private final Object state = new Object();

  private final OutcomeLog published = new OutcomeLog();

  /** By place of the outcome: its number in the journal, 0 for none. */
  private final Places numbers = new Places();

  /** The cases with an older result that is still here. */
  private final Fingerprints held = new Fingerprints();

  /** What could not be delivered yet. */
  private final BitSet waiting = new BitSet();

  private final BitSet decided = new BitSet();
  private boolean ended;
  private boolean told;

  private final List<Problem> storageProblems = Collections.synchronizedList(new ArrayList<>());
  private final Optional<PipelineReporter> reporter;
  private final long openedNanos = System.nanoTime();
  private final AtomicLong limitNanos = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong forcedNanos = new AtomicLong(System.nanoTime());
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
    this.lanes = new Lanes(sink.lanes(), place -> settle(place, sender.isLeftAlone()));
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
  private static Iterable<String> known(RunPlan plan, Optional<StatusPlace> statuses) {
    List<String> pipeline = statuses.flatMap(StatusPlace::pipeline).stream().toList();
    return () -> Stream.concat(plan.cases().stream(), pipeline.stream()).iterator();
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
   * Takes results over; returns as soon as they are written to the journal, which is brought to the
   * disk every 50 milliseconds, and before the first of them is sent. Results of one case must be
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
    List<Spooled> stored = store(outcomes);
    synchronized (state) {
      for (Spooled one : stored) {
        published.append(one.outcome());
        numbers.add((int) one.number());
      }
      state.notifyAll();
    }
    published.pack();
    long now = System.nanoTime();
    long before = forcedNanos.get();
    if (now - before >= FORCE_INTERVAL.toNanos() && forcedNanos.compareAndSet(before, now)) {
      force();
    }
  }

  private List<Spooled> store(List<CaseOutcome> outcomes) {
    try {
      return spool.append(outcomes);
    } catch (DqException e) {
      failed(e);
      return outcomes.stream().map(outcome -> new Spooled(outcome, UNSAFE)).toList();
    }
  }

  private void force() {
    forcedNanos.set(System.nanoTime());
    try {
      spool.forceWritten();
    } catch (DqException e) {
      failed(e);
    }
  }

  private void failed(DqException disk) {
    synchronized (storageProblems) {
      if (storageProblems.isEmpty()) {
        storageProblems.addAll(disk.problems());
      }
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
      Duration patience, Function<Outcomes, List<Problem>> last) {
    if (report.isPresent()) {
      return report.get();
    }
    synchronized (state) {
      ended = true;
      state.notifyAll();
    }
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

  private DeliveryReport endJournal(Function<Outcomes, List<Problem>> last) {
    Outcomes outcomes = tell();
    int queued = outcomes.count(Delivery.QUEUED);
    List<Problem> problems = new ArrayList<>(storageProblems);
    problems.addAll(last.apply(outcomes));
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

  /** Decides the fate of what was not decided; later answers are not heard any more. */
  private Outcomes tell() {
    synchronized (state) {
      told = true;
      for (int place = 0; place < published.size(); place++) {
        if (!decided.get(place)) {
          published.deliver(place, numbers.get(place) == UNSAFE ? Delivery.NONE : Delivery.QUEUED);
        }
      }
      return Outcomes.all(published);
    }
  }

  private void deliverAll() {
    try {
      catchUp();
      int next = 0;
      for (int until = await(next); until > next; until = await(next)) {
        force();
        for (; next < until; next++) {
          if (sender.isProbeDue()) {
            catchUp();
          }
          deliver(next);
        }
      }
      lanes.await();
      if (isWaiting() && sender.mayTryAgain()) {
        catchUp();
        lanes.await();
      }
    } catch (InterruptedException e) {
      // Time is over; what was not decided stays queued.
      Thread.currentThread().interrupt();
    } finally {
      lanes.close();
    }
  }

  private boolean isWaiting() {
    synchronized (state) {
      return !waiting.isEmpty();
    }
  }

  /**
   * The number of published results, when there are more than these or will be none; a server that
   * is left alone is asked in the meantime whether it is back.
   */
  private int await(int known) throws InterruptedException {
    while (true) {
      if (sender.isProbeDue()) {
        catchUp();
      }
      synchronized (state) {
        if (published.size() > known || ended) {
          return published.size();
        }
        // In slices, because the clock that says when to ask may be set.
        state.wait(SLICE.toMillis());
      }
    }
  }

  /** Delivers what earlier runs left, then what waits of this one. */
  private void catchUp() throws InterruptedException {
    lanes.await();
    leftOvers.run(() -> expired);
    int[] again;
    synchronized (state) {
      held.clear();
      leftOvers.held().forEach(testCase -> held.add(Fingerprints.of(testCase)));
      again = waiting.stream().toArray();
      waiting.clear();
    }
    for (int place : again) {
      deliver(place);
    }
  }

  /** Side by side with others, unless the server is only asked whether it is back. */
  private void deliver(int place) throws InterruptedException {
    if (sender.isLeftAlone() || sender.isStopped()) {
      lanes.await();
      settle(place, false);
    } else {
      lanes.add(published.name(place), place);
    }
  }

  private void settle(int place, boolean leaveAlone) {
    long name = published.name(place);
    int number;
    synchronized (state) {
      if (leaveAlone || sender.isStopped() || held.contains(name)) {
        held.add(name);
        waiting.set(place);
        return;
      }
      number = numbers.get(place);
    }
    RecordLog log = number == UNSAFE ? record -> {} : spool;
    Delivery fate = sender.deliver(spool.pending(log, number, published.verdict(place)));
    synchronized (state) {
      if (told) {
        return;
      }
      if (fate == Delivery.QUEUED) {
        held.add(name);
        waiting.set(place);
      } else {
        decided.set(place);
        published.deliver(place, fate);
      }
    }
  }
}
