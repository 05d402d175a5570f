package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a user's query, or the number that it answers, compare with a threshold. The query is
 * executed as it is, if it only reads.
 */
public final class TableCustomSQLQuery implements Check {

  private static final String DEFINITION = "tableCustomSQLQuery";
  private static final String RESULT_ROW_COUNT = "resultRowCount";
  private static final long DEFAULT_THRESHOLD = 0;

  /** For {@link java.util.ServiceLoader}. */
  public TableCustomSQLQuery() {}

  @Override
  public String definition() {
    return DEFINITION;
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    String sql = arguments.required("sqlExpression");
    Requirement.Rows rows = rows(arguments);
    threshold(arguments);
    return ReadOnlyStatement.accepts(sql)
        ? new Requirement.OwnQuery(sql, rows)
        : new Requirement.Settled(failed(testCase, "SQL expression is not safe\n\n" + sql));
  }

  private static Requirement.Rows rows(Arguments arguments) {
    return switch (arguments.text("strategy").orElse("ROWS")) {
      case "ROWS" -> Requirement.Rows.ALL;
      case "COUNT" -> Requirement.Rows.FIRST;
      default ->
          throw new IllegalArgumentException("parameter strategy: ROWS or COUNT is expected");
    };
  }

  private static long threshold(Arguments arguments) {
    return arguments.integer("threshold").orElse(DEFAULT_THRESHOLD);
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    Arguments arguments = new Arguments(testCase);
    long found;
    if (rows(arguments) == Requirement.Rows.ALL) {
      found = evidence.answer().rows();
    } else {
      List<@Nullable Object> row = evidence.answer().firstRow();
      Optional<Long> count = row.isEmpty() ? Optional.empty() : wholeNumber(row.get(0));
      if (count.isEmpty()) {
        return failed(
            testCase,
            "strategy COUNT expects a query whose first column is a whole number, such as SELECT"
                + " COUNT(*), but this one answered "
                + (row.isEmpty() ? "no row" : "something else"));
      }
      found = count.get();
    }
    long threshold = threshold(arguments);
    return Verdict.of(
        compare(found, arguments.text("operator").orElse("<="), threshold),
        "Found " + found + " row(s). Test query is expected to return " + threshold + " row.",
        List.of(TestResultValue.of(RESULT_ROW_COUNT, Long.toString(found))));
  }

  // Some databases count in decimals.
  private static Optional<Long> wholeNumber(@Nullable Object value) {
    if (value instanceof Long number) {
      return Optional.of(number);
    }
    if (value instanceof Boolean bool) {
      return Optional.of(bool ? 1L : 0L);
    }
    if (value instanceof BigDecimal number) {
      try {
        return Optional.of(number.longValueExact());
      } catch (ArithmeticException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean compare(long found, String operator, long threshold) {
    return switch (operator) {
      case "==" -> found == threshold;
      case "!=" -> found != threshold;
      case "<" -> found < threshold;
      case ">" -> found > threshold;
      case ">=" -> found >= threshold;
      default -> found <= threshold;
    };
  }

  /** Also where the database refuses the statement: the user wrote it, the value is still named. */
  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.notComputed(
        testCase.fullyQualifiedName().toString(), reason, List.of(RESULT_ROW_COUNT));
  }
}
