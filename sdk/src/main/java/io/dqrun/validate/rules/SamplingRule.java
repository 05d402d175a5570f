package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ProfileSampleType;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;

/** A sample is a part of a table: up to 100 percent, or a whole number of rows. */
final class SamplingRule implements Rule {

  private static final double ALL = 100;

  @Override
  public void check(Workflow workflow, Findings findings) {
    TestSuitePipeline pipeline = workflow.source().sourceConfig();
    if (pipeline.profileSample().isEmpty()) {
      sizeless(pipeline, findings);
      return;
    }
    double sample = pipeline.profileSample().getAsDouble();
    boolean rows = pipeline.profileSampleType().filter(ProfileSampleType.ROWS::equals).isPresent();
    if (rows ? sample < 0 || sample != Math.rint(sample) : sample < 0 || sample > ALL) {
      findings.error(
          ProblemCode.INVALID_VALUE,
          Paths.SUITE + ".profileSample",
          rows
              ? "`profileSample` must be a whole number of rows"
              : "`profileSample` must be a percentage from 0 to 100",
          rows
              ? "such as 10000; 0 for the whole table"
              : "such as 10; for a number of rows add profileSampleType: ROWS");
    }
  }

  private static void sizeless(TestSuitePipeline pipeline, Findings findings) {
    String key =
        pipeline.profileSampleType().isPresent() ? "profileSampleType" : "samplingMethodType";
    if (pipeline.profileSampleType().isPresent() || pipeline.samplingMethodType().isPresent()) {
      findings.warning(
          ProblemCode.SETTING_NOT_APPLIED,
          Paths.SUITE + "." + key,
          "`" + key + "` has no effect without `profileSample`",
          "say with profileSample how much to look at, or remove it");
    }
  }
}
