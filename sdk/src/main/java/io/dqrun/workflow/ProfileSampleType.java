package io.dqrun.workflow;

/** The unit of a sample's size; the key {@code profileSampleType}. */
public enum ProfileSampleType {
  /** Percent of the rows, 0 to 100. */
  PERCENTAGE,
  /** A number of rows. */
  ROWS
}
