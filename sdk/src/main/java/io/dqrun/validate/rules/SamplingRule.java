package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;

/** Samples are not taken by this version. */
final class SamplingRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    if (workflow.source().sourceConfig().profileSample().isPresent()) {
      findings.warning(
          ProblemCode.SETTING_NOT_APPLIED,
          Paths.SUITE + ".profileSample",
          "`profileSample` is not applied: whole tables are scanned by this version",
          "remove it, or run large tables when there is time");
    }
  }
}
