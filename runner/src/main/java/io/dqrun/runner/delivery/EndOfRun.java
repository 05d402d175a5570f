package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.Outcomes;
import java.util.List;

/** What is told of the results of a run and of those that earlier runs left. */
final class EndOfRun {

  private final Outbox outbox;
  private final ResultSender sender;
  private final LeftOverDrain leftOvers;

  EndOfRun(Outbox outbox, ResultSender sender, LeftOverDrain leftOvers) {
    this.outbox = outbox;
    this.sender = sender;
    this.leftOvers = leftOvers;
  }

  /**
   * The fate of every result.
   *
   * @param problems what is told before anything else; the rest is added
   * @param contact results of an offline run are not told as missing on the server
   */
  DeliveryReport report(Outcomes outcomes, List<Problem> problems, RunPlan.Contact contact) {
    problems.addAll(leftOvers.problems());
    problems.addAll(sender.problems());
    int queued = outcomes.count(Delivery.QUEUED);
    if (queued > 0 && contact == RunPlan.Contact.ONLINE) {
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
}
