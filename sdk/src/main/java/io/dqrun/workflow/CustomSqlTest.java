package io.dqrun.workflow;

import java.util.Optional;

/** The test {@code tableCustomSQLQuery}. */
public final class CustomSqlTest extends TestBuilder<CustomSqlTest> {

  /** What is compared with the threshold. */
  public enum Strategy {
    /** The number of rows that the query returns; the default. */
    ROWS,
    /** The number that the query returns in the first column of its first row. */
    COUNT
  }

  /** How it is compared: the number on the left, the threshold on the right. */
  public enum Operator {
    /** {@code ==}. */
    EQUAL("=="),
    /** {@code !=}. */
    NOT_EQUAL("!="),
    /** {@code >}. */
    GREATER(">"),
    /** {@code >=}. */
    GREATER_OR_EQUAL(">="),
    /** {@code <}. */
    LESS("<"),
    /** {@code <=}; the default. */
    LESS_OR_EQUAL("<=");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** The spelling in the workflow file. */
    public String text() {
      return text;
    }
  }

  CustomSqlTest(String sqlExpression) {
    super("tableCustomSQLQuery", Optional.empty());
    argument("sqlExpression", sqlExpression);
  }

  @Override
  CustomSqlTest self() {
    return this;
  }

  /** What is compared with the threshold. */
  public CustomSqlTest strategy(Strategy strategy) {
    return argument("strategy", strategy.name());
  }

  /** How it is compared. */
  public CustomSqlTest operator(Operator operator) {
    return argument("operator", operator.text());
  }

  /** The number to compare with; 0 where it is not given. */
  public CustomSqlTest threshold(long threshold) {
    return argument("threshold", Long.toString(threshold));
  }
}
