package io.dqrun.validate.rules;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A link to a table or column holds only characters that servers up to 1.6 take. */
final class LinkCharactersRule implements Rule {

  private static final Pattern ALLOWED = Pattern.compile("(?U)[\\w'\\- .&/:+\"\\\\()$#%]*");

  private final TargetVersion target;

  LinkCharactersRule(TargetVersion target) {
    this.target = target;
  }

  @Override
  public void check(Workflow workflow, Findings findings) {
    if (target.isAtLeast(TargetVersion.V1_7)) {
      return;
    }
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    Optional<FullyQualifiedName> table =
        workflow.source().sourceConfig().entityFullyQualifiedName();
    if (!cases.isEmpty()) {
      table.ifPresent(
          name -> check(name.toString(), Paths.SUITE + ".entityFullyQualifiedName", findings));
    }
    for (int i = 0; i < cases.size(); i++) {
      String path = Paths.testCase(i) + ".columnName";
      cases.get(i).columnName().ifPresent(column -> check(column, path, findings));
    }
  }

  private void check(String name, String path, Findings findings) {
    if (!ALLOWED.matcher(name).matches()) {
      String character =
          name.codePoints()
              .mapToObj(Character::toString)
              .filter(one -> !ALLOWED.matcher(one).matches())
              .findFirst()
              .orElse("");
      findings.error(
          ProblemCode.INVALID_NAME,
          path,
          target
              + " can hold no test of "
              + findings.shown(path, name, "this name")
              + ": it holds "
              + findings.shown(path, character, "a character that is not allowed"),
          "rename the table or column in the database, or use a server from 1.7 on");
    }
  }
}
