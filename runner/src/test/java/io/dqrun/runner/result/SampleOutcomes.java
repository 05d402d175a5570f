package io.dqrun.runner.result;

import io.dqrun.entity.EntityLink;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Outcomes to test with. */
public final class SampleOutcomes {

  private SampleOutcomes() {}

  /** An outcome of a case on a column. */
  public static CaseOutcome of(
      String table, String column, String name, TestCaseStatus status, long timestamp) {
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(timestamp)
            .testCaseStatus(status)
            .result("Found nullCount=0. It should be 0.")
            .build();
    return of(testCase(table, column, name), result);
  }

  /** An outcome of a case with a given result. */
  public static CaseOutcome of(TestCase testCase, TestCaseResult result) {
    return new CaseOutcome(testCase, result, Duration.ofMillis(12), List.of(), Delivery.NONE);
  }

  /** A case on a column; on the table if the column is empty. */
  public static TestCase testCase(String table, String column, String name) {
    FullyQualifiedName fqn = FullyQualifiedName.parse(table);
    EntityLink link = column.isEmpty() ? EntityLink.table(fqn) : EntityLink.column(fqn, column);
    return TestCase.builder()
        .name(name)
        .entityLink(link)
        .fullyQualifiedName(TestCase.fqn(link, name))
        .testDefinition(
            new EntityReference(
                new UUID(1, 2),
                "testDefinition",
                Optional.of(column.isEmpty() ? "tableRowCountToEqual" : "columnValuesToBeNotNull"),
                Optional.empty()))
        .build();
  }
}
