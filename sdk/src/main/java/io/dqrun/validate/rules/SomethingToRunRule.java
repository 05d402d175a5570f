package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;

/** A workflow names a table or a logical suite. */
final class SomethingToRunRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    boolean table = workflow.source().sourceConfig().entityFullyQualifiedName().isPresent();
    boolean suite = !workflow.source().serviceName().orElse("").isBlank();
    if (!table && !suite) {
      findings.error(
          ProblemCode.NOTHING_TO_RUN,
          Paths.SUITE,
          "the workflow names neither a table nor a logical test suite",
          "add source.sourceConfig.config.entityFullyQualifiedName for a table, or the name of a"
              + " logical suite as source.serviceName");
    }
  }
}
