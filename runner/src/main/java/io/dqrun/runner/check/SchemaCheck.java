package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import java.util.List;

/**
 * Judges the columns of a table as the last metadata ingestion saw them; the database is not asked.
 */
abstract class SchemaCheck implements Check {

  private final String definition;

  SchemaCheck(String definition) {
    this.definition = definition;
  }

  /** Judges the names of the top-level columns, in the table's order. */
  abstract Verdict judge(Arguments arguments, List<String> columnNames);

  @Override
  public final String definition() {
    return definition;
  }

  @Override
  public final Requirement requirement(TestCase testCase, Table table) {
    return new Requirement.TableSchema();
  }

  @Override
  public final Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    return judge(new Arguments(testCase), table.columns().stream().map(Column::name).toList());
  }
}
