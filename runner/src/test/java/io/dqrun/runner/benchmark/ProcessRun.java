package io.dqrun.runner.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What one process took.
 *
 * @param wallMillis from its start to its end
 * @param cpuMillis of all its threads, 0 where the system does not tell
 * @param peakMib the most memory that was resident, 0 where the system does not tell
 */
record ProcessRun(double wallMillis, double cpuMillis, double peakMib) {

  private static final Duration POLL = Duration.ofMillis(2);

  /**
   * Runs a process to its end; its output is not kept.
   *
   * @throws IllegalStateException if it does not end with 0
   */
  static ProcessRun of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    double cpuBefore = childrenCpuMillis();
    long start = System.nanoTime();
    Process process = builder.start();
    double peak = 0;
    // The kernel forgets it with the process: what was last seen may be a little too little.
    while (!process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    double wall = (System.nanoTime() - start) / 1_000_000.0;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
    return new ProcessRun(wall, childrenCpuMillis() - cpuBefore, peak);
  }

  /**
   * The class path of a program that was built by itself, apart from what is measured beside it.
   */
  static String classPath(Path target) throws IOException {
    return target.resolve("classes")
        + File.pathSeparator
        + Files.readString(target.resolve("class-path")).strip();
  }

  /** Of all that ended, in steps of 10 ms that add up exactly. */
  private static double childrenCpuMillis() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10.0;
  }

  private static double peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** The median of each; of the processor's time, which is told in coarse steps, the mean. */
  static ProcessRun typical(List<ProcessRun> runs) {
    return new ProcessRun(
        median(runs, ProcessRun::wallMillis),
        runs.stream().mapToDouble(ProcessRun::cpuMillis).average().orElse(0),
        median(runs, ProcessRun::peakMib));
  }

  /** The shortest time, which other work on the machine disturbs least. */
  static double bestWallMillis(List<ProcessRun> runs) {
    return runs.stream().mapToDouble(ProcessRun::wallMillis).min().orElse(0);
  }

  private static double median(List<ProcessRun> runs, ToDoubleFunction<ProcessRun> value) {
    return runs.stream().mapToDouble(value).sorted().skip(runs.size() / 2).findFirst().orElse(0);
  }
}
