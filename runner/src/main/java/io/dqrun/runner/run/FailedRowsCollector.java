package io.dqrun.runner.run;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TableTags;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.execute.FailedRowsReader;
import io.dqrun.runner.execute.FailedRowsReader.Found;
import io.dqrun.runner.execute.FailedRowsReader.OtherDatabase;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps rows that made cases fail, in memory only, until their results are delivered. Whatever goes
 * wrong with them is a warning. For several threads.
 */
final class FailedRowsCollector {

  /** For a sample is at most 64 KiB of text. */
  private static final int MOST_CASES = 500;

  private final int maxRows;
  private final Function<FullyQualifiedName, Optional<TableTags>> tags;
  private final Consumer<Problem> problems;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private boolean full;

  /**
   * A collector.
   *
   * @param maxRows how many rows of each failure; 0 for none
   * @param tags asks the server what the columns of a table are tagged with
   */
  FailedRowsCollector(
      int maxRows,
      Function<FullyQualifiedName, Optional<TableTags>> tags,
      Consumer<Problem> problems) {
    this.maxRows = maxRows;
    this.tags = tags;
    this.problems = problems;
  }

  /** Whether anybody wants rows. */
  boolean isWanted() {
    return maxRows > 0;
  }

  /** Reads rows of the cases of a table that failed. */
  void collect(ExecutionPlan plan, Set<String> failed, Dialect dialect, SessionStatements session) {
    collect(plan, failed, dialect, session, Optional.empty());
  }

  /** As above, for comparisons with a table of another database. */
  void collect(
      ExecutionPlan plan,
      Set<String> failed,
      Dialect dialect,
      SessionStatements session,
      Optional<OtherDatabase> other) {
    if (!isWanted() || failed.isEmpty()) {
      return;
    }
    FullyQualifiedName table = plan.table().fullyQualifiedName();
    Optional<TableTags> known;
    try {
      known = tags.apply(table);
    } catch (DqException e) {
      problems.accept(
          problem(
                  "no failed rows of %s are read: its tags are not known: %s"
                      .formatted(table, e.getMessage()))
              .withPath(table.toString()));
      return;
    }
    FailedRowsReader reader = new FailedRowsReader(dialect, session, session, other, maxRows);
    for (PlannedCase planned : plan.cases()) {
      if (known.isPresent()
          && failed.contains(planned.testCase().fullyQualifiedName().toString())
          && !collect(reader, plan, planned, known.get())) {
        return;
      }
    }
  }

  /** Whether the next one can be tried. */
  private boolean collect(
      FailedRowsReader reader, ExecutionPlan plan, PlannedCase planned, TableTags known) {
    TestCase testCase = planned.testCase();
    if (isFull()) {
      return false;
    }
    try {
      reader.read(plan, planned, known, otherTags(planned)).ifPresent(rows -> keep(testCase, rows));
      return true;
    } catch (StatementFailure e) {
      if (e.kind() != StatementFailure.Kind.STOPPED) {
        // What the database says of a statement may name what is in its rows.
        problems.accept(
            problem(
                    "the failed rows of %s could not be read: %s"
                        .formatted(
                            testCase.name(),
                            e.kind() == StatementFailure.Kind.SQL
                                ? "the database refused the statement"
                                : e.reason()))
                .withPath(testCase.fullyQualifiedName().toString()));
      }
      return e.kind() == StatementFailure.Kind.SQL || e.kind() == StatementFailure.Kind.TIMEOUT;
    } catch (RuntimeException e) {
      // Also a defect of a check, which may come from another jar.
      problems.accept(
          problem(
                  "the failed rows of %s could not be read: %s"
                      .formatted(testCase.name(), e.getClass().getSimpleName()))
              .withPath(testCase.fullyQualifiedName().toString()));
      return true;
    }
  }

  /** Of the table that a case compares its own with. */
  private Optional<TableTags> otherTags(PlannedCase planned) {
    try {
      return planned.requirement() instanceof Requirement.RowDifference difference
          ? tags.apply(difference.other().fullyQualifiedName())
          : Optional.empty();
    } catch (DqException e) {
      problems.accept(
          problem(
              "no failed rows of %s are read: tags are not known"
                  .formatted(planned.testCase().name())));
      return Optional.empty();
    }
  }

  private synchronized boolean isFull() {
    if (found.size() >= MOST_CASES && !full) {
      full = true;
      problems.accept(
          problem("failed rows are read of the first %s failures only".formatted(MOST_CASES)));
    }
    return full;
  }

  private synchronized void keep(TestCase testCase, Found rows) {
    found.put(testCase.fullyQualifiedName().toString(), rows);
  }

  /** What was found, by the FQN of the case; forgotten here. */
  synchronized Map<String, Found> take() {
    Map<String, Found> taken = new LinkedHashMap<>(found);
    found.clear();
    return taken;
  }

  static Problem problem(String message) {
    return Problem.warning(ProblemCode.FAILED_ROWS_NOT_SENT, message);
  }
}
