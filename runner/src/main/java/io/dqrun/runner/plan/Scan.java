package io.dqrun.runner.plan;

import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SelectQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Cases that are answered by one SELECT.
 *
 * @param dataset the rows that all of them are measured on
 * @param cases the cases, at least one, each with {@link Requirement.Aggregates}
 */
public record Scan(Dataset dataset, List<PlannedCase> cases) {

  public Scan {
    cases = List.copyOf(cases);
  }

  /** What all the cases need, equal metrics once. */
  public SelectQuery query() {
    Set<Metric> metrics = new LinkedHashSet<>();
    for (PlannedCase planned : cases) {
      metrics.addAll(metrics(planned));
    }
    return new SelectQuery(dataset, List.copyOf(metrics));
  }

  /** What the case needs, then what only its twin does. */
  static List<Metric> metrics(PlannedCase planned) {
    if (planned.requirement() instanceof Requirement.Aggregates aggregates) {
      Set<Metric> metrics = new LinkedHashSet<>(aggregates.metrics());
      planned.twin().map(Twin::requirement).map(Scan::metrics).ifPresent(metrics::addAll);
      return List.copyOf(metrics);
    }
    throw new IllegalArgumentException(planned.testCase().name() + " cannot share a scan");
  }

  private static List<Metric> metrics(Requirement requirement) {
    return requirement instanceof Requirement.Aggregates aggregates
        ? aggregates.metrics()
        : List.of();
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
        new Scan(dataset, cases.subList(0, middle)),
        new Scan(dataset, cases.subList(middle, cases.size())));
  }
}
