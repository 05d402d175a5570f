package io.dqrun.runner.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** Keeps the benchmarks alive; their times mean nothing here. */
class InnerLoopsTest {

  @Test
  @Timeout(120)
  void itMeasuresEachOnce() throws RunnerException {
    // In this process: one of its own for each would take longer than all of them.
    Collection<RunResult> results =
        InnerLoops.run(InnerLoops.options(1, TimeValue.milliseconds(10)).forks(0));

    assertEquals(
        Set.of(
            "convertConnection",
            "convertSuites",
            "lineOfMark",
            "lineOfResult",
            "planOfTable",
            "readIntoModel",
            "readIntoNodes",
            "sqlOfPlan",
            "verdictOfOneCase"),
        results.stream()
            .map(result -> result.getPrimaryResult().getLabel())
            .collect(Collectors.toSet()));
    List<String> rows = InnerLoops.table(1, results).lines().skip(2).toList();
    assertEquals(results.size(), rows.size());
    for (String row : rows) {
      // A time, and how much was allocated; one measurement has no deviation.
      assertTrue(row.matches("\\| \\w+ \\| [0-9.]+ \\| NaN \\| [0-9.]+ \\|"), row);
    }
  }
}
