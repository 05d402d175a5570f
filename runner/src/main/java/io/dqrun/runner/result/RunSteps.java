package io.dqrun.runner.result;

import io.dqrun.entity.StepSummary;
import io.dqrun.entity.StepSummary.Failure;
import java.util.List;

/**
 * Counts a run the way OpenMetadata does: a source that reads suites and tables, a processor that
 * runs tests, a sink that sends results.
 */
public final class RunSteps {

  private static final String SOURCE = "OpenMetadata";
  private static final String PROCESSOR = "Data Quality";
  private static final String SINK = "OpenMetadata";

  /** What it means that a result is kept on this machine. */
  public enum Kept {
    /** It should be on the server. */
    UNSENT,
    /** That is all that the run has to do about it, because it is offline. */
    AS_WANTED
  }

  private RunSteps() {}

  /**
   * The counters of the three steps, in their order.
   *
   * <p>A failed or aborted verdict is a record like any other. Failures are: what the source could
   * not read, cases that could not run, results that the server does not have.
   *
   * @param kept what results that are kept here mean
   * @param tables number of tables that were read, whether or not they had cases
   * @param createdSuites number of suites that the run created
   * @param sourceFailures what could not be read, such as a missing suite or table
   */
  public static List<StepSummary> of(
      Outcomes outcomes,
      Kept kept,
      List<SkippedCase> skipped,
      int tables,
      int createdSuites,
      List<Failure> sourceFailures) {
    int batches = outcomes.byTable().size();
    int delivered = kept == Kept.AS_WANTED ? outcomes.size() : outcomes.count(Delivery.DELIVERED);
    List<Failure> notRun =
        skipped.stream().map(one -> new Failure(one.name(), one.reason())).toList();
    List<Failure> notSent =
        kept == Kept.AS_WANTED
            ? List.of()
            : outcomes.without(Delivery.DELIVERED).stream()
                .map(outcome -> new Failure(outcome.testCase().name(), reason(outcome.delivery())))
                .toList();
    return List.of(
        step(SOURCE, createdSuites + tables, sourceFailures),
        step(PROCESSOR, createdSuites + batches + outcomes.size(), notRun),
        step(SINK, createdSuites + batches + delivered, notSent));
  }

  private static String reason(Delivery delivery) {
    return switch (delivery) {
      case REJECTED -> "the server refused the result";
      case QUEUED -> "the result could not be sent yet; the next run sends it";
      case DELIVERED, NONE -> "the result was not sent";
    };
  }

  private static StepSummary step(String name, int records, List<Failure> failures) {
    return new StepSummary(name, records, 0, 0, failures.size(), 0, failures);
  }
}
