package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.ResultSpool.Spooled;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Outcomes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final RunPlan.Contact contact;
  private final ResultSpool spool;
  private final DiskBeat disk;
  private final PublishedResults results = new PublishedResults();
  private final ResultSender sender;
  private final EndOfRun end;
  private final ResultDelivery delivery;
  private final Deadline deadline = new Deadline();
  private final Optional<PipelineReporter> reporter;
  private volatile Optional<DeliveryReport> report = Optional.empty();

  private ResultPublisher(
      Outbox outbox,
      RunPlan plan,
      ResultSink sink,
      Optional<StatusPlace> statuses,
      InstantSource clock) {
    this.contact = plan.contact();
    this.spool = outbox.begin(plan);
    this.disk = new DiskBeat(spool::forceWritten);
    String server = ServerAddress.of(plan.serverUrl());
    this.sender =
        new ResultSender(sink, new RejectedFolder(outbox.rejectedFolder(), server, clock), clock);
    LeftOverDrain leftOvers =
        new LeftOverDrain(
            outbox,
            sender,
            server,
            statuses.map(place -> new LeftOverStatuses(place, plan.runId(), server, clock)),
            known(plan, statuses));
    this.end = new EndOfRun(outbox, sender, leftOvers);
    this.delivery = new ResultDelivery(results, spool, sender, leftOvers, disk, sink.lanes());
    this.reporter =
        statuses.flatMap(
            place ->
                place
                    .pipeline()
                    .map(
                        pipeline ->
                            new PipelineReporter(place.sink(), spool, plan, pipeline, clock)));
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
    publisher.delivery.start();
    return publisher;
  }

  /** Tells the pipeline where the run stands; empty if the run has none. */
  public Optional<PipelineReporter> reporter() {
    return reporter;
  }

  /**
   * Takes results over; returns as soon as they are written to the journal, which is brought to the
   * disk within 50 milliseconds or what the disk needs, and before the first of them is sent.
   * Results of one case must be published in the order of their execution.
   *
   * <p>If the disk fails, the results are delivered from memory, and {@link #finish} tells it.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void publish(List<CaseOutcome> outcomes) {
    if (report.isPresent()) {
      throw new IllegalStateException("results were published after the end of the run");
    }
    results.add(store(outcomes));
    disk.written();
  }

  private List<Spooled> store(List<CaseOutcome> outcomes) {
    try {
      return spool.append(outcomes);
    } catch (DqException e) {
      disk.failed(e);
      return outcomes.stream()
          .map(one -> new Spooled(one, EncodedResult.of(one.result()), PublishedResults.UNSAFE))
          .toList();
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
    results.end();
    hurry(patience);
    boolean undisturbed = delivery.await(deadline);
    DeliveryReport result = endJournal(last);
    report = Optional.of(result);
    if (!undisturbed) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  /** From now on {@link #finish} waits no longer than this; also while it is waiting. */
  public void hurry(Duration patience) {
    deadline.hurry(patience);
  }

  /** Ends the journal without waiting, if {@link #finish} was not called. */
  @Override
  public void close() {
    finish(Duration.ZERO);
  }

  private DeliveryReport endJournal(Function<Outcomes, List<Problem>> last) {
    Outcomes outcomes = results.tell();
    List<Problem> told = last.apply(outcomes);
    disk.close();
    List<Problem> problems = new ArrayList<>(disk.problems());
    problems.addAll(told);
    try {
      spool.close(sender.cause().map(Problem::message));
    } catch (DqException e) {
      problems.addAll(e.problems());
    }
    return end.report(outcomes, problems, contact);
  }
}
