package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Delivers what earlier runs left, without running anything. */
public final class OutboxDrain {

  private final Outbox outbox;
  private final ResultSink sink;
  private final Optional<StatusSink> statuses;
  private final InstantSource clock;

  /** A drain of this outbox; the sink must belong to the server that is drained. */
  public OutboxDrain(Outbox outbox, ResultSink sink, InstantSource clock) {
    this(outbox, sink, Optional.empty(), clock);
  }

  /**
   * A drain of this outbox that also closes what pipelines still say of dead runs; both sinks must
   * belong to the server that is drained.
   */
  public OutboxDrain(Outbox outbox, ResultSink sink, StatusSink statuses, InstantSource clock) {
    this(outbox, sink, Optional.of(statuses), clock);
  }

  private OutboxDrain(
      Outbox outbox, ResultSink sink, Optional<StatusSink> statuses, InstantSource clock) {
    this.statuses = statuses;
    this.outbox = outbox;
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * Delivers the results of dead runs for a server, oldest first.
   *
   * @param patience after this time no further result is started
   */
  public DeliveryReport drain(String serverUrl, Duration patience) {
    return drain(serverUrl, patience, Set.of());
  }

  /**
   * As {@link #drain(String, Duration)}; also what offline runs left for these.
   *
   * @param known the FQNs of cases and pipelines that the server has
   */
  public DeliveryReport drain(String serverUrl, Duration patience, Set<String> known) {
    String server = ServerAddress.of(serverUrl);
    ResultSender sender =
        new ResultSender(sink, new RejectedFolder(outbox.rejectedFolder(), server, clock), clock);
    LeftOverDrain drain =
        new LeftOverDrain(
            outbox,
            sender,
            server,
            statuses.map(
                one ->
                    new LeftOverStatuses(
                        new StatusPlace(one, Optional.empty()), "", server, clock)),
            known);
    long end = System.nanoTime() + patience.toNanos();
    drain.run(() -> System.nanoTime() - end >= 0);
    List<Problem> problems = new ArrayList<>(drain.problems());
    problems.addAll(sender.problems());
    DeliveryReport.LeftOvers counts = drain.counts();
    if (counts.queued() > 0) {
      problems.add(
          Undelivered.leftOvers(counts.queued(), sender.cause().or(drain::cause), outbox.folder()));
    }
    return new DeliveryReport(List.of(), counts, problems);
  }
}
