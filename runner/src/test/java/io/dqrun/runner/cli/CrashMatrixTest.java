package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command, killed in every way at every point: nothing is lost, nothing arrives twice or
 * out of order, and the next run repairs everything. In full with {@code -Ddqrun.crashes=2400}.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CrashMatrixTest {

  private static final int KILLS = Integer.getInteger("dqrun.crashes", 144);

  /** Another number gives other seeds. */
  private static final int FIRST = Integer.getInteger("dqrun.crashes.first", 0);

  private static final int AT_ONCE = 3;
  private static final List<CrashPoint> POINTS = List.of(CrashPoint.values());
  private static final List<CrashKill> WAYS = List.of(CrashKill.values());

  @Test
  void whereverItIsKilledNothingIsLostTwiceOrOutOfOrder(@TempDir Path temporary) throws Exception {
    Distribution program = Distribution.in(temporary.resolve("dq-run"));
    // So that a process starts in a third of the time.
    assertEquals(0, program.with("DQRUN_ARCHIVE", "make").run(temporary).code());
    List<String> failures = new ArrayList<>();
    Map<CrashPoint, Integer> done = new EnumMap<>(CrashPoint.class);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<?>> scenes = new LinkedHashMap<>();
      for (int i = 0; i < KILLS; i++) {
        CrashPoint point = POINTS.get(i % POINTS.size());
        CrashKill kill = WAYS.get(i / POINTS.size() % WAYS.size());
        int seed = seed(i);
        done.merge(point, 1, Integer::sum);
        Path folder = temporary.resolve("scene" + i);
        scenes.put(
            point + ", " + kill + ", seed " + seed,
            threads.submit(
                () -> {
                  play(program, folder, point, kill, seed);
                  return null;
                }));
      }
      for (Map.Entry<String, Future<?>> scene : scenes.entrySet()) {
        try {
          scene.getValue().get();
        } catch (ExecutionException e) {
          failures.add(scene.getKey() + ": " + e.getCause());
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals("", String.join("\n", failures));
    assertEquals(Math.min(KILLS, POINTS.size()), done.size());
  }

  /** Random, but for what it chooses of twelve variants: those take turns, for each point. */
  private static int seed(int i) {
    int seed = new Random(FIRST + i).nextInt(1 << 20);
    int round = i / POINTS.size();
    return seed - seed % 12 + (5 * round + 7 * (i % POINTS.size()) + round / WAYS.size()) % 12;
  }

  private static void play(
      Distribution program, Path folder, CrashPoint point, CrashKill kill, int seed)
      throws Exception {
    Files.createDirectory(folder);
    try (CrashScene scene = new CrashScene(folder, point, kill, seed)) {
      scene.play(program);
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
