package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.SqlTemplate;
import io.dqrun.runner.sql.TableRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a user's query, or the number that it answers, compare with a threshold. The query is
 * executed as it is, if it only reads.
 *
 * <p>OpenMetadata 1.6 counts no passed and failed rows here; later versions count the rows of the
 * table, or of the part of it that {@code partitionExpression} names, as the rows that there are.
 */
public final class TableCustomSQLQuery implements Check {

  private static final String DEFINITION = "tableCustomSQLQuery";
  private static final String RESULT_ROW_COUNT = "resultRowCount";
  private static final String PARTITION = "partitionExpression";
  private static final long DEFAULT_THRESHOLD = 0;

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public TableCustomSQLQuery() {
    this(Compatibility.CLEAN);
  }

  private TableCustomSQLQuery(Compatibility compatibility) {
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new TableCustomSQLQuery(wanted);
  }

  @Override
  public String quirk() {
    return "it takes the length of a text for a number of rows";
  }

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
    Optional<String> partition = arguments.text(PARTITION);
    Optional<String> refusal =
        ReadOnlyStatement.refusal(sql)
            .or(
                () ->
                    partition
                        .map(TableCustomSQLQuery::count)
                        .flatMap(ReadOnlyStatement::refusal)
                        .map(reason -> PARTITION + ": " + reason));
    if (refusal.isPresent()) {
      String text = sql + partition.map(condition -> "\n\n" + condition).orElse("");
      return unsafe(testCase, refusal.get(), text);
    }
    return new Requirement.OwnQuery(
        new SqlTemplate(List.of(new SqlTemplate.Verbatim(sql))),
        rows,
        countsRows(arguments) ? Optional.of(total(table, partition)) : Optional.empty());
  }

  /** OpenMetadata's text has no place for the reason, so that it is told beside it. */
  private Requirement unsafe(TestCase testCase, String reason, String sql) {
    return compatibility == Compatibility.OPENMETADATA
        ? new Requirement.Settled(
            failed(testCase, "SQL expression is not safe\n\n" + sql), Optional.of(reason))
        : new Requirement.Settled(
            failed(testCase, "SQL expression is not safe: " + reason + "\n\n" + sql));
  }

  /** A partition is something that only versions know that count rows. */
  private boolean countsRows(Arguments arguments) {
    return arguments.testCase().countsRows()
        && (compatibility == Compatibility.CLEAN || arguments.text(PARTITION).isPresent());
  }

  private static String count(String condition) {
    return "SELECT COUNT(*) FROM t WHERE (\n" + condition + "\n)";
  }

  private static SqlTemplate total(Table table, Optional<String> partition) {
    List<SqlTemplate.Part> parts = new ArrayList<>();
    parts.add(new SqlTemplate.Verbatim("SELECT COUNT(*) FROM "));
    parts.add(new SqlTemplate.TableName(TableRef.ofPath(table.fullyQualifiedName().parts())));
    partition.ifPresent(
        condition -> parts.add(new SqlTemplate.Verbatim(" WHERE (\n" + condition + "\n)")));
    return new SqlTemplate(parts);
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

  private static Operator operator(Arguments arguments) {
    return Operator.of(arguments.text("operator").orElse(""));
  }

  /** More rows than the threshold allows make it fail; too few are nothing that can be shown. */
  @Override
  public Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    Arguments arguments = new Arguments(testCase);
    boolean tooMany =
        switch (operator(arguments)) {
          case LESS, AT_MOST -> true;
          case EQUAL -> threshold(arguments) == 0;
          case MORE, AT_LEAST, DIFFERENT -> false;
        };
    return tooMany && rows(arguments) == Requirement.Rows.ALL
        ? Optional.of(new FailedRows.OfAnswer())
        : Optional.empty();
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    Arguments arguments = new Arguments(testCase);
    long found;
    if (rows(arguments) == Requirement.Rows.ALL) {
      found = evidence.answer().rows();
    } else {
      List<@Nullable Object> row = evidence.answer().firstRow();
      Optional<Long> count = row.isEmpty() ? Optional.empty() : count(row.get(0));
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
    Operator operator = operator(arguments);
    Verdict verdict =
        Verdict.of(
            operator.holds(found, threshold),
            "Found " + found + " row(s). Test query is expected to return " + threshold + " row.",
            List.of(TestResultValue.of(RESULT_ROW_COUNT, Long.toString(found))));
    OptionalLong total = evidence.total();
    return total.isPresent()
        ? operator.withRows(verdict, found, threshold, total.getAsLong())
        : verdict;
  }

  // OpenMetadata takes whatever is no number for a list of rows, and a text is one of characters.
  private Optional<Long> count(@Nullable Object value) {
    if (compatibility == Compatibility.OPENMETADATA && value instanceof String text) {
      return Optional.of((long) text.codePointCount(0, text.length()));
    }
    if (compatibility == Compatibility.OPENMETADATA && value instanceof byte[] bytes) {
      return Optional.of((long) bytes.length);
    }
    return wholeNumber(value);
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

  /** Also where the database refuses the statement: the user wrote it, the value is still named. */
  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.notComputed(
        testCase.fullyQualifiedName().toString(), reason, List.of(RESULT_ROW_COUNT));
  }
}
