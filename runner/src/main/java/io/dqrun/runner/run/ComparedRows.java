package io.dqrun.runner.run;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.KeySample;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds out which rows of two tables are compared: the part of the first one that is tested, of
 * both, and of that the sample that its own settings want, by a hash of the key.
 */
final class ComparedRows {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SALT_LENGTH = 5;

  private final Dialect dialect;
  private final Dialect otherDialect;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * For two databases, which may be the same one.
   *
   * @param otherDialect that of the second table
   */
  ComparedRows(Dialect dialect, Dialect otherDialect) {
    this.dialect = dialect;
    this.otherDialect = otherDialect;
  }

  /** What the user should know of the rows that are compared. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The plan with the comparisons narrowed to the rows that are to be compared. */
  ExecutionPlan narrowed(ExecutionPlan plan) {
    return new ExecutionPlan(
        plan.table(),
        plan.dataset(),
        plan.cases().stream().map(planned -> narrowed(plan.table(), planned)).toList(),
        plan.scans());
  }

  private PlannedCase narrowed(Table table, PlannedCase planned) {
    if (!(planned.requirement() instanceof Requirement.RowDifference difference)) {
      return planned;
    }
    Requirement requirement;
    try {
      Comparison comparison = difference.comparison();
      requirement =
          new Requirement.RowDifference(
              difference.other(),
              comparison.with(
                  new Selection(
                      comparison.selection().condition(),
                      part(table, difference.other()),
                      sample(table, planned, comparison))));
    } catch (IllegalArgumentException e) {
      requirement =
          new Requirement.Settled(
              planned
                  .check()
                  .failed(
                      planned.testCase(),
                      "the profiler settings of the table make no sense: " + e.getMessage()));
    }
    return new PlannedCase(
        planned.position(), planned.testCase(), planned.check(), requirement, planned.twin());
  }

  private Optional<Selection.Part> part(Table table, Table other) {
    return DatasetResolver.partitioning(table, dialect, new ArrayList<>())
        .map(
            found ->
                new Selection.Part(
                    Partitions.condition(table, found),
                    Partitions.condition(other, asIn(other, found))));
  }

  /** The second table may write the column's name in another case. */
  private static TablePartitioning asIn(Table other, TablePartitioning part) {
    Optional<String> name =
        part.partitionColumnName()
            .map(
                column ->
                    other.findColumn(column).isPresent()
                        ? column
                        : other.columns().stream()
                            .map(Column::name)
                            .filter(column::equalsIgnoreCase)
                            .findFirst()
                            .orElse(column));
    return new TablePartitioning(
        part.enablePartitioning(),
        name,
        part.partitionIntervalType(),
        part.partitionInterval(),
        part.partitionIntervalUnit(),
        part.partitionValues(),
        part.partitionIntegerRangeStart(),
        part.partitionIntegerRangeEnd());
  }

  private Optional<KeySample> sample(Table table, PlannedCase planned, Comparison comparison) {
    Optional<Sample> size =
        table.tableProfilerConfig().filter(Samples::isGiven).flatMap(Samples::of);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    boolean possible =
        dialect.comparison().canSample()
            && otherDialect.comparison().canSample()
            && !comparison.sampledBy().isEmpty();
    if (!possible) {
      problems.add(
          Problem.warning(
                  ProblemCode.SETTING_NOT_APPLIED,
                  "%s compares all rows: these databases cannot pick a sample by this key"
                      .formatted(planned.testCase().name()))
              .withPath(planned.testCase().fullyQualifiedName().toString())
              .withHint("name a part of the tables in the parameter where"));
      return Optional.empty();
    }
    return Optional.of(new KeySample(salt(), size.get().withoutMethod()));
  }

  private static String salt() {
    StringBuilder salt = new StringBuilder();
    for (int i = 0; i < SALT_LENGTH; i++) {
      salt.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
    return salt.toString();
  }
}
