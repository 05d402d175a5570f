package io.dqrun.runner.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the inner loops, and prints them as one table. */
final class InnerLoops {

  private InnerLoops() {}

  /** Arguments: how often each is measured, and for how many seconds. */
  public static void main(String[] arguments) throws RunnerException {
    int iterations = Integer.parseInt(arguments[0]);
    TimeValue time = TimeValue.seconds(Long.parseLong(arguments[1]));
    System.out.print(table(iterations, run(options(iterations, time).forks(1))));
  }

  static ChainedOptionsBuilder options(int iterations, TimeValue time) {
    return new OptionsBuilder()
        .include("io\\.dqrun\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .warmupIterations(iterations)
        .warmupTime(time)
        .measurementIterations(iterations)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
  }

  static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  static String table(int iterations, Collection<RunResult> results) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(Locale.ROOT, "| mean of %d | µs | ± | KiB allocated |%n", iterations));
    table.append(String.format("| --- | --- | --- | --- |%n"));
    for (RunResult run : results) {
      Result<?> mean = run.getPrimaryResult();
      double bytes =
          run.getSecondaryResults().entrySet().stream()
              .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
              .mapToDouble(entry -> entry.getValue().getScore())
              .findFirst()
              .orElse(Double.NaN);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.1f |%n",
              mean.getLabel(),
              mean.getScore(),
              mean.getScoreError(),
              bytes / 1024));
    }
    return table.toString();
  }
}
