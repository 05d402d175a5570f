package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test cases can be told apart. A case's full name holds its column, so that two columns may each
 * have a case of the same name; but selections and updates go by the short name.
 */
final class DuplicateCasesRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    Map<List<String>, Integer> first = new HashMap<>();
    Map<String, Integer> firstOfName = new HashMap<>();
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    for (int i = 0; i < cases.size(); i++) {
      String name = cases.get(i).name();
      String path = Paths.testCase(i) + ".name";
      Optional<String> column = cases.get(i).columnName();
      List<String> nameAndColumn = column.isEmpty() ? List.of(name) : List.of(name, column.get());
      Integer same = first.putIfAbsent(nameAndColumn, i);
      Integer sameName = firstOfName.putIfAbsent(name, i);
      if (same != null) {
        findings.error(
            ProblemCode.DUPLICATE_TEST_CASE,
            path,
            "the name "
                + findings.shown(path, name, "of this test case")
                + " is given twice, first to "
                + Paths.testCase(same),
            "rename one of the two test cases");
      } else if (sameName != null) {
        findings.warning(
            ProblemCode.DUPLICATE_TEST_CASE,
            path,
            "the name "
                + findings.shown(path, name, "of this test case")
                + " is given to another column, too, in "
                + Paths.testCase(sameName),
            "rename one of the two: test cases are selected and updated by name");
      }
    }
  }
}
