package io.dqrun.runner.check;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Predicate;

/**
 * At least one value of the column is in a set; with {@code matchEnum} every row's is.
 *
 * <p>The default mode is the product's design, not a slip: one hit is enough.
 */
public final class ColumnValuesToBeInSet extends RowPredicateCheck {

  private static final String ALLOWED_VALUES = "allowedValues";

  private final Compatibility lists;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValuesToBeInSet() {
    this(Compatibility.CLEAN);
  }

  private ColumnValuesToBeInSet(Compatibility lists) {
    super("columnValuesToBeInSet", "allowedValueCount", Counted.PASSED, Compatibility.OPENMETADATA);
    this.lists = lists;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToBeInSet(wanted);
  }

  @Override
  public String quirk() {
    return "it takes a text that is no list for the list of its characters";
  }

  @Override
  Predicate condition(Arguments arguments, ColumnRef column) {
    arguments.required(ALLOWED_VALUES);
    return new Predicate.In(
        column, arguments.literals(ALLOWED_VALUES, column, lists).orElseThrow());
  }

  @Override
  boolean needsRowCount(Arguments arguments) {
    return arguments.isTrue("matchEnum");
  }

  @Override
  boolean asDemanded(Arguments arguments, long count, long rows) {
    return needsRowCount(arguments) ? count == rows : count > 0;
  }

  @Override
  String text(long count) {
    return "Found countInSet=" + count + ".";
  }
}
