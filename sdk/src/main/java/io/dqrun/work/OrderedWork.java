package io.dqrun.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same work for many inputs in parallel and hands on the results in the inputs' order,
 * each as soon as it and all before it are there. Only a few are ahead at any time, so that memory
 * does not grow with the number of inputs.
 */
public final class OrderedWork {

  private static final int AHEAD_PER_THREAD = 16;

  private OrderedWork() {}

  /**
   * Works with so many threads; with one, in the caller's own.
   *
   * @param inputs what to work on
   * @param threads the most threads, at least 1
   * @param work called on several threads at a time; what it throws ends all
   * @param results called on the caller's thread only
   */
  public static <I, O> void run(
      List<I> inputs, int threads, Function<I, O> work, Consumer<O> results) {
    int most = Math.min(threads, inputs.size());
    if (most <= 1) {
      inputs.forEach(input -> results.accept(work.apply(input)));
      return;
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(
            most,
            task -> {
              Thread thread = new Thread(task, "dq-run-worker");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<O>> ahead = new ArrayDeque<>();
      for (I input : inputs) {
        if (ahead.size() >= most * AHEAD_PER_THREAD) {
          results.accept(take(ahead.remove()));
        }
        ahead.add(workers.submit(() -> work.apply(input)));
      }
      while (!ahead.isEmpty()) {
        results.accept(take(ahead.remove()));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static <O> O take(Future<O> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
