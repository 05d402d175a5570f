package io.dqrun.submit;

/** What to do about a logical suite that the server does not have. */
public enum MissingSuite {
  /** It is an error: the name may just be misspelt. */
  REFUSE,
  /**
   * It is created and gets the cases that are chosen; a suite that is there gets those of them that
   * it lacks, so that a creation that broke off is completed.
   */
  CREATE
}
