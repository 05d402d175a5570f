package io.dqrun.runner.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Some threads that do the same, measured from the start of the first to the end of the last. */
final class Crew {

  /** What one of them does. */
  interface Work {
    void of(int worker) throws IOException, InterruptedException;
  }

  private final List<Throwable> failures = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Measured start = Measured.now();

  private Crew() {}

  static Crew start(int workers, Work work) {
    Crew crew = new Crew();
    for (int i = 0; i < workers; i++) {
      int worker = i;
      Thread thread = new Thread(() -> crew.run(work, worker));
      thread.start();
      crew.threads.add(thread);
    }
    return crew;
  }

  private void run(Work work, int worker) {
    try {
      work.of(worker);
    } catch (IOException | InterruptedException | RuntimeException e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }

  Measured untilDone() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    Measured taken = start.untilNow();
    synchronized (failures) {
      if (!failures.isEmpty()) {
        throw new IllegalStateException(failures.get(0));
      }
    }
    return taken;
  }
}
