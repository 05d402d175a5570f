package io.dqrun.runner.run;

/** Which server a run works with. */
public enum ServerMode {
  /** The one of the workflow. */
  CONFIGURED,
  /** A stand-in on this machine that lives as long as the run. */
  SANDBOX,
  /** None: results are kept for the one of the workflow. */
  OFFLINE
}
