package io.dqrun.runner.execute;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Evidence;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.RowTally;
import io.dqrun.runner.check.Verdict;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import io.dqrun.runner.plan.Twin;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.RowQuery;
import io.dqrun.runner.sql.SelectQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The execution of one plan, on any number of sessions at the same time. */
final class TableExecution {

  private final ExecutionPlan plan;
  private final Table table;
  private final Dialect dialect;
  private final StatementLog log;
  private final OutcomeQueue outcomes;
  private final TableComparer comparer;
  private final RunListener listener;
  private final FailureReason reasons;
  private volatile boolean tableAnswered;
  private volatile boolean stopped;

  TableExecution(
      ExecutionPlan plan,
      Dialect dialect,
      StatementLog log,
      TableComparer comparer,
      RunListener listener) {
    this.plan = plan;
    this.table = plan.table();
    this.dialect = dialect;
    this.log = log;
    this.outcomes = new OutcomeQueue(plan.cases().size(), log, listener);
    this.comparer = comparer;
    this.listener = listener;
    this.reasons = new FailureReason(plan, dialect);
  }

  /** Judges what needs no statement. */
  void begin() {
    for (PlannedCase planned : plan.cases()) {
      if (planned.requirement() instanceof Requirement.Settled settled) {
        settled.why().ifPresent(why -> outcomes.explain(planned.testCase(), why));
        outcomes.add(planned, settled.verdict());
      } else if (planned.requirement() instanceof Requirement.TableSchema) {
        finish(planned, new Evidence.None());
      }
    }
  }

  /** Hands on what is there; nothing can be executed afterwards. */
  void end() {
    outcomes.end();
    listener.tableFinished(log.summary(table.serviceName(), table.fullyQualifiedName().toString()));
  }

  /** Whether it is the statement of one case, and longer than the database takes. */
  boolean isTooLong(Scan scan) {
    return scan.cases().size() == 1 && !dialect.capabilities().takes().test(scan.query());
  }

  /** Whether nothing more is to be executed. */
  boolean isStopped() {
    return stopped;
  }

  /** Lets nothing more be executed. */
  void stop() {
    stopped = true;
  }

  /** Executes a shared statement, in parts if the database refuses it. */
  void execute(Scan scan, StatementRunner statements) {
    attempt(scan, statements).ifPresent(failure -> isolate(scan, failure, statements));
  }

  /** Executes what a case needs for itself, other than a comparison. */
  void execute(PlannedCase planned, StatementRunner statements) {
    if (planned.requirement() instanceof Requirement.OwnQuery own) {
      execute(planned, own, statements);
    } else if (planned.requirement() instanceof Requirement.EachRow each) {
      execute(planned, each, statements);
    }
  }

  /** Executes a shared statement; if it is answered its cases are finished. */
  private Optional<StatementFailure> attempt(Scan scan, StatementRunner statements) {
    SelectQuery query = scan.query();
    String sql = dialect.render(query);
    try {
      var row = log.timed(sql, scan.cases(), () -> statements.onlyRow(sql));
      if (row.size() != query.metrics().size()) {
        throw new StatementFailure(
            StatementFailure.Kind.SQL,
            "the database answered " + row.size() + " values instead of " + query.metrics().size(),
            null);
      }
      tableAnswered = true;
      Evidence evidence = new Evidence.Measured(MetricValues.of(query, row));
      scan.cases().forEach(planned -> finish(planned, evidence));
      return Optional.empty();
    } catch (StatementFailure failure) {
      return Optional.of(failure);
    }
  }

  private void isolate(Scan scan, StatementFailure failure, StatementRunner statements) {
    if (!isRefusal(failure)) {
      abort(scan.cases(), failure);
      return;
    }
    if (scan.cases().size() == 1) {
      refused(scan.cases().get(0), failure, statements);
      return;
    }
    List<Scan> halves = scan.split();
    Scan left = halves.get(0);
    Scan right = halves.get(1);
    Optional<StatementFailure> leftFailure = attempt(left, statements);
    Optional<StatementFailure> rightFailure = attempt(right, statements);
    if (leftFailure.filter(TableExecution::isRefusal).isPresent()
        && rightFailure.filter(TableExecution::isRefusal).isPresent()) {
      Optional<StatementFailure> tableFailure = probe(scan, statements);
      if (tableFailure.isPresent()) {
        abort(scan.cases(), tableFailure.get());
        return;
      }
    }
    leftFailure.ifPresent(next -> isolate(left, next, statements));
    rightFailure.ifPresent(next -> isolate(right, next, statements));
  }

  private static boolean isRefusal(StatementFailure failure) {
    return failure.kind() == StatementFailure.Kind.SQL;
  }

  /** When every case fails it may be the table; finding that out one by one would take long. */
  private Optional<StatementFailure> probe(Scan scan, StatementRunner statements) {
    if (tableAnswered) {
      return Optional.empty();
    }
    String sql = dialect.renderProbe(scan.dataset());
    try {
      log.timed(sql, scan.cases(), () -> statements.firstRow(sql));
      tableAnswered = true;
      return Optional.empty();
    } catch (StatementFailure failure) {
      return Optional.of(failure);
    }
  }

