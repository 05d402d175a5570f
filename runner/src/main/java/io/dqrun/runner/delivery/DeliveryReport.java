package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.Outcomes;
import java.util.List;

/**
 * What became of results.
 *
 * @param outcomes the published outcomes, in that order, with their final timestamps and fates
 * @param leftOvers what became of the results of earlier runs
 * @param problems what is to be told
 */
public record DeliveryReport(
    List<CaseOutcome> outcomes, LeftOvers leftOvers, List<Problem> problems) {

  public DeliveryReport {
    outcomes = Outcomes.of(outcomes);
    problems = List.copyOf(problems);
  }

  /** The outcomes, with what is known of them without reading each. */
  public Outcomes delivered() {
    return Outcomes.of(outcomes);
  }

  /** How many results of earlier runs met which fate. */
  public record LeftOvers(int delivered, int queued, int rejected) {

    /** One of the queued ones met its fate. */
    LeftOvers withDecided(Delivery fate) {
      return fate == Delivery.DELIVERED
          ? new LeftOvers(delivered + 1, queued - 1, rejected)
          : new LeftOvers(delivered, queued - 1, rejected + 1);
    }

    /** One of the queued ones turned out to be another version's. */
    LeftOvers withoutOne() {
      return new LeftOvers(delivered, queued - 1, rejected);
    }
  }
}
