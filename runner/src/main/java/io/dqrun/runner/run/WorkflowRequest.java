package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A workflow to run, with what is known beside it.
 *
 * @param input a workflow without errors
 * @param content the logical suite for the stand-in; not with {@link ServerMode#CONFIGURED}
 * @param warnings what is already known about the file
 */
public record WorkflowRequest(
    WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {

  public WorkflowRequest {
    warnings = List.copyOf(warnings);
  }
}
