package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A server in memory: keeps the unique key of case and timestamp, and fails on demand. */
final class Ledger implements ResultSink {

  /** What a request meets. */
  enum Fault {
    NONE,
    REJECTED,
    REFUSED,
    NOT_STORED,
    /** Stored, but the answer is lost. */
    ANSWER_LOST,
    /** Not stored, and the sender cannot know. */
    REQUEST_LOST
  }

  final Map<String, List<TestCaseResult>> stored = new LinkedHashMap<>();
  final List<String> calls = new ArrayList<>();
  BiFunction<String, TestCaseResult, Fault> faults = (testCase, result) -> Fault.NONE;
  Optional<Fault> findFault = Optional.empty();

  @Override
  public synchronized void send(String testCase, EncodedResult encoded) {
    TestCaseResult result = encoded.result();
    calls.add("send " + testCase + "@" + result.timestamp());
    Fault fault = faults.apply(testCase, result);
    switch (fault) {
      case REJECTED -> throw failure(SendFailure.REJECTED, "instance of the case not found");
      case REFUSED -> throw failure(SendFailure.REFUSED, "token expired");
      case NOT_STORED -> throw failure(SendFailure.NOT_STORED, "connection refused");
      case REQUEST_LOST -> throw failure(SendFailure.OUTCOME_UNKNOWN, "connection reset");
      case ANSWER_LOST -> {
        store(testCase, result);
        throw failure(SendFailure.OUTCOME_UNKNOWN, "connection reset");
      }
      case NONE -> store(testCase, result);
    }
  }

  private void store(String testCase, TestCaseResult result) {
    if (find(stored, testCase, result.timestamp()).isPresent()) {
      throw failure(SendFailure.CONFLICT, "Entity already exists");
    }
    stored.computeIfAbsent(testCase, key -> new ArrayList<>()).add(result);
  }

  @Override
  public synchronized Optional<String> findStatus(String testCase, long timestamp) {
    calls.add("find " + testCase + "@" + timestamp);
    if (findFault.isPresent()) {
      throw failure(SendFailure.OUTCOME_UNKNOWN, "connection reset");
    }
    return find(stored, testCase, timestamp).map(result -> result.testCaseStatus().text());
  }

  private static Optional<TestCaseResult> find(
      Map<String, List<TestCaseResult>> stored, String testCase, long timestamp) {
    return stored.getOrDefault(testCase, List.of()).stream()
        .filter(result -> result.timestamp() == timestamp)
        .findFirst();
  }

  /** The timestamps of a case in the order of their arrival. */
  synchronized List<Long> timestamps(String testCase) {
    return stored.getOrDefault(testCase, List.of()).stream()
        .map(TestCaseResult::timestamp)
        .toList();
  }

  synchronized int storedCount() {
    return stored.values().stream().mapToInt(List::size).sum();
  }

  synchronized long count(String prefix) {
    return calls.stream().filter(call -> call.startsWith(prefix)).count();
  }

  private static SendException failure(SendFailure failure, String message) {
    return new SendException(failure, Problem.error(ProblemCode.SERVER_ERROR, message), null);
  }
}
