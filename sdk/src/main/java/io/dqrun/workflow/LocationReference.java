package io.dqrun.workflow;

/** What a column holds that says where something is. */
public enum LocationReference {
  /** The name of a place. */
  CITY,
  /** A postal code. */
  POSTAL_CODE
}
