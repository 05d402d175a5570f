package io.dqrun.client;

import java.io.IOException;

/** A request that got no complete answer. */
final class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final IOException reason;
  private final boolean sent;

  /**
   * A failure on the wire.
   *
   * @param sent whether the server may have received the request
   */
  NoAnswerException(IOException reason, boolean sent) {
    super(reason);
    this.reason = reason;
    this.sent = sent;
  }

  /** What happened on the wire. */
  IOException reason() {
    return reason;
  }

  /** Whether the server may have received the request. */
  boolean sent() {
    return sent;
  }
}
