package io.dqrun.submit;

/**
 * How a workflow's suite is made up, beside what the workflow says.
 *
 * @param selection which of its cases belong to the run
 * @param missingSuite what to do about a logical suite that the server does not have
 */
public record SubmitOptions(CaseSelection selection, MissingSuite missingSuite) {

  /** All cases, and a missing logical suite is an error. */
  public static final SubmitOptions DEFAULT =
      new SubmitOptions(CaseSelection.ALL, MissingSuite.REFUSE);
}
