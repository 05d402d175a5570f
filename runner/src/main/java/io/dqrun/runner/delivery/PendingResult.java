package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
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
  private final Supplier<EncodedResult> body;
  private boolean maybeSent;

  /** A result whose body is fetched when it is sent. */
  PendingResult(
      RecordLog log,
      long number,
      String runId,
      String testCase,
      long timestamp,
      Supplier<EncodedResult> body,
      boolean maybeSent) {
    this.timestamp = timestamp;
    this.log = log;
    this.number = number;
    this.runId = runId;
    this.testCase = testCase;
    this.body = body;
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

  /** What the server is told. */
  EncodedResult body() {
    return body.get();
  }

  /** Whether an earlier attempt may have reached the server. */
  boolean maybeSent() {
    return maybeSent;
  }

  /** To be noted before the first byte goes out. */
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
