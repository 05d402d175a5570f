package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DiskBeatTest {

  private final AtomicInteger forced = new AtomicInteger();

  @Test
  void whatIsWrittenComesToTheDiskAlthoughNobodySendsOrWritesAnythingMore() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    try (DiskBeat beat = new DiskBeat(disk::countDown)) {
      beat.written();

      assertTrue(disk.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void soDoesWhatIsWrittenWhileTheDiskIsBusy() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch writtenMeanwhile = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(2);
    try (DiskBeat beat =
        new DiskBeat(
            () -> {
              begun.countDown();
              await(writtenMeanwhile);
              again.countDown();
            })) {
      beat.written();
      await(begun);
      beat.written();
      writtenMeanwhile.countDown();

      assertTrue(again.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void manyWritesShareFewWaits() throws InterruptedException {
    long start = System.nanoTime();
    try (DiskBeat beat = new DiskBeat(forced::incrementAndGet)) {
      for (int i = 0; i < 200; i++) {
        beat.written();
        Thread.sleep(1);
      }
    }
    // One for every 50 milliseconds, and the first.
    long most = 2 + (System.nanoTime() - start) / 50_000_000;
    assertTrue(forced.get() >= 1 && forced.get() <= most, forced::toString);
  }

  @Test
  void nothingIsForcedThatWasNotWritten() throws InterruptedException {
    DiskBeat beat = new DiskBeat(forced::incrementAndGet);
    try (beat) {
      Thread.sleep(100);
    }
    beat.written();
    Thread.sleep(100);

    assertEquals(0, forced.get());
  }

  @Test
  void aDiskThatFailsIsToldOnceHoweverOftenItFails() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    DiskBeat beat =
        new DiskBeat(
            () -> {
              twice.countDown();
              throw failure("the disk is full " + twice.getCount());
            });
    try (beat) {
      while (twice.getCount() > 0) {
        beat.written();
        Thread.sleep(5);
      }
    }

    assertEquals(List.of(failure("the disk is full 1").problems().get(0)), beat.problems());
  }

  @Test
  void afterTheEndAllProblemsAreKnown() {
    CountDownLatch begun = new CountDownLatch(1);
    DiskBeat beat =
        new DiskBeat(
            () -> {
              begun.countDown();
              sleep();
              throw failure("the disk is full");
            });
    beat.written();
    await(begun);

    beat.close();

    assertEquals(1, beat.problems().size());
  }

  private static DqException failure(String message) {
    return new DqException(Problem.error(ProblemCode.JOURNAL_FAILED, message));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
