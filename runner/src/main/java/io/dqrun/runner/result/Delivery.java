package io.dqrun.runner.result;

import java.util.Locale;

/** What became of a result on its way to the server. */
public enum Delivery {
  /** The server has it. */
  DELIVERED,
  /** It is safe on this machine; the next run sends it. */
  QUEUED,
  /** The server refused it for good. */
  REJECTED,
  /** There is no server, or nothing to deliver. */
  NONE;

  /** The word used in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
