package io.dqrun.validate;

import io.dqrun.workflow.Workflow;

/** One thing that a workflow must obey. */
@FunctionalInterface
public interface Rule {

  /** Adds what is wrong to the findings; a rule relies on no other rule. */
  void check(Workflow workflow, Findings findings);
}
