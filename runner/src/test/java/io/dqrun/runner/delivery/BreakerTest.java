package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @Test
  void opensAfterFiveFailuresInARowAndClosesAtASuccess() {
    Breaker breaker = breaker(1);
    for (int i = 0; i < 4; i++) {
      fail(breaker, 1);
    }
    breaker.succeeded();
    for (int i = 0; i < 4; i++) {
      fail(breaker, 1);
      assertTrue(breaker.admits());
    }
    fail(breaker, 1);
    assertTrue(breaker.isOpen());
    assertFalse(breaker.admits());
    now.addAndGet(15_000);
    assertTrue(breaker.admits());
    breaker.asking();
    breaker.succeeded();
    assertFalse(breaker.isOpen());
    assertTrue(breaker.admits());
  }

  /** A result that may have arrived costs two requests: a question and the result. */
  @Test
  void anOpenOneAdmitsFourRequestsAMinute() {
    for (int requests = 1; requests <= 2; requests++) {
      for (int seed = 0; seed < 50; seed++) {
        Breaker breaker = open(seed);
        List<Long> sent = new ArrayList<>();
        for (long end = now.get() + 10 * MINUTE; now.get() < end; now.addAndGet(50)) {
          if (breaker.admits()) {
            for (int i = 0; i < requests; i++) {
              sent.add(now.get());
            }
            fail(breaker, requests);
          }
        }
        assertTrue(sent.size() >= 36, sent.size() + " requests in ten minutes");
        for (long first : sent) {
          long minute = sent.stream().filter(t -> t >= first && t < first + MINUTE).count();
          assertTrue(minute <= 4, minute + " requests in a minute");
        }
      }
    }
  }

  /** A hundred clients of a server that fails all of them at the same moment. */
  @Test
  void manyClientsDoNotReturnTogether() {
    long start = now.get();
    for (int fleet = 0; fleet < 20; fleet++) {
      Map<Long, Integer> seconds = new TreeMap<>();
      for (int client = 0; client < 100; client++) {
        now.set(start);
        Breaker breaker = open(100 * fleet + client);
        for (; now.get() < start + MINUTE; now.addAndGet(10)) {
          if (breaker.admits()) {
            seconds.merge((now.get() - start) / 1_000, 1, Integer::sum);
            fail(breaker, 1);
          }
        }
      }
      int all = seconds.values().stream().mapToInt(Integer::intValue).sum();
      assertTrue(all > 350 && all <= 400, all + " requests");
      assertTrue(Collections.max(seconds.values()) <= all / 20, seconds.toString());
    }
  }

  @Test
  void aClockThatIsSetMakesNoPauseLongerAndNoServerBusier() {
    for (long jump : List.of(-24 * 60 * MINUTE, 24 * 60 * MINUTE)) {
      Breaker breaker = open(3);
      now.addAndGet(jump);
      assertTrue(breaker.admits());
      fail(breaker, 1);
      assertFalse(breaker.admits());
      now.addAndGet(14_999);
      assertFalse(breaker.admits());
      now.addAndGet(1);
      assertTrue(breaker.admits());
    }
  }

  @Test
  void withoutAFailureThereIsNothingToRecoverFrom() {
    Breaker breaker = breaker(1);
    assertFalse(breaker.hasHadTime());
    fail(breaker, 1);
    assertFalse(breaker.hasHadTime());
    now.addAndGet(15_000);
    assertTrue(breaker.hasHadTime());
    assertEquals(Duration.ofSeconds(15), Breaker.PROBE_INTERVAL);
  }

  private Breaker breaker(int seed) {
    return new Breaker(clock, new Random(seed));
  }

  private Breaker open(int seed) {
    Breaker breaker = breaker(seed);
    for (int i = 0; i < Breaker.MAX_CONSECUTIVE_FAILURES; i++) {
      fail(breaker, 1);
    }
    return breaker;
  }

  private static void fail(Breaker breaker, int requests) {
    for (int i = 0; i < requests; i++) {
      breaker.asking();
    }
    breaker.failed();
  }
}
