package io.dqrun.runner.plan;

import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.TableRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cases that are answered by one SELECT.
 *
 * @param table the table of all of them
 * @param cases the cases, at least one, each with {@link Requirement.Aggregates}
 */
public record Scan(TableRef table, List<PlannedCase> cases) {

  public Scan {
    cases = List.copyOf(cases);
  }

  /** What all the cases need, equal metrics once. */
  public SelectQuery query() {
    Set<Metric> metrics = new LinkedHashSet<>();
    for (PlannedCase planned : cases) {
      metrics.addAll(metrics(planned));
    }
    return new SelectQuery(table, List.copyOf(metrics));
  }

  static List<Metric> metrics(PlannedCase planned) {
    if (planned.requirement() instanceof Requirement.Aggregates aggregates) {
      return aggregates.metrics();
    }
    throw new IllegalArgumentException(planned.testCase().name() + " cannot share a scan");
  }

  /**
   * Two scans with half of the cases each.
   *
   * @throws IllegalStateException if there is but one case
   */
  public List<Scan> split() {
    if (cases.size() < 2) {
      throw new IllegalStateException("a scan for one case cannot be split");
    }
    int middle = cases.size() / 2;
    return List.of(
        new Scan(table, cases.subList(0, middle)),
        new Scan(table, cases.subList(middle, cases.size())));
  }
}
