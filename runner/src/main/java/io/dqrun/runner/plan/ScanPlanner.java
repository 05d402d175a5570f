package io.dqrun.runner.plan;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.check.ReadOnlyStatement;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.Verdict;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plans the execution of test cases. No case, however wrong, costs another its verdict. */
public final class ScanPlanner {

  private final ZoneId zone;
  private final Compatibility compatibility;
  private final Function<String, Optional<Check>> checks;
  private final Function<FullyQualifiedName, Optional<Table>> otherTables;

  /** A planner for verdicts as OpenMetadata gives them, in the zone of this machine. */
  public ScanPlanner() {
    this(ZoneId.systemDefault());
  }

  /** A planner that takes times of day in parameters in the given zone. */
  public ScanPlanner(ZoneId zone) {
    this(zone, Compatibility.OPENMETADATA);
  }

  /** A planner for verdicts of a kind, which takes times of day in parameters in a zone. */
  public ScanPlanner(ZoneId zone, Compatibility compatibility) {
    this(zone, compatibility, Checks::find, name -> Optional.empty());
  }

  private ScanPlanner(
      ZoneId zone,
      Compatibility compatibility,
      Function<String, Optional<Check>> checks,
      Function<FullyQualifiedName, Optional<Table>> otherTables) {
    this.zone = zone;
    this.compatibility = compatibility;
    this.checks = checks;
    this.otherTables = otherTables;
  }

  /** This planner for cases that name a second table, which it asks for by this function. */
  public ScanPlanner withTables(Function<FullyQualifiedName, Optional<Table>> tables) {
    return new ScanPlanner(zone, compatibility, checks, tables);
  }

