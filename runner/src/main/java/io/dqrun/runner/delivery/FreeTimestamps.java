package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.pack.Fingerprints;
import io.dqrun.runner.result.CaseOutcome;
import java.util.Map;
import java.util.Set;

/** The moments of cases that have a result already. Used by one thread at a time. */
final class FreeTimestamps {

  private final Fingerprints used = new Fingerprints();

  /** Free is what is not used here, per case. */
  FreeTimestamps(Map<String, Set<Long>> usedTimestamps) {
    usedTimestamps.forEach(
        (testCase, moments) ->
            moments.forEach(moment -> used.add(Fingerprints.of(testCase, moment))));
  }

  /** The outcome at a moment of which its case has no result yet, by milliseconds later if so. */
  CaseOutcome fixed(CaseOutcome outcome) {
    String testCase = outcome.testCase().fullyQualifiedName().toString();
    long wanted = outcome.result().timestamp();
    long timestamp = wanted;
    while (!used.add(Fingerprints.of(testCase, timestamp))) {
      timestamp++;
    }
    return timestamp == wanted
        ? outcome
        : new CaseOutcome(
            outcome.testCase(),
            TestCaseResult.builder().from(outcome.result()).timestamp(timestamp).build(),
            outcome.duration(),
            outcome.statements(),
            outcome.delivery());
  }
}
