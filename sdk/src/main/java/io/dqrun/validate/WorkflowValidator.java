package io.dqrun.validate;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks workflows offline, by a list of rules. */
public final class WorkflowValidator {

  private final List<Rule> rules;

  /** A validator of these rules, applied in this order. */
  public WorkflowValidator(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * All problems of a workflow.
   *
   * @param locator finds the place of a path such as {@code source.serviceName} in the file; may
   *     answer empty for a workflow that has none
   */
  public List<Problem> validate(Workflow workflow, Function<String, Optional<Location>> locator) {
    Findings findings = new Findings(locator);
    rules.forEach(rule -> rule.check(workflow, findings));
    return findings.problems();
  }
}
