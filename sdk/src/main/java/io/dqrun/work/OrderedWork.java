package io.dqrun.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
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

  /** Handing on one by one would cost small inputs more than the work itself. */
  private static final int MOST_AT_ONCE = 8;

  private static final int PORTIONS_AHEAD_PER_THREAD = 3;

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
      Deque<Future<List<O>>> ahead = new ArrayDeque<>();
      for (List<I> portion : portions(inputs, most)) {
        if (ahead.size() >= most * PORTIONS_AHEAD_PER_THREAD) {
          take(ahead.remove()).forEach(results);
        }
        ahead.add(workers.submit(() -> portion.stream().map(work).toList()));
      }
      while (!ahead.isEmpty()) {
        take(ahead.remove()).forEach(results);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Parts of the inputs, small enough that every thread gets many. */
  private static <I> List<List<I>> portions(List<I> inputs, int threads) {
    int size = Math.max(1, Math.min(MOST_AT_ONCE, inputs.size() / (threads * 8)));
    List<List<I>> portions = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i += size) {
      portions.add(inputs.subList(i, Math.min(i + size, inputs.size())));
    }
    return portions;
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