  /** This planner with other checks, by the name of their definition. */
  public ScanPlanner withChecks(Function<String, Optional<Check>> others) {
    return new ScanPlanner(zone, compatibility, others, otherTables);
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

  /** Plans the cases of one table on all of its rows. */
  public ExecutionPlan plan(Table table, List<TestCase> cases, Capabilities capabilities) {
    return plan(
        table,
        new Dataset.Whole(TableRef.ofPath(table.fullyQualifiedName().parts())),
        cases,
        capabilities);
  }

  /**
   * Plans the cases of one table: one SELECT for all that can share one, unless the database cannot
   * compute so many values at once, or does not take so long a statement; one for those that a
   * strict database will refuse; then one for each that stands apart.
   *
   * @param dataset the rows of the table that are measured
   * @param cases cases that all link to the table
   */
  public ExecutionPlan plan(
      Table table, Dataset dataset, List<TestCase> cases, Capabilities capabilities) {
    List<PlannedCase> planned = new ArrayList<>();
    for (TestCase testCase : cases) {
      planned.add(planned(planned.size(), testCase, new Terms(table, dataset, capabilities)));
    }
    return new ExecutionPlan(table, dataset, planned, scans(dataset, planned, capabilities));
  }

  /**
   * Plans for the same rows of the same table as one, whose cases share statements; the cases keep
   * their order.
   *
   * @param plans at least one
   */
  public static ExecutionPlan joined(List<ExecutionPlan> plans, Capabilities capabilities) {
    ExecutionPlan first = plans.get(0);
    if (plans.size() == 1) {
      return first;
    }
    List<PlannedCase> cases = new ArrayList<>();
    for (ExecutionPlan plan : plans) {
      for (PlannedCase next : plan.cases()) {
        cases.add(next.at(cases.size()));
      }
    }
    return new ExecutionPlan(
        first.table(), first.dataset(), cases, scans(first.dataset(), cases, capabilities));
  }

  /** What holds for all cases of a table. */
  private record Terms(Table table, Dataset dataset, Capabilities capabilities) {

    /** Why nothing can be measured. */
    Optional<String> refusal() {
      if (dataset instanceof Dataset.Unusable unusable) {
        return Optional.of(unusable.reason());
      }
      return dataset instanceof Dataset.UserQuery query
          ? ReadOnlyStatement.refusal(query.sql())
              .map(
                  reason ->
                      "the profileQuery of the table: SQL expression is not safe: %s\n\n%s"
                          .formatted(reason, query.sql()))
          : Optional.empty();
    }

    Metric simplified(Metric metric) {
      return capabilities.simplified(metric, dataset);
    }
  }

  private PlannedCase planned(int position, TestCase testCase, Terms terms) {
    String definition = testCase.definitionName().orElse("unknown definition");
    Check found = checks.apply(definition).orElseGet(() -> new MissingCheck(definition)).in(zone);
    Check wanted = found.in(compatibility);
    Check check =
        compatibility == Compatibility.OPENMETADATA
                && terms.capabilities().upstream().engine() == Capabilities.Engine.FRAMES
            ? wanted.onFrames()
            : wanted;
    UnaryOperator<Metric> asked =
        compatibility == Compatibility.CLEAN ? Metric::withoutQuirk : terms::simplified;
    Requirement asIs = requirement(check, testCase, terms);
    Requirement requirement = asking(asIs, asked);
    if (compatibility == Compatibility.CLEAN || requirement instanceof Requirement.Settled) {
      return new PlannedCase(position, testCase, check, requirement, Optional.empty());
    }
    Check clean = found.in(Compatibility.CLEAN);
    Requirement withoutQuirks =
        asking(
            clean.equals(check) ? asIs : requirement(clean, testCase, terms), Metric::withoutQuirk);
    boolean same = clean.equals(found) && withoutQuirks.equals(requirement);
    return new PlannedCase(
        position,
        testCase,
        check,
        requirement,
        same ? Optional.empty() : Optional.of(new Twin(clean, withoutQuirks)));
  }

  private Requirement requirement(Check check, TestCase testCase, Terms terms) {
    try {
      Requirement requirement = resolved(check.requirement(testCase, terms.table()));
      boolean ofDataset =
          requirement instanceof Requirement.Aggregates
              || requirement instanceof Requirement.EachRow;
      Optional<String> refusal = ofDataset ? terms.refusal() : Optional.empty();
      return refusal.isPresent()
          ? new Requirement.Settled(check.failed(testCase, refusal.get()))
          : requirement;
    } catch (RuntimeException e) {
      // Also a defect of a check, which may come from another jar.
      return new Requirement.Settled(
          Verdict.notExecuted(
              check.definition(), Optional.ofNullable(e.getMessage()).orElseGet(e::toString)));
    }
  }

  /** The requirement with other metrics; itself where they are the same. */
  private static Requirement asking(Requirement requirement, UnaryOperator<Metric> asked) {
    if (!(requirement instanceof Requirement.Aggregates aggregates)) {
      return requirement;
    }
    List<Metric> metrics = new ArrayList<>();
    boolean same = true;
    for (Metric metric : aggregates.metrics()) {
      Metric other = asked.apply(metric);
      boolean known = metrics.contains(other);
      same &= other == metric && !known;
      if (!known) {
        metrics.add(other);
      }
    }
    return same ? requirement : new Requirement.Aggregates(metrics);
  }

  private Requirement resolved(Requirement requirement) {
    if (requirement instanceof Requirement.OtherTable other) {
      return otherTables
          .apply(other.name())
          .map(other.then())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the table " + other.name() + " is not on the server"));
    }
    return requirement;
  }

  private static List<Scan> scans(
      Dataset dataset, List<PlannedCase> planned, Capabilities capabilities) {
    List<PlannedCase> sharing = new ArrayList<>();
    List<PlannedCase> risky = new ArrayList<>();
    Map<List<Metric>, List<PlannedCase>> apart = new LinkedHashMap<>();
    for (PlannedCase next : planned) {
      if (next.requirement() instanceof Requirement.Aggregates) {
        List<Metric> metrics = Scan.metrics(next);
        if (metrics.stream().anyMatch(capabilities::standsApart)) {
          apart.computeIfAbsent(metrics, key -> new ArrayList<>()).add(next);
        } else {
          (metrics.stream().anyMatch(MixedTypes::compares) ? risky : sharing).add(next);
        }
      }
    }
    List<Scan> scans = shared(dataset, sharing, capabilities.maxMetricsPerSelect());
    scans.addAll(shared(dataset, risky, capabilities.maxMetricsPerSelect()));
    apart.values().forEach(cases -> scans.add(new Scan(dataset, cases)));
    return scans.stream().flatMap(scan -> cut(scan, capabilities)).toList();
  }

  /** The scan, halved until no statement is too long for the database, or for one case. */
  private static Stream<Scan> cut(Scan scan, Capabilities capabilities) {
    boolean whole = scan.cases().size() == 1 || capabilities.takes().test(scan.query());
    return whole ? Stream.of(scan) : scan.split().stream().flatMap(half -> cut(half, capabilities));
  }

  private static List<Scan> shared(Dataset dataset, List<PlannedCase> cases, int maxMetrics) {
    List<Scan> scans = new ArrayList<>();
    List<PlannedCase> sharing = new ArrayList<>();
    Set<Metric> metrics = new HashSet<>();
    for (PlannedCase next : cases) {
      List<Metric> own = Scan.metrics(next);
      long more = own.stream().filter(metric -> !metrics.contains(metric)).count();
      if (metrics.size() + more > maxMetrics && !sharing.isEmpty()) {
        scans.add(new Scan(dataset, sharing));
        sharing.clear();
        metrics.clear();
      }
      sharing.add(next);
      metrics.addAll(own);
    }
    if (!sharing.isEmpty()) {
      scans.add(new Scan(dataset, sharing));
    }
    return scans;
  }
}
