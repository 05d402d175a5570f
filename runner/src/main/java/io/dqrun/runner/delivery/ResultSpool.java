package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.problem.DqException;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.Sent;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import io.dqrun.runner.result.CaseOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The journal of a run that is alive: results are on disk before they are on the network.
 *
 * <p>Made by {@link Outbox#begin}; locked until it is closed, so that other processes know that
 * somebody takes care of it. Safe for use by several threads.
 */
public final class ResultSpool implements RecordLog, AutoCloseable {

  private final JournalFile file;
  private final String runId;
  private final String server;

  private final FreeTimestamps timestamps;
  private final Runnable onClose;
  private final BitSet open = new BitSet();
  private long lastNumber;
  private boolean statusOpen;
  private boolean closed;

  /**
   * Starts a journal.
   *
   * @param usedTimestamps per case, the timestamps that other journals hold
   */
  ResultSpool(
      JournalFile file, RunPlan plan, Map<String, Set<Long>> usedTimestamps, Runnable onClose) {
    this.file = file;
    this.runId = plan.runId();
    this.server = ServerAddress.of(plan.serverUrl());
    this.timestamps = new FreeTimestamps(usedTimestamps);
    this.onClose = onClose;
    append(Format.CURRENT);
    append(
        new Plan(
            runId,
            server,
            plan.suite(),
            plan.cases().size(),
            plan.contact() == RunPlan.Contact.OFFLINE));
    file.forceWritten();
  }

  /**
   * Writes results, which {@link #forceWritten} brings to the disk. Their timestamps are final from
   * here on: one that the case used before is moved by a millisecond.
   *
   * @return what was written, in the same order
   * @throws DqException with {@code JOURNAL_FAILED} if the disk is full or does not work; nothing
   *     of the batch is to be counted on then
   */
  List<Spooled> append(List<CaseOutcome> outcomes) {
    List<CaseOutcome> fixed = new ArrayList<>();
    long number;
    synchronized (this) {
      number = lastNumber;
      for (CaseOutcome outcome : outcomes) {
        fixed.add(timestamps.fixed(outcome));
        open.set((int) ++lastNumber);
      }
    }
    // Without the lock: the marks of those that are being delivered need not wait.
    List<Spooled> spooled = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (CaseOutcome outcome : fixed) {
      Spooled one = new Spooled(outcome, EncodedResult.of(outcome.result()), ++number);
      String testCase = outcome.testCase().fullyQualifiedName().toString();
      lines.writeBytes(JournalLine.ofResult(number, server, testCase, one.body()));
      spooled.add(one);
    }
    file.append(lines.toByteArray());
    return spooled;
  }

  /**
   * Brings all that is written so far to the disk; survives a loss of power from here on.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the disk does not work
   */
  void forceWritten() {
    file.forceWritten();
  }

  /** The way of a result of this run to the server, with its marks in this log. */
  PendingResult pending(RecordLog log, long number, String testCase, EncodedResult body) {
    return new PendingResult(
        log, number, runId, testCase, body.timestamp(), () -> body, /* maybeSent= */ false);
  }

  /**
   * A result that is written.
   *
   * @param outcome the outcome with its final timestamp
   * @param body what the server is told of it
   * @param number its number in the journal, from 1
   */
  record Spooled(CaseOutcome outcome, EncodedResult body, long number) {}

  /**
   * Writes a record; it is not forced. Marks wait a little, and may be lost: a run without an end
   * is taken to have sent everything, and to ask for a result costs a question to the server only.
   */
  @Override
  public synchronized void append(JournalRecord record) {
    if (closed) {
      // The answer came after the run gave up waiting; the next run asks the server.
      return;
    }
    byte[] line = JournalLine.of(record);
    if (record instanceof Acknowledged done) {
      open.clear((int) done.number());
      file.mark(line);
    } else if (record instanceof Sent) {
      file.mark(line);
    } else {
      file.append(line);
    }
    if (record instanceof Rejected done) {
      open.clear((int) done.number());
    } else if (record instanceof Status) {
      statusOpen = true;
    } else if (record instanceof StatusSettled) {
      statusOpen = false;
    }
  }

  /**
   * Writes the marks that wait.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the disk is full or does not work
   */
  void writeMarks() {
    file.writeMarks();
  }

  /** Writes a mark that must not be lost, and forces it to the disk. */
  void appendForced(JournalRecord record) {
    append(record);
    file.forceWritten();
  }

  /** Where the journal is. */
  public Path file() {
    return file.path();
  }

  /**
   * Ends the journal. It is deleted if nothing in it is left to send; otherwise the next run finds
   * it.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if that could not be written; results are safe
   *     nevertheless
   */
  @Override
  public void close() {
    close(Optional.empty());
  }

  /**
   * As {@link #close()}; whoever looks at the results that are left is told the cause.
   *
   * @param cause why the last of them is left; without secrets
   */
  synchronized void close(Optional<String> cause) {
    if (closed) {
      return;
    }
    closed = true;
    try {
      file.end(JournalLine.of(new End(cause)));
      if (open.isEmpty() && !statusOpen) {
        Files.deleteIfExists(file.path());
      }
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot end the journal", file.path(), e);
    } finally {
      onClose.run();
    }
  }
}
