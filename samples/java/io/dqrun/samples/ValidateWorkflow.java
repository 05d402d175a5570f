package io.dqrun.samples;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.Problem;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says everything that is wrong with a workflow file, with line and column. */
public final class ValidateWorkflow {

  private ValidateWorkflow() {}

  static List<Problem> problems(Path file) {
    ParsedWorkflow parsed = new WorkflowReader().read(file);
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate)));
    return problems;
  }

  /** Prints the problems of each file. */
  public static void main(String[] arguments) {
    for (String file : arguments) {
      for (Problem problem : problems(Path.of(file))) {
        System.out.printf(
            "%s: %s: %s%n",
            problem.location().map(Object::toString).orElse(file),
            problem.severity().label(),
            problem.message());
        problem.hint().ifPresent(hint -> System.out.println("    " + hint));
      }
    }
  }
}
