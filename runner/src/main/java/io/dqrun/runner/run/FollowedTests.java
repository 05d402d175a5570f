package io.dqrun.runner.run;

import io.dqrun.client.LatestResult;
import io.dqrun.client.StoredStatus;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestSuite;
import io.dqrun.runner.result.SubmitResult;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what the tests of a run on the server came to. */
final class FollowedTests {

  private static final List<String> JUDGED = List.of("Success", "Failed", "Aborted");

  private FollowedTests() {}

  /** The results count that are not older than the run. */
  static SubmitResult.Tests of(
      ServerSession server, TestSuite suite, Submission submission, StoredStatus run) {
    Map<FullyQualifiedName, String> statuses = new HashMap<>();
    for (LatestResult one : server.client().testCases().latestResults(suite.id())) {
      one.result()
          .filter(result -> result.timestamp() >= run.startDate())
          .ifPresent(result -> statuses.put(one.fullyQualifiedName(), result.testCaseStatus()));
    }
    List<String> told =
        submission.cases().stream()
            .filter(PlannedCase::isRunnable)
            .map(one -> statuses.getOrDefault(one.testCase().fullyQualifiedName(), ""))
            .toList();
    return new SubmitResult.Tests(
        told.size(),
        count(told, "Success"),
        count(told, "Failed"),
        count(told, "Aborted"),
        (int) told.stream().filter(status -> !JUDGED.contains(status)).count());
  }

  private static int count(List<String> statuses, String status) {
    return (int) statuses.stream().filter(status::equals).count();
  }
}
