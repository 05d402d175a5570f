package io.dqrun.runner.plan;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.Verdict;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the execution of test cases. No case, however wrong, costs another its verdict. */
public final class ScanPlanner {

  private final ZoneId zone;

  /** A planner that takes times of day in parameters in the zone of this machine. */
  public ScanPlanner() {
    this(ZoneId.systemDefault());
  }

  /** A planner that takes times of day in parameters in the given zone. */
  public ScanPlanner(ZoneId zone) {
    this.zone = zone;
  }

  /** The cases by the FQN of their table; tables and cases keep their order. */
  public static Map<FullyQualifiedName, List<TestCase>> byTable(List<TestCase> cases) {
    Map<FullyQualifiedName, List<TestCase>> tables = new LinkedHashMap<>();
    for (TestCase testCase : cases) {
      tables
          .computeIfAbsent(testCase.entityLink().table(), table -> new ArrayList<>())
          .add(testCase);
    }
    return tables;
  }

  /**
   * Plans the cases of one table: one SELECT for all that can share one, unless the database cannot
   * compute so many values at once; then one for each that stands apart.
   *
   * @param cases cases that all link to the table
   */
  public ExecutionPlan plan(Table table, List<TestCase> cases, Capabilities capabilities) {
    List<PlannedCase> planned = new ArrayList<>();
    for (TestCase testCase : cases) {
      planned.add(planned(planned.size(), testCase, table));
    }
    TableRef ref = tableRef(table.fullyQualifiedName());
    return new ExecutionPlan(table, ref, planned, scans(ref, planned, capabilities));
  }

  private PlannedCase planned(int position, TestCase testCase, Table table) {
    String definition = testCase.definitionName().orElse("unknown definition");
    Check check = Checks.find(definition).orElseGet(() -> new MissingCheck(definition)).in(zone);
    Requirement requirement;
    try {
      requirement = check.requirement(testCase, table);
    } catch (RuntimeException e) {
      // Also a defect of a check, which may come from another jar.
      requirement =
          new Requirement.Settled(
              Verdict.notExecuted(
                  definition, Optional.ofNullable(e.getMessage()).orElseGet(e::toString)));
    }
    return new PlannedCase(position, testCase, check, requirement);
  }

  private static TableRef tableRef(FullyQualifiedName table) {
    List<String> parts = table.parts();
    int depth = parts.size();
    return new TableRef(
        depth > 3 ? Optional.of(parts.get(depth - 3)) : Optional.empty(),
        depth > 2 ? Optional.of(parts.get(depth - 2)) : Optional.empty(),
        parts.get(depth - 1));
  }

  private static List<Scan> scans(
      TableRef table, List<PlannedCase> planned, Capabilities capabilities) {
    List<PlannedCase> sharing = new ArrayList<>();
    Map<List<Metric>, List<PlannedCase>> apart = new LinkedHashMap<>();
    for (PlannedCase next : planned) {
      if (next.requirement() instanceof Requirement.Aggregates aggregates) {
        List<Metric> metrics = aggregates.metrics();
        (metrics.stream().anyMatch(capabilities::standsApart)
                ? apart.computeIfAbsent(metrics, key -> new ArrayList<>())
                : sharing)
            .add(next);
      }
    }
    List<Scan> scans = shared(table, sharing, capabilities.maxMetricsPerSelect());
    apart.values().forEach(cases -> scans.add(new Scan(table, cases)));
    return scans;
  }

  private static List<Scan> shared(TableRef table, List<PlannedCase> cases, int maxMetrics) {
    List<Scan> scans = new ArrayList<>();
    List<PlannedCase> sharing = new ArrayList<>();
    Set<Metric> metrics = new LinkedHashSet<>();
    for (PlannedCase next : cases) {
      Set<Metric> more = new LinkedHashSet<>(metrics);
      more.addAll(Scan.metrics(next));
      if (more.size() > maxMetrics && !sharing.isEmpty()) {
        scans.add(new Scan(table, sharing));
        sharing.clear();
        more = new LinkedHashSet<>(Scan.metrics(next));
      }
      sharing.add(next);
      metrics = more;
    }
    if (!sharing.isEmpty()) {
      scans.add(new Scan(table, sharing));
    }
    return scans;
  }
}
