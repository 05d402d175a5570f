package io.dqrun.runner.run;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.execute.FailedRowsReader;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.RunListener;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.SkippedCase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs the tables of a suite side by side, each service with its own workers, so that a slow or
 * dead one does not hold up the others.
 */
final class Execution implements Gathering.Participant {

  /** How long the statements of a stopped run may take to be cancelled. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  private static final Duration SLICE = Duration.ofMillis(100);

  private final Databases databases;
  private final TablePlanner planner;
  private final FailedRowsCollector failedRows;
  private final Clock clock;
  private final TableTurn.SessionUse use;
  private final int jobs;
  private final Stop stop;
  private final Deadline deadline;
  private final Consumer<CaseOutcome> outcomes;
  private final Consumer<String> progress;
  private final Map<FullyQualifiedName, PreparedTable> offered = new HashMap<>();
  private final Map<FullyQualifiedName, TablePlans> given = new HashMap<>();
  private final List<ScanSummary> scans = new ArrayList<>();
  private final List<SkippedCase> skipped = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();

  /**
   * An execution.
   *
   * @param failedRows reads rows of what failed, behind the tests of each table
   * @param outcomes takes each outcome as soon as it is known, on any thread
   */
  Execution(
      Databases databases,
      TablePlanner planner,
      FailedRowsCollector failedRows,
      Clock clock,
      RunOptions options,
      Stop stop,
      Consumer<CaseOutcome> outcomes) {
    this.stop = stop;
    this.databases = databases;
    this.planner = planner;
    this.failedRows = failedRows;
    this.clock = clock;
    this.jobs = options.jobs();
    this.deadline = options.limits().deadline();
    this.use = new TableTurn.SessionUse(jobs, options.testTimeout(), stop, deadline);
    this.outcomes = outcomes;
    this.progress = options.progress();
  }

  @Override
  public void offer(List<PreparedTable> tables) {
    synchronized (offered) {
      tables.forEach(table -> offered.put(table.table().fullyQualifiedName(), table));
    }
  }

  @Override
  public Optional<ExecutionPlan> giveAway(ExecutionPlan plan, JdbcTarget target) {
    FullyQualifiedName name = plan.table().fullyQualifiedName();
    synchronized (offered) {
      PreparedTable prepared = offered.get(name);
      if (prepared == null || stop.isRequested()) {
        return Optional.empty();
      }
      try {
        TablePlans plans = planner.plan(prepared);
        boolean same =
            plans.own().dataset().equals(plan.dataset())
                && plans.own().table().columns().equals(plan.table().columns())
                && databases.of(prepared.table()).pool().target().equals(target);
        if (!same || plans.own().cases().isEmpty()) {
          return Optional.empty();
        }
        given.put(name, plans);
        return Optional.of(plans.own());
      } catch (DqException e) {
        // It is told when the table's own turn comes.
        return Optional.empty();
      }
    }
  }

  /** The plans of a table whose own cases were given away; from now on they no longer can be. */
  private Optional<TablePlans> given(PreparedTable table) {
    synchronized (offered) {
      FullyQualifiedName name = table.table().fullyQualifiedName();
      offered.remove(name);
      return Optional.ofNullable(given.get(name));
    }
  }

