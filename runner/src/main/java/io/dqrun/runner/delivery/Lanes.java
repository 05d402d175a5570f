package io.dqrun.runner.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Does work on results side by side, and one after the other what belongs together. Few results are
 * ahead at any time: whoever adds more waits. Added to by one thread; with one lane, in that.
 */
final class Lanes implements AutoCloseable {

  private static final int AHEAD = 32;
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final IntConsumer work;
  private final List<Lane> lanes = new ArrayList<>();
  private int underWay;

  /**
   * Lanes whose threads are started when they are needed.
   *
   * @param count how many, at least 1
   * @param work what is done with the place of a result
   */
  Lanes(int count, IntConsumer work) {
    this.work = work;
    for (int i = 0; count > 1 && i < count; i++) {
      lanes.add(new Lane(i));
    }
  }

  /**
   * Has the work done.
   *
   * @param key what has the same key is done in the order in which it was added
   */
  void add(long key, int place) throws InterruptedException {
    if (lanes.isEmpty()) {
      work.accept(place);
      return;
    }
    started(1);
    boolean added = false;
    try {
      lanes.get((int) Long.remainderUnsigned(key, lanes.size())).add(place);
      added = true;
    } finally {
      if (!added) {
        started(-1);
      }
    }
  }

  private synchronized void started(int change) {
    underWay += change;
    if (underWay == 0) {
      notifyAll();
    }
  }

  /** Returns when all that was added is done. */
  synchronized void await() throws InterruptedException {
    while (underWay > 0) {
      wait();
    }
  }

  /** Interrupts what is under way, does not begin the rest, and waits for a moment. */
  @Override
  public void close() {
    lanes.forEach(lane -> lane.thread.interrupt());
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Lane lane : lanes) {
        TimeUnit.NANOSECONDS.timedJoin(lane.thread, Math.max(1, end - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Lane {
    private final BlockingQueue<Integer> places = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private boolean running;

    Lane(int number) {
      thread = new Thread(this::run, "dq-run-delivery-" + number);
      thread.setDaemon(true);
    }

    void add(int place) throws InterruptedException {
      if (!running) {
        running = true;
        thread.start();
      }
      places.put(place);
    }

    private void run() {
      List<Integer> portion = new ArrayList<>(AHEAD);
      try {
        while (!Thread.currentThread().isInterrupted()) {
          // All at once: to wake whoever adds for each of them costs as much as the work.
          portion.add(places.take());
          places.drainTo(portion);
          doAll(portion);
          portion.clear();
        }
      } catch (InterruptedException e) {
        // The end of the run.
        Thread.currentThread().interrupt();
      }
    }

    private void doAll(List<Integer> portion) {
      for (int place : portion) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        try {
          work.accept(place);
        } finally {
          started(-1);
        }
      }
    }
  }
}
