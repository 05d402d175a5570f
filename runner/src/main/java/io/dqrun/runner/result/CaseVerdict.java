package io.dqrun.runner.result;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;

/** What a server is told of a case. */
public record CaseVerdict(FullyQualifiedName testCase, TestCaseResult result) {

  /** The part of an outcome that a server is told. */
  public static CaseVerdict of(CaseOutcome outcome) {
    return new CaseVerdict(outcome.testCase().fullyQualifiedName(), outcome.result());
  }
}
