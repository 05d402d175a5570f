package io.dqrun.runner.result;

import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import java.time.Duration;
import java.util.List;

/**
 * A test case that was executed.
 *
 * @param testCase the case as it was executed
 * @param result the record that is, or is to be, sent to the server
 * @param duration time of the statements that it took part in, not of the case alone
 * @param statements the SQL that it took part in; empty when none was needed
 * @param delivery what became of the result
 */
public record CaseOutcome(
    TestCase testCase,
    TestCaseResult result,
    Duration duration,
    List<String> statements,
    Delivery delivery) {

  public CaseOutcome {
    statements = List.copyOf(statements);
  }

  /** The same outcome with another fate of its result. */
  public CaseOutcome withDelivery(Delivery newDelivery) {
    return new CaseOutcome(testCase, result, duration, statements, newDelivery);
  }
}
