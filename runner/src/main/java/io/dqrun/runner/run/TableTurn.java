package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.DqException;
import io.dqrun.runner.execute.Assistants;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.RunListener;
import io.dqrun.runner.jdbc.ConnectionPool;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.Snapshot;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/** The cases of one table, of one workflow or several, on sessions with its database. */
final class TableTurn {

  /** How long a table is left to its own session, as a new connection takes its time, too. */
  private static final Duration ASSISTANCE_DELAY = Duration.ofMillis(200);

  private final List<CaseShare> shares;
  private final Database database;
  private final SessionUse use;
  private final ExecutorService workers;
  private final Clock clock;

  /**
   * What holds for all sessions.
   *
   * @param jobs how many of them may be used at a time
   */
  record SessionUse(int jobs, Duration timeout, Stop stop, Deadline deadline) {

    SessionStatements statements(JdbcSession session) {
      return new SessionStatements(session, timeout, stop, deadline);
    }
  }

  /**
   * A turn.
   *
   * @param shares at least one; all for the same rows
   * @param workers threads that may assist when they have nothing else to do
   */
  TableTurn(
      List<CaseShare> shares,
      Database database,
      SessionUse use,
      ExecutorService workers,
      Clock clock) {
    this.shares = List.copyOf(shares);
    this.database = database;
    this.use = use;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Executes them with a session of the pool.
   *
   * @throws DqException if the database cannot be reached
   */
  void run() {
    database
        .pool()
        .withSession(
            session -> {
              run(session);
              return Boolean.TRUE;
            });
  }

  /** What several statements tell of a table must agree, also while somebody writes to it. */
  private void run(JdbcSession session) {
    ExecutionPlan plan =
        ScanPlanner.joined(
            shares.stream().map(CaseShare::plan).toList(), database.dialect().capabilities());
    Snapshot snapshot = snapshot(plan, session);
    try {
      Listener listener = new Listener();
      SessionStatements statements = use.statements(session);
      new PlanExecutor(database.dialect(), clock)
          .execute(plan, statements, assistants(snapshot), listener);
      for (CaseShare share : shares) {
        share
            .owner()
            .failedRows()
            .collect(share.plan(), listener.failed, database.dialect(), statements);
      }
    } finally {
      session.release();
    }
  }

  private Snapshot snapshot(ExecutionPlan plan, JdbcSession session) {
    try {
      boolean several =
          plan.needsSeveralStatements() || shares.get(0).owner().failedRows().isWanted();
      return several ? session.hold(use.timeout()) : Snapshot.NONE;
    } catch (StatementException e) {
      // The first statement tells why nothing can be read.
      return Snapshot.NONE;
    }
  }

  /** Threads that have no table of their own any more, with sessions that nobody needs. */
  private Assistants assistants(Snapshot snapshot) {
    return (most, work) -> {
      try {
        for (int i = 0; i < Math.min(most, use.jobs() - 1) && snapshot.isOpenToOthers(); i++) {
          workers.execute(() -> assist(snapshot, work));
        }
      } catch (RejectedExecutionException stopping) {
        return;
      }
    };
  }

  private void assist(Snapshot snapshot, Assistants.Work work) {
    try {
      // What is done soon is not worth a connection.
      Thread.sleep(ASSISTANCE_DELAY.toMillis());
      Optional<ConnectionPool.Lease> free =
          work.isLeft() ? database.pool().lease(Duration.ZERO) : Optional.empty();
      if (free.isPresent()) {
        try (ConnectionPool.Lease lease = free.get()) {
          assist(lease.session(), snapshot, work);
        }
      }
    } catch (DqException | StatementException | IllegalStateException e) {
      // Then it is done by those who have a session; the pool may be closed already.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assist(JdbcSession session, Snapshot snapshot, Assistants.Work work) {
    session.join(snapshot, use.timeout());
    try {
      work.assist(use.statements(session));
    } finally {
      session.release();
    }
  }

  /** Tells each execution what belongs to it. */
  private final class Listener implements RunListener {

    private final IdentityHashMap<TestCase, CaseOwner> owners = new IdentityHashMap<>();
    private final Set<String> failed = new HashSet<>();

    Listener() {
      for (CaseShare share : shares) {
        share.cases().forEach(testCase -> owners.put(testCase, share.owner()));
      }
    }

    private CaseOwner owner(TestCase testCase) {
      return owners.getOrDefault(testCase, shares.get(0).owner());
    }

    @Override
    public void caseFinished(CaseOutcome outcome) {
      if (outcome.result().testCaseStatus() == TestCaseStatus.FAILED) {
        failed.add(outcome.testCase().fullyQualifiedName().toString());
      }
      owner(outcome.testCase()).finished(outcome);
    }

    @Override
    public void quirkDecided(TestCase testCase, String decided) {
      owner(testCase).quirkDecided(testCase, decided);
    }

    @Override
    public void answeredOtherwise(TestCase testCase, String decided) {
      owner(testCase).answeredOtherwise(testCase, decided);
    }

    @Override
    public void notExecuted(TestCase testCase, String why) {
      owner(testCase).notExecuted(testCase, why);
    }

    /** What others share costs them nothing. */
    @Override
    public void tableFinished(ScanSummary summary) {
      for (int i = 0; i < shares.size(); i++) {
        shares
            .get(i)
            .owner()
            .scanned(
                i == 0
                    ? summary
                    : new ScanSummary(summary.service(), summary.table(), 0, Duration.ZERO));
      }
    }
  }
}
