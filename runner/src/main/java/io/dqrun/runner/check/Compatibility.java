package io.dqrun.runner.check;

/** Which verdict counts where OpenMetadata's own runner does not judge by the letter of a test. */
public enum Compatibility {
  /** The verdict of OpenMetadata 1.6. */
  OPENMETADATA,
  /** The verdict that the test's description promises. */
  CLEAN
}
