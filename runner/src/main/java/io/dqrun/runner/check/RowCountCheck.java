package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.Metric;
import java.util.List;

/** Judges the number of rows of a table; an empty table has 0 of them and is judged like any. */
abstract class RowCountCheck implements Check {

  private static final Metric ROW_COUNT = new Metric.RowCount();

  private final String definition;

  RowCountCheck(String definition) {
    this.definition = definition;
  }

  /** The numbers of rows that are as demanded. */
  abstract Range demanded(Arguments arguments);

  /** The verdict on so many rows. */
  abstract Verdict judge(Range demanded, boolean asDemanded, String count);

  @Override
  public final String definition() {
    return definition;
  }

  @Override
  public final Requirement requirement(TestCase testCase, Table table) {
    demanded(new Arguments(testCase));
    return new Requirement.Aggregates(List.of(ROW_COUNT));
  }

  @Override
  public final Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    Range demanded = demanded(new Arguments(testCase));
    Object count = evidence.values().value(ROW_COUNT);
    return judge(demanded, demanded.contains(count), ValueText.of(count));
  }

  static List<TestResultValue> values(String count) {
    return List.of(TestResultValue.of("rowCount", count));
  }
}
