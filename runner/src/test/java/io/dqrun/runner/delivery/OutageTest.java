package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.result.CaseOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that takes nothing for a day: a run every five minutes. With {@code -Ddqrun.outage=350}
 * results a run, more than 100,000 altogether.
 */
class OutageTest {

  private static final long RUNS = 288;
  private static final int RESULTS = Integer.getInteger("dqrun.outage", 14);

  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-11-21T00:00:00Z").toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final Path state;

  OutageTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void everythingArrivesInOrderAfterwards() throws IOException {
    Ledger ledger = new Ledger();
    ledger.faults = (testCase, result) -> Ledger.Fault.NOT_STORED;
    List<Long> times = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      long before = ledger.count("send");
      times.add(now.get());
      run("run-" + run, ledger);
      // In a run of seconds, a server that is down is left alone after five failures.
      assertTrue(ledger.count("send") - before <= 5, "run " + run);
      now.addAndGet(Duration.ofMinutes(5).toMillis());
    }
    long bytes = bytes();
    assertTrue(bytes * 100_000 / (RUNS * RESULTS) <= 64L << 20, bytes + " bytes");
    ledger.faults = (testCase, result) -> Ledger.Fault.NONE;
    ledger.calls.clear();

    long start = System.nanoTime();
    DeliveryReport report =
        new OutboxDrain(new Outbox(state, clock), ledger, clock)
            .drain(OutboxTest.SERVER, Duration.ofHours(1));
    double seconds = (System.nanoTime() - start) / 1e9;

    assertEquals(RUNS * RESULTS, report.leftOvers().delivered());
    for (int i = 0; i < RESULTS; i++) {
      assertEquals(times, ledger.timestamps(OutboxTest.TABLE + ".id.case" + i));
    }
    assertEquals(RUNS * RESULTS, ledger.count("send"));
    assertEquals(0, bytes());
    assertTrue(RUNS * RESULTS / seconds >= 500, seconds + " s");
  }

  private void run(String id, Ledger ledger) {
    try (ResultPublisher publisher =
        ResultPublisher.open(new Outbox(state, clock), OutboxTest.plan(id), ledger, clock)) {
      List<CaseOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < RESULTS; i++) {
        outcomes.add(OutboxTest.outcome("case" + i, now.get()));
      }
      publisher.publish(outcomes);
      publisher.finish(Duration.ofSeconds(30));
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".journal")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
