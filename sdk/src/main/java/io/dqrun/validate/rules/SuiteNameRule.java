package io.dqrun.validate.rules;

import io.dqrun.entity.SuiteType;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;
import java.util.Optional;

/** A logical suite is named as servers can find it. */
final class SuiteNameRule implements Rule {

  private static final String PATH = "source.serviceName";
  private static final int MAX_LENGTH = 256;

  @Override
  public void check(Workflow workflow, Findings findings) {
    Optional<String> name = workflow.source().serviceName();
    if (workflow.suiteType() == SuiteType.LOGICAL && name.isPresent()) {
      check(name.get(), findings);
    }
  }

  private static void check(String written, Findings findings) {
    boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    String name = quoted ? written.substring(1, written.length() - 1) : written;
    if (name.indexOf('"') >= 0) {
      findings.error(
          ProblemCode.INVALID_NAME,
          PATH,
          findings.shown(PATH, written, "the name")
              + " is no name of a test suite: it holds a double quote",
          "write the suite's name as OpenMetadata shows it");
    } else if (quoted && name.indexOf('.') < 0) {
      findings.warning(
          ProblemCode.INVALID_FQN,
          PATH,
          findings.shown(PATH, written, "the name")
              + " has quotes around a name without a dot, which OpenMetadata does not find",
          "remove the inner quotes");
    } else if (!quoted && name.endsWith(".testSuite")) {
      findings.warning(
          ProblemCode.INVALID_NAME,
          PATH,
          findings.shown(PATH, written, "the name")
              + " looks like the suite of one table, which is no logical suite",
          "set entityFullyQualifiedName to the table's name instead");
    } else if (name.length() > MAX_LENGTH) {
      findings.error(
          ProblemCode.INVALID_NAME,
          PATH,
          "the suite's name has more than " + MAX_LENGTH + " characters",
          "name a suite that the server has");
    }
  }
}
