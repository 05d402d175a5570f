package io.dqrun.submit;

import io.dqrun.catalog.Catalog;
import io.dqrun.client.ServerVersion;
import io.dqrun.entity.Column;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TestCaseDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What servers up to 1.8 store without complaint although it can never run. */
final class CaseRules {

  /** What a link may hold on servers up to 1.6; later ones decide themselves. */
  private static final Pattern OLD_LINK =
      Pattern.compile("(?U)^<#E::\\w+::[\\w'\\- .&/:+\"\\\\()$#%]+>$");

  private static final int COLUMNS_SHOWN = 20;

  private final Catalog catalog;
  private final Supplier<ServerVersion> version;
  private final Table table;

  CaseRules(Catalog catalog, Supplier<ServerVersion> version, Table table) {
    this.catalog = catalog;
    this.version = version;
    this.table = table;
  }

  /** The first thing wrong with a case of the file, if any. */
  Optional<Problem> check(TestCaseDefinition definition, String path) {
    return checkName(definition, path)
        .or(() -> checkDefinition(definition, path))
        .or(() -> checkColumn(definition, path))
        .or(() -> checkLink(definition, path));
  }

  private Optional<Problem> checkName(TestCaseDefinition definition, String path) {
    String name = definition.name();
    boolean allowed = !name.isBlank() && !name.contains("::") && name.indexOf('"') < 0;
    return allowed
        ? Optional.empty()
        : error(
            ProblemCode.INVALID_NAME,
            "'" + name + "' cannot be the name of a test case",
            path + ".name",
            "a name is not empty and holds neither :: nor a double quote");
  }

  private Optional<Problem> checkDefinition(TestCaseDefinition definition, String path) {
    String name = definition.testDefinitionName();
    Optional<TestDefinition> found = catalog.findTestDefinition(name);
    if (found.isEmpty()) {
      return error(
          ProblemCode.UNKNOWN_DEFINITION,
          "the server has no test definition '" + name + "'",
          path + ".testDefinitionName",
          "check the spelling; some definitions exist on newer servers only");
    }
    if (found.get().forColumns() && definition.columnName().isEmpty()) {
      return error(
          ProblemCode.MISSING_COLUMN_NAME,
          "'" + name + "' tests a column, but none is named",
          path,
          "add columnName");
    }
    if (!found.get().forColumns() && definition.columnName().isPresent()) {
      return error(
          ProblemCode.UNEXPECTED_COLUMN_NAME,
          "'" + name + "' tests a whole table, but a column is named",
          path + ".columnName",
          "remove columnName");
    }
    return checkParameters(definition, found.get().parameterDefinition(), path);
  }

  private static Optional<Problem> checkParameters(
      TestCaseDefinition definition, List<ParameterDefinition> known, String path) {
    List<ParameterValue> given = definition.parameterValues();
    for (int i = 0; i < given.size(); i++) {
      String name = given.get(i).name();
      if (known.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        String names =
            known.stream().map(ParameterDefinition::name).collect(Collectors.joining(", "));
        return error(
            ProblemCode.UNKNOWN_PARAMETER,
            "'" + definition.testDefinitionName() + "' has no parameter '" + name + "'",
            path + ".parameterValues[" + i + "].name",
            names.isEmpty() ? "it takes no parameters" : "it takes " + names);
      }
    }
    return known.stream()
        .filter(parameter -> parameter.required().orElse(false))
        .map(ParameterDefinition::name)
        .filter(name -> given.stream().noneMatch(value -> value.name().equals(name)))
        .findFirst()
        .flatMap(
            name ->
                error(
                    ProblemCode.MISSING_PARAMETER,
                    "'" + definition.testDefinitionName() + "' needs the parameter '" + name + "'",
                    path + ".parameterValues",
                    "add it under parameterValues"));
  }

  private Optional<Problem> checkColumn(TestCaseDefinition definition, String path) {
    return definition
        .columnName()
        .filter(name -> table.findColumn(name).isEmpty())
        .flatMap(
            name ->
                error(
                    ProblemCode.COLUMN_NOT_FOUND,
                    "table " + table.fullyQualifiedName() + " has no column '" + name + "'",
                    path + ".columnName",
                    "the server knows these columns: " + columns()));
  }

  private String columns() {
    String names =
        table.columns().stream()
            .limit(COLUMNS_SHOWN)
            .map(Column::name)
            .collect(Collectors.joining(", "));
    return table.columns().size() > COLUMNS_SHOWN ? names + ", ..." : names;
  }

  private Optional<Problem> checkLink(TestCaseDefinition definition, String path) {
    EntityLink link = new EntityLink(table.fullyQualifiedName(), definition.columnName());
    if (OLD_LINK.matcher(link.toString()).matches() || version.get().atLeast(1, 7, 0)) {
      return Optional.empty();
    }
    return error(
        ProblemCode.TEST_CASE_REFUSED,
        "OpenMetadata " + version.get() + " can hold no test of " + link,
        path,
        "a character in the table's or column's name is allowed in tests from OpenMetadata 1.7 on");
  }

  private static Optional<Problem> error(
      ProblemCode code, String message, String path, String hint) {
    return Optional.of(Problem.error(code, message).withPath(path).withHint(hint));
  }
}
