package io.dqrun.validate.rules;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Test cases are selected by their plain names, each once. */
final class CaseSelectionRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    TestSuitePipeline suite = workflow.source().sourceConfig();
    Optional<String> table = suite.entityFullyQualifiedName().map(FullyQualifiedName::toString);
    List<String> names = suite.testCases();
    Set<String> given = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String path = Paths.SUITE + ".testCases[" + i + "]";
      if (name.indexOf('"') >= 0 || name.contains("::")) {
        findings.error(
            ProblemCode.INVALID_NAME,
            path,
            findings.shown(path, name, "the name")
                + " is no name of a test case: it holds "
                + (name.contains("::") ? "`::`" : "`\"`"),
            "write the plain name, without the table and without double quotes");
      } else if (table.filter(fqn -> name.startsWith(fqn + ".")).isPresent()) {
        findings.error(
            ProblemCode.INVALID_NAME,
            path,
            findings.shown(path, name, "the name")
                + " is a full name; test cases are selected by their plain names",
            "remove the table's name from its start");
      } else if (!given.add(name)) {
        findings.warning(
            ProblemCode.DUPLICATE_TEST_CASE,
            path,
            findings.shown(path, name, "the name") + " is selected twice",
            "remove one of the two");
      }
    }
  }
}
