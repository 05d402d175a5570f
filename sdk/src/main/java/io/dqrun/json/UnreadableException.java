package io.dqrun.json;

import java.io.IOException;
import java.util.ArrayDeque;

/**
 * A tree that is not what it should be. Its text names the place, never a value, which may be
 * secret.
 */
public final class UnreadableException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final ArrayDeque<String> place = new ArrayDeque<>();

  /** Of something that is of the wrong kind. */
  UnreadableException() {
    this("the wrong shape");
  }

  /** Of something whose place says less than this reason. */
  UnreadableException(String reason) {
    this.reason = reason;
  }

  /** The same, seen from one step further out. */
  UnreadableException in(String step) {
    place.addFirst(step);
    return this;
  }

  /** Why it could not be read. */
  @Override
  public String getMessage() {
    return place.isEmpty() ? reason : "the value of '" + String.join(".", place) + "'";
  }
}
