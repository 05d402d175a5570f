package io.dqrun.submit;

/** What happens to something on the server. */
public enum Action {
  /** It is not there and will be created. */
  CREATE,
  /** It is there and will be changed. */
  UPDATE,
  /** It is there and will be added to the logical suite. */
  ADD,
  /** Nothing is done. */
  UNCHANGED
}
