package io.dqrun.submit;

/** What happens to something on the server. */
public enum Action {
  /** It is not there and will be created. */
  CREATE,
  /** It is there and will be changed. */
  UPDATE,
  /** Nothing is done. */
  UNCHANGED
}