  /**
   * Runs all tables and returns when the last one is done; when the run is stopped, as soon as its
   * statements have come to an end, or do not for some time.
   */
  @Override
  public void run(List<PreparedTable> tables, Gathering.Member member) throws InterruptedException {
    Map<String, List<Integer>> services = new LinkedHashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      // Not the table itself: there may be thousands.
      services
          .computeIfAbsent(tables.get(i).table().serviceName(), name -> new ArrayList<>())
          .add(i);
    }
    List<ExecutorService> workers = new ArrayList<>();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (List<Integer> positions : services.values()) {
        ExecutorService service = Executors.newFixedThreadPool(jobs);
        workers.add(service);
        Turns turns = new Turns(tables, positions, databases, jobs);
        for (int i = 0; i < positions.size(); i++) {
          running.add(service.submit(() -> run(tables.get(turns.next()), member, service)));
        }
      }
      for (Future<?> future : running) {
        await(future);
      }
    } finally {
      workers.forEach(ExecutorService::shutdownNow);
    }
  }

  private void await(Future<?> future) throws InterruptedException {
    try {
      boolean done = isDone(future);
      // Overdue is a database that cannot be connected to: there is no statement to wait for.
      while (!done && !stop.isOverdue(STOP_PATIENCE)) {
        done = isDone(future);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static boolean isDone(Future<?> future) throws InterruptedException, ExecutionException {
    try {
      future.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void run(PreparedTable prepared, Gathering.Member member, ExecutorService workers) {
    if (stop.isRequested()) {
      return;
    }
    Optional<TablePlans> shared = given(prepared);
    if (deadline.isOverForTests()) {
      skip(shared.map(Execution::acrossCases).orElse(prepared.cases()), tooLate());
      return;
    }
    TablePlans plans;
    try {
      plans = shared.isPresent() ? shared.get() : planner.plan(prepared);
      tell(plans.problems());
      progress.accept(
          "running "
              + prepared.cases().size()
              + " tests of "
              + prepared.table().fullyQualifiedName());
    } catch (DqException e) {
      skip(prepared.cases(), databases.failed(prepared.table(), e));
      return;
    }
    if (!plans.own().cases().isEmpty() && shared.isEmpty()) {
      runOwn(prepared.table(), plans.own(), member, workers);
    }
    plans.across().forEach(across -> runAcross(prepared.table(), across));
  }

  private static List<TestCase> acrossCases(TablePlans plans) {
    return plans.across().stream().map(TablePlans.Across::testCase).toList();
  }

  private void runOwn(
      Table table, ExecutionPlan plan, Gathering.Member member, ExecutorService workers) {
    List<CaseShare> shares = new ArrayList<>(List.of(new CaseShare(this, plan)));
    try {
      Database database = databases.of(table);
      shares.addAll(member.companions(plan, database.pool()));
      new TableTurn(shares, database, use, workers, clock).run();
    } catch (DqException e) {
      DqException failure = databases.failed(table, e);
      shares.forEach(share -> share.owner().skip(share.cases(), failure));
    }
  }

  private void runAcross(Table table, TablePlans.Across across) {
    List<TestCase> cases = List.of(across.testCase());
    try {
      Database database = databases.of(table);
      Database other = databases.of(across.other());
      boolean done =
          new TwoSessions(databases, table, across.other())
              .use(
                  (session, otherSession) -> {
                    Listener listener = new Listener();
                    SessionStatements own = use.statements(session);
                    SessionStatements others = use.statements(otherSession);
                    new PlanExecutor(database.dialect(), clock)
                        .execute(across.plan(), own, other.dialect(), others, listener);
                    failedRows.collect(
                        across.plan(),
                        listener.failed,
                        database.dialect(),
                        own,
                        Optional.of(new FailedRowsReader.OtherDatabase(other.dialect(), others)));
                  },
                  () -> stop.isRequested() || deadline.isOverForTests());
      if (!done && !stop.isRequested()) {
        skip(cases, tooLate());
      }
    } catch (DqException e) {
      skip(cases, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DqException tooLate() {
    return new DqException(
        Problem.error(
                ProblemCode.DEADLINE_REACHED,
                "the deadline of the run was reached before all tests were executed")
            .withHint("give it more time with --deadline, or fewer tests with --select"));
  }

  @Override
  public synchronized void skip(List<TestCase> cases, DqException cause) {
    // The cases are named one by one among the skipped; the cause is told once.
    problems.addAll(cause.problems());
    for (TestCase testCase : cases) {
      skipped.add(
          new SkippedCase(
              testCase.name(),
              testCase.fullyQualifiedName().toString(),
              String.valueOf(cause.getMessage())));
    }
  }

  private synchronized void tell(List<Problem> found) {
    problems.addAll(found);
  }

  @Override
  public synchronized void scanned(ScanSummary summary) {
    scans.add(summary);
  }

  @Override
  public void finished(CaseOutcome outcome) {
    outcomes.accept(outcome);
  }

  @Override
  public void quirkDecided(TestCase testCase, String decided) {
    tell(
        List.of(
            Problem.warning(ProblemCode.UPSTREAM_QUIRK, decided)
                .withPath(testCase.fullyQualifiedName().toString())
                .withHint("--compat clean judges without quirks")));
  }

  @Override
  public void answeredOtherwise(TestCase testCase, String decided) {
    tell(
        List.of(
            Problem.warning(ProblemCode.UPSTREAM_QUIRK, decided)
                .withPath(testCase.fullyQualifiedName().toString())
                .withHint(
                    "write the pattern as LIKE has it, with % and _, or use tableCustomSQLQuery")));
  }

  @Override
  public void notExecuted(TestCase testCase, String why) {
    tell(
        List.of(
            Problem.warning(
                    ProblemCode.TEST_ABORTED,
                    "the SQL of %s is not executed: %s".formatted(testCase.name(), why))
                .withPath(testCase.fullyQualifiedName().toString())));
  }

  @Override
  public FailedRowsCollector failedRows() {
    return failedRows;
  }

  /** What each table cost, in the order in which they ended. */
  synchronized List<ScanSummary> scans() {
    return List.copyOf(scans);
  }

  /** The cases whose database could not be used. */
  synchronized List<SkippedCase> skipped() {
    return List.copyOf(skipped);
  }

  /** Why databases could not be used, and what decided verdicts, each once. */
  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  private final class Listener implements RunListener {

    private final Set<String> failed = new HashSet<>();

    @Override
    public void caseFinished(CaseOutcome outcome) {
      if (outcome.result().testCaseStatus() == TestCaseStatus.FAILED) {
        failed.add(outcome.testCase().fullyQualifiedName().toString());
      }
      finished(outcome);
    }

    @Override
    public void quirkDecided(TestCase testCase, String decided) {
      Execution.this.quirkDecided(testCase, decided);
    }

    @Override
    public void answeredOtherwise(TestCase testCase, String decided) {
      Execution.this.answeredOtherwise(testCase, decided);
    }

    @Override
    public void notExecuted(TestCase testCase, String why) {
      Execution.this.notExecuted(testCase, why);
    }

    @Override
    public void tableFinished(ScanSummary summary) {
      scanned(summary);
    }
  }
}