  private void execute(PlannedCase planned, Requirement.OwnQuery own, StatementRunner statements) {
    try {
      finish(planned, new UserQuery(dialect, log).ask(planned, own, statements));
    } catch (StatementFailure failure) {
      abort(List.of(planned), failure);
    }
  }

  private void execute(PlannedCase planned, Requirement.EachRow each, StatementRunner statements) {
    List<PlannedCase> cases = List.of(planned);
    String sql = dialect.render(query(plan, each));
    RowTally tally = each.tally().get();
    try {
      log.timed(
          sql,
          cases,
          () -> {
            statements.forEachRow(sql, tally::add);
            return Boolean.TRUE;
          });
      finish(planned, new Evidence.Tallied(tally));
    } catch (StatementFailure failure) {
      abort(cases, failure);
    } catch (IllegalArgumentException e) {
      outcomes.add(
          planned, planned.check().failed(planned.testCase(), String.valueOf(e.getMessage())));
    }
  }

  /** The rows of the plan's dataset with the columns that a case reads. */
  static RowQuery query(ExecutionPlan plan, Requirement.EachRow each) {
    return new RowQuery(plan.dataset(), each.columns(), new RowQuery.All());
  }

  /** Compares the table with another one, on the sessions of the comparer. */
  void compare(PlannedCase planned, Requirement.RowDifference difference) {
    List<PlannedCase> cases = List.of(planned);
    try {
      Difference found = comparer.compare(difference.comparison(), cases, log);
      finish(planned, new Evidence.Compared(found));
    } catch (StatementFailure failure) {
      abort(cases, failure);
    }
  }

  private void abort(List<PlannedCase> cases, StatementFailure failure) {
    if (failure.kind() == StatementFailure.Kind.STOPPED) {
      stopped = true;
      return;
    }
    for (PlannedCase planned : cases) {
      outcomes.add(
          planned, planned.check().failed(planned.testCase(), reasons.of(planned, failure)));
    }
  }

  /** Aborts a case; where the database would answer it without its quirk, that is told. */
  private void refused(PlannedCase planned, StatementFailure failure, StatementRunner statements) {
    if (planned.requirement() instanceof Requirement.Aggregates aggregates) {
      planned
          .twin()
          .filter(twin -> !twin.requirement().equals(aggregates))
          .flatMap(twin -> withoutQuirk(planned, twin, statements))
          .ifPresent(clean -> tell(planned, TestCaseStatus.ABORTED, clean));
    }
    abort(List.of(planned), failure);
  }

  private Optional<TestCaseStatus> withoutQuirk(
      PlannedCase planned, Twin twin, StatementRunner statements) {
    if (!(twin.requirement() instanceof Requirement.Aggregates aggregates)) {
      return Optional.empty();
    }
    SelectQuery query = new SelectQuery(plan.dataset(), aggregates.metrics());
    String sql = dialect.render(query);
    try {
      var row = log.timed(sql, List.of(planned), () -> statements.onlyRow(sql));
      return Optional.of(
          judge(planned, twin, new Evidence.Measured(MetricValues.of(query, row))).status());
    } catch (StatementFailure | IllegalArgumentException alsoRefused) {
      return Optional.empty();
    }
  }

  private void finish(PlannedCase planned, Evidence evidence) {
    Verdict verdict = judge(planned, evidence);
    planned
        .twin()
        .map(twin -> judge(planned, twin, evidence).status())
        .filter(clean -> clean != verdict.status())
        .ifPresent(clean -> tell(planned, verdict.status(), clean));
    caveat(planned)
        .ifPresent(
            reason ->
                listener.answeredOtherwise(
                    planned.testCase(),
                    "%s is %s, but %s"
                        .formatted(planned.testCase().name(), verdict.status().text(), reason)));
    outcomes.add(planned, verdict);
  }

  private Optional<String> caveat(PlannedCase planned) {
    return planned.requirement() instanceof Requirement.Aggregates aggregates
        ? aggregates.metrics().stream().map(dialect::caveat).flatMap(Optional::stream).findFirst()
        : Optional.empty();
  }

  private void tell(PlannedCase planned, TestCaseStatus verdict, TestCaseStatus clean) {
    outcomes.tell(
        planned.testCase(),
        "%s is %s by a quirk of OpenMetadata's own runner, %s otherwise: %s"
            .formatted(
                planned.testCase().name(), verdict.text(), clean.text(), planned.check().quirk()));
  }

  private Verdict judge(PlannedCase planned, Twin twin, Evidence evidence) {
    return judged(planned, () -> twin.judge(planned.testCase(), table, evidence));
  }

  private Verdict judge(PlannedCase planned, Evidence evidence) {
    return judged(planned, () -> planned.check().judge(planned.testCase(), table, evidence));
  }

  private static Verdict judged(PlannedCase planned, Supplier<Verdict> judgement) {
    try {
      return judgement.get();
    } catch (RuntimeException e) {
      // Also a defect of a check, which may come from another jar.
      return Verdict.notExecuted(
          planned.check().definition(), Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
    }
  }
}
