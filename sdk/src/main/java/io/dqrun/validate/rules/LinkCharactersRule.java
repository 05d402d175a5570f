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

  /** Not needed, and so not compiled, for names of ordinary letters. */
  private static final class Characters {
    static final Pattern ALLOWED = Pattern.compile("(?U)[\\w'\\- .&/:+\"\\\\()$#%]*");
  }

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
    if (!cases.isEmpty() && table.isPresent()) {
      check(table.get().toString(), Paths.SUITE + ".entityFullyQualifiedName", findings);
    }
    for (int i = 0; i < cases.size(); i++) {
      Optional<String> column = cases.get(i).columnName();
      if (column.isPresent()) {
        check(column.get(), Paths.testCase(i) + ".columnName", findings);
      }
    }
  }

  private void check(String name, String path, Findings findings) {
    if (!isOrdinary(name) && !Characters.ALLOWED.matcher(name).matches()) {
      String character =
          name.codePoints()
              .mapToObj(Character::toString)
              .filter(one -> !Characters.ALLOWED.matcher(one).matches())
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

  private static boolean isOrdinary(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && c != '_' && c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }
}
