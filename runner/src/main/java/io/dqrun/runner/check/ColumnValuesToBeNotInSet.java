package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Predicate;

/** No value of the column is in a set. */
public final class ColumnValuesToBeNotInSet extends RowPredicateCheck {

  private static final String FORBIDDEN_VALUES = "forbiddenValues";

  private final Compatibility lists;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValuesToBeNotInSet() {
    this(Compatibility.CLEAN);
  }

  private ColumnValuesToBeNotInSet(Compatibility compatibility) {
    super("columnValuesToBeNotInSet", "countForbiddenValues", Counted.FAILED, compatibility);
    this.lists = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToBeNotInSet(wanted);
  }

  @Override
  public String quirk() {
    return "it takes a text that is no list for the list of its characters";
  }

  @Override
  Predicate condition(Arguments arguments, ColumnRef column) {
    arguments.required(FORBIDDEN_VALUES);
    return new Predicate.In(
        column, arguments.literals(FORBIDDEN_VALUES, column, lists).orElseThrow());
  }

  @Override
  boolean asDemanded(Arguments arguments, long count, long rows) {
    return count == 0;
  }

  @Override
  String text(long count) {
    return "Found countInSet=" + count + ". It should be 0";
  }

  @Override
  String subject(TestCase testCase, Table table) {
    return testCase.name() + " for " + table.fullyQualifiedName();
  }
}
