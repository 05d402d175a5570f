package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.pack.Fingerprints;
import io.dqrun.problem.DqException;
import io.dqrun.runner.delivery.JournalRecord.Acknowledged;
import io.dqrun.runner.delivery.JournalRecord.End;
import io.dqrun.runner.delivery.JournalRecord.Format;
import io.dqrun.runner.delivery.JournalRecord.Plan;
import io.dqrun.runner.delivery.JournalRecord.Rejected;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.CaseVerdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
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

  private final Path file;
  private final RandomAccessFile out;
  private final String runId;
  private final String server;

  /** The moments of cases that have a result. */
  private final Fingerprints usedTimestamps = new Fingerprints();

  private final Runnable onClose;
  private final BitSet open = new BitSet();
  private final Object forcing = new Object();

  private volatile long written;
  private long forced;
  private long lastNumber;
  private boolean statusOpen;
  private boolean broken;
  private boolean closed;

  /**
   * Starts a journal.
   *
   * @param out the new, empty and locked file; owned by the spool
   * @param usedTimestamps per case, the timestamps that other journals hold
   */
  ResultSpool(
      Path file,
      RandomAccessFile out,
      RunPlan plan,
      Map<String, Set<Long>> usedTimestamps,
      Runnable onClose) {
    this.file = file;
    this.out = out;
    this.runId = plan.runId();
    this.server = ServerAddress.of(plan.serverUrl());
    usedTimestamps.forEach(
        (testCase, moments) ->
            moments.forEach(moment -> this.usedTimestamps.add(Fingerprints.of(testCase, moment))));
    this.onClose = onClose;
    append(Format.CURRENT);
    append(
        new Plan(
            runId,
            server,
            plan.suite(),
            plan.cases().size(),
            plan.contact() == RunPlan.Contact.OFFLINE));
    force(written);
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
    List<Spooled> spooled = new ArrayList<>();
    synchronized (this) {
      for (CaseOutcome outcome : outcomes) {
        String testCase = outcome.testCase().fullyQualifiedName().toString();
        TestCaseResult result = withFreeTimestamp(testCase, outcome.result());
        CaseOutcome fixed =
            new CaseOutcome(
                outcome.testCase(),
                result,
                outcome.duration(),
                outcome.statements(),
                outcome.delivery());
        spooled.add(new Spooled(fixed, ++lastNumber));
        open.set((int) lastNumber);
      }
    }
    // Without the lock: the marks of those that are being delivered need not wait.
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Spooled one : spooled) {
      String testCase = one.outcome().testCase().fullyQualifiedName().toString();
      lines.writeBytes(
          JournalText.line(new Result(one.number(), server, testCase, one.outcome().result())));
    }
    write(lines.toByteArray());
    return spooled;
  }

  /**
   * Brings all that is written so far to the disk; survives a loss of power from here on.
   *
   * @throws DqException with {@code JOURNAL_FAILED} if the disk does not work
   */
  void forceWritten() {
    force(written);
  }

  /** The way of a result of this run to the server, with its marks in this log. */
  PendingResult pending(RecordLog log, long number, CaseVerdict verdict) {
    return new PendingResult(
        log, number, runId, verdict.testCase().toString(), verdict.result(), false);
  }

  /**
   * A result that is written.
   *
   * @param outcome the outcome with its final timestamp
   * @param number its number in the journal, from 1
   */
  record Spooled(CaseOutcome outcome, long number) {}

  /** Writes a mark; it is not forced, because to lose it costs a question to the server only. */
  @Override
  public void append(JournalRecord record) {
    write(record, JournalText.line(record));
  }

  private synchronized void write(JournalRecord record, byte[] line) {
    if (closed) {
      // The answer came after the run gave up waiting; the next run asks the server.
      return;
    }
    write(line);
    if (record instanceof Acknowledged done) {
      open.clear((int) done.number());
    } else if (record instanceof Rejected done) {
      open.clear((int) done.number());
    } else if (record instanceof Status) {
      statusOpen = true;
    } else if (record instanceof StatusSettled) {
      statusOpen = false;
    }
  }

  /** Writes a mark that must not be lost, and forces it to the disk. */
  void appendForced(JournalRecord record) {
    append(record);
    force(written);
  }

  /** Where the journal is. */
  public Path file() {
    return file;
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
    try (out) {
      out.write(JournalText.line(new End(cause)));
      out.getFD().sync();
      if (open.isEmpty() && !statusOpen) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw PrivateFiles.failure("cannot end the journal", file, e);
    } finally {
      onClose.run();
    }
  }

  private TestCaseResult withFreeTimestamp(String testCase, TestCaseResult result) {
    long timestamp = result.timestamp();
    while (!usedTimestamps.add(Fingerprints.of(testCase, timestamp))) {
      timestamp++;
    }
    return timestamp == result.timestamp()
        ? result
        : TestCaseResult.builder().from(result).timestamp(timestamp).build();
  }

  private synchronized void write(byte[] bytes) {
    if (broken || closed) {
      throw PrivateFiles.failure(
          "cannot write the journal", file, new IOException("an earlier write failed"));
    }
    try {
      out.write(bytes);
      written += bytes.length;
    } catch (IOException e) {
      broken = !cutOff();
      throw PrivateFiles.failure("cannot write the journal", file, e);
    }
  }

  /** Removes what a failed write left, so that later records do not follow half of one. */
  private boolean cutOff() {
    try {
      out.setLength(written);
      out.seek(written);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Several threads that wait for the disk share one wait. */
  private void force(long end) {
    synchronized (forcing) {
      if (forced >= end) {
        return;
      }
      long now = written;
      try {
        out.getFD().sync();
      } catch (IOException e) {
        throw PrivateFiles.failure("cannot force the journal to the disk", file, e);
      }
      forced = now;
    }
  }
}
