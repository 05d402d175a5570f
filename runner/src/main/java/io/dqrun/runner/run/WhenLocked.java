package io.dqrun.runner.run;

/** What to do while another run of the same suite is active on this machine. */
public enum WhenLocked {
  /** Not to run at all, and to call that good. */
  SKIP,
  /** To wait until it is over. */
  WAIT,
  /** Not to run, and to call that an error. */
  FAIL
}
