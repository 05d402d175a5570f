package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import java.util.function.Supplier;

/** A result on its way to the server. Used by one thread at a time. */
final class PendingResult {

  private final RecordLog log;
  private final long number;
  private final String runId;
  private final String testCase;
  private final long timestamp;
  private final Supplier<TestCaseResult> result;
  private boolean maybeSent;

  PendingResult(
      RecordLog log,
      long number,
      String runId,
      String testCase,
      TestCaseResult result,
      boolean maybeSent) {
    this(log, number, runId, testCase, result.timestamp(), () -> result, maybeSent);
  }

  /** A result that is fetched when it is sent. */
  PendingResult(
      RecordLog log,
      long number,
      String runId,
      String testCase,
      long timestamp,
      Supplier<TestCaseResult> result,
      boolean maybeSent) {
    this.timestamp = timestamp;
    this.log = log;
    this.number = number;
    this.runId = runId;
    this.testCase = testCase;
    this.result = result;
    this.maybeSent = maybeSent;
  }

  /** Its number in its journal. */
  long number() {
    return number;
  }

  String runId() {
    return runId;
  }

  String testCase() {
    return testCase;
  }

  long timestamp() {
    return timestamp;
  }

  TestCaseResult result() {
    return result.get();
  }

  /** Whether an earlier attempt may have reached the server. */
  boolean maybeSent() {
    return maybeSent;
  }

  /** To be written before the first byte goes out. */
  void markSent() {
    if (!maybeSent) {
      maybeSent = true;
      log.append(new Sent(number));
    }
  }

  void markAcknowledged() {
    log.append(new Acknowledged(number));
  }

  void markRejected(String reason) {
    log.append(new Rejected(number, reason));
  }
}
