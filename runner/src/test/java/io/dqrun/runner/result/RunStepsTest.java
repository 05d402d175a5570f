package io.dqrun.runner.result;

import static io.dqrun.entity.TestCaseStatus.ABORTED;
import static io.dqrun.entity.TestCaseStatus.FAILED;
import static io.dqrun.entity.TestCaseStatus.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.StepSummary;
import io.dqrun.entity.StepSummary.Failure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunStepsTest {

  private static final String A = "svc.db.sch.a";
  private static final String B = "svc.db.sch.b";

  @Test
  void verdictsAreRecordsAndNoFailures() {
    List<CaseOutcome> outcomes =
        List.of(
            SampleOutcomes.of(A, "c", "one", SUCCESS, 1).withDelivery(Delivery.DELIVERED),
            SampleOutcomes.of(A, "c", "two", FAILED, 2).withDelivery(Delivery.DELIVERED),
            SampleOutcomes.of(B, "", "three", ABORTED, 3).withDelivery(Delivery.DELIVERED));

    List<StepSummary> steps =
        RunSteps.of(Outcomes.of(outcomes), RunSteps.Kept.UNSENT, List.of(), 2, 0, List.of());

    assertEquals(List.of("OpenMetadata 2/0", "Data Quality 5/0", "OpenMetadata 5/0"), texts(steps));
  }

  @Test
  void whatCouldNotRunAndWhatCouldNotBeSentAreFailuresOfTheirSteps() {
    List<CaseOutcome> outcomes =
        List.of(
            SampleOutcomes.of(A, "c", "sent", SUCCESS, 1).withDelivery(Delivery.DELIVERED),
            SampleOutcomes.of(A, "c", "kept", SUCCESS, 2).withDelivery(Delivery.QUEUED),
            SampleOutcomes.of(A, "c", "refused", SUCCESS, 3).withDelivery(Delivery.REJECTED));
    List<SkippedCase> skipped = List.of(new SkippedCase("ghost", "fqn", "no such column"));

    List<StepSummary> steps =
        RunSteps.of(
            Outcomes.of(outcomes),
            RunSteps.Kept.UNSENT,
            skipped,
            1,
            1,
            List.of(new Failure("table", "not found")));

    assertEquals(List.of("OpenMetadata 2/1", "Data Quality 5/1", "OpenMetadata 3/2"), texts(steps));
    assertEquals(List.of(new Failure("ghost", "no such column")), steps.get(1).failures());
  }

  @Test
  void onlyTheFirstTenFailuresAreListedButAllAreCounted() {
    List<SkippedCase> skipped =
        IntStream.range(0, 25).mapToObj(i -> new SkippedCase("c" + i, "f" + i, "r")).toList();

    StepSummary processor =
        RunSteps.of(Outcomes.of(List.of()), RunSteps.Kept.UNSENT, skipped, 1, 0, List.of()).get(1);

    assertEquals(25, processor.errors());
    assertEquals(10, processor.failures().size());
  }

  private static List<String> texts(List<StepSummary> steps) {
    return steps.stream()
        .map(step -> step.name() + " " + step.records() + "/" + step.errors())
        .toList();
  }
}
