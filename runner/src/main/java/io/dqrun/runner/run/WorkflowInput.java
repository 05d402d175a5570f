package io.dqrun.runner.run;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.workflow.Workflow;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A workflow to run, with what is needed to point into its file.
 *
 * @param file the file as the user named it
 * @param workflow what it says
 * @param locator from a key's path to its place in the file
 */
public record WorkflowInput(
    String file, Workflow workflow, Function<String, Optional<Location>> locator) {

  /** A workflow that was made in code and has no file. */
  public static WorkflowInput of(Workflow workflow) {
    return new WorkflowInput("workflow", workflow, path -> Optional.empty());
  }

  /** The paths of problems that are not about the file begin with a service or a table. */
  private static final Pattern KEY =
      Pattern.compile("(source|processor|sink|workflowConfig|ingestionPipelineFQN)\\b.*");

  /** The problem with the place of its path in the file, where it has none yet. */
  public Problem locate(Problem problem) {
    return problem.location().isEmpty() && KEY.matcher(problem.path()).matches()
        ? locator.apply(problem.path()).map(problem::withLocation).orElse(problem)
        : problem;
  }
}
