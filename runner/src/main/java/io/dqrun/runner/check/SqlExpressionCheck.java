package io.dqrun.runner.check;

import io.dqrun.entity.Column;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.SqlTemplate;
import io.dqrun.runner.sql.TableRef;
import java.util.List;
import java.util.Optional;

/**
 * A definition that a user made: a query for the rows that are not as they should be. A case passes
 * if there are none.
 *
 * <p>What a case gives is only ever a constant or a quoted name inside the query.
 */
final class SqlExpressionCheck implements Check {

  private static final String ROW_COUNT = "Row Count";
  private static final String COLUMN_VALIDATOR = "ColumnRuleLibrarySqlExpressionValidator";
  private static final String TABLE_VALIDATOR = "TableRuleLibrarySqlExpressionValidator";

  private final TestDefinition definition;
  private final String sql;

  SqlExpressionCheck(TestDefinition definition, String sql) {
    this.definition = definition;
    this.sql = sql;
  }

  @Override
  public String definition() {
    return definition.name();
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    Optional<String> otherValidator =
        definition
            .validatorClass()
            .filter(name -> !name.equals(COLUMN_VALIDATOR) && !name.equals(TABLE_VALIDATOR));
    if (otherValidator.isPresent()) {
      return new Requirement.Settled(
          failed(
              testCase,
              "its validatorClass is %s; of those with a sqlExpression only %s and %s are executed"
                  .formatted(otherValidator.get(), COLUMN_VALIDATOR, TABLE_VALIDATOR)));
    }
    Optional<ColumnRef> column = column(testCase, table);
    if (testCase.entityLink().column().isPresent() && column.isEmpty()) {
      return new Requirement.Settled(
          failed(testCase, "Cannot find column " + testCase.entityLink().column().get()));
    }
    Template template = Template.parse(sql);
    Optional<String> refusal = ReadOnlyStatement.refusal(template.withWordsForGaps());
    if (refusal.isPresent()) {
      return new Requirement.Settled(
          failed(
              testCase,
              "SQL expression is not safe: %s (in the definition %s)\n\n%s"
                  .formatted(refusal.get(), definition.name(), sql)));
    }
    return new Requirement.OwnQuery(
        template.fill(gap -> content(gap, testCase, table, column)),
        Requirement.Rows.ALL,
        Optional.empty());
  }

  private SqlTemplate.Part content(
      Template.Gap gap, TestCase testCase, Table table, Optional<ColumnRef> column) {
    return switch (gap.name()) {
      case "column_name" ->
          new SqlTemplate.ColumnName(
              column.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the sqlExpression has {{ column_name }}, but the case has no column")));
      case "table_name" ->
          new SqlTemplate.TableName(TableRef.ofPath(table.fullyQualifiedName().parts()));
      default -> constant(gap.name(), new Arguments(testCase));
    };
  }

  private SqlTemplate.Part constant(String name, Arguments arguments) {
    ParameterDefinition parameter =
        definition.parameterDefinition().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the sqlExpression has {{ "
                            + name
                            + " }}, but the definition has no such parameter"));
    if (parameter.required().orElse(false)) {
      arguments.required(name);
    }
    return arguments.constant(name, parameter.dataType().orElse("STRING"));
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    long rows = evidence.answer().rows();
    String subject =
        testCase
            .entityLink()
            .column()
            .map(column -> "Column '" + column + "' in table '")
            .orElse("Table '");
    return Verdict.of(
        rows == 0,
        subject + table.name() + "' has " + rows + " rows matching the condition. Expected 0.",
        List.of(TestResultValue.of(ROW_COUNT, Long.toString(rows))));
  }

  @Override
  public Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    return Optional.of(new FailedRows.OfAnswer());
  }

  @Override
  public Verdict failed(TestCase testCase, String reason) {
    return Verdict.notComputed(
        testCase.fullyQualifiedName().toString(), reason, List.of(ROW_COUNT));
  }

  private static Optional<ColumnRef> column(TestCase testCase, Table table) {
    Optional<Column> column = table.findColumn(testCase.entityLink());
    return column.map(found -> new ColumnRef(found.name(), found.dataType()));
  }
}
