package io.dqrun.validate.rules;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Test definitions exist, and are given a column if, and only if, they test one. */
final class DefinitionRule implements Rule {

  /** The names of the files that the definitions came in, and their older names. */
  private static final Map<String, String> FORMER =
      Map.of(
          "columnValuesLengthsToBeBetween", "columnValueLengthsToBeBetween",
          "columnValuesMissingCountToBeEqual", "columnValuesMissingCount",
          "columnValueToBeAtExpectedLocation", "columnValuesToBeAtExpectedLocation");

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    for (int i = 0; i < cases.size(); i++) {
      TestCaseDefinition testCase = cases.get(i);
      Optional<TestDefinition> definition = BuiltInDefinitions.find(testCase.testDefinitionName());
      if (definition.isEmpty()) {
        unknown(testCase.testDefinitionName(), Paths.testCase(i), findings);
      } else {
        column(testCase, definition.get(), Paths.testCase(i), findings);
      }
    }
  }

  private static void unknown(String name, String testCase, Findings findings) {
    String path = testCase + ".testDefinitionName";
    List<String> known = BuiltInDefinitions.all().stream().map(TestDefinition::name).toList();
    String message =
        "the test definition "
            + findings.shown(path, name, "of this test case")
            + " is not one of OpenMetadata's own";
    Optional<String> meant =
        Optional.ofNullable(FORMER.get(name)).or(() -> Nearest.of(name, known));
    if (meant.isPresent()) {
      findings.error(
          ProblemCode.UNKNOWN_DEFINITION, path, message, "did you mean `" + meant.get() + "`?");
    } else {
      findings.warning(
          ProblemCode.UNKNOWN_DEFINITION,
          path,
          message,
          "check the name; a definition of your own must exist on the server");
    }
  }

  private static void column(
      TestCaseDefinition testCase, TestDefinition definition, String path, Findings findings) {
    if (definition.forColumns() && testCase.columnName().isEmpty()) {
      findings.error(
          ProblemCode.MISSING_COLUMN_NAME,
          path + ".columnName",
          "`" + definition.name() + "` tests a column, but `columnName` is missing",
          "add `columnName: ...`");
    } else if (!definition.forColumns() && testCase.columnName().isPresent()) {
      findings.error(
          ProblemCode.UNEXPECTED_COLUMN_NAME,
          path + ".columnName",
          "`" + definition.name() + "` tests the whole table, not a column",
          "remove `columnName`, or choose a definition whose name starts with column");
    }
  }
}
