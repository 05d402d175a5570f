package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.List;

/** Names keep to what servers accept and what a fully qualified name can hold. */
final class NamesRule implements Rule {

  private static final int MAX_COLUMN_NAME = 256;

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<ServiceConnection> connections = workflow.source().sourceConfig().serviceConnections();
    for (int i = 0; i < connections.size(); i++) {
      check(connections.get(i).serviceName(), Paths.connection(i) + ".serviceName", findings);
    }
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    for (int i = 0; i < cases.size(); i++) {
      check(cases.get(i).name(), Paths.testCase(i) + ".name", findings);
      String path = Paths.testCase(i) + ".columnName";
      cases
          .get(i)
          .columnName()
          .ifPresent(
              column -> {
                check(column, path, findings);
                if (column.length() > MAX_COLUMN_NAME) {
                  findings.error(
                      ProblemCode.INVALID_NAME,
                      path,
                      "the column's name has more than " + MAX_COLUMN_NAME + " characters",
                      "name a top-level column of the table");
                }
              });
    }
  }

  private static void check(String name, String path, Findings findings) {
    String wrong =
        name.isBlank()
            ? "is empty"
            : name.contains("::") ? "holds `::`" : name.contains("\"") ? "holds `\"`" : null;
    if (wrong != null) {
      findings.error(
          ProblemCode.INVALID_NAME,
          path,
          "the name" + findings.shown(path, name, "").replaceFirst("^`", " `") + " " + wrong,
          "choose a name without `::` and double quotes");
    }
  }
}
