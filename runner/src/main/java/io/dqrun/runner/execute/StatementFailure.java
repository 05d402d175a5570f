package io.dqrun.runner.execute;

import org.jspecify.annotations.Nullable;

/** A statement was not answered. Its message is for users and holds no secret. */
public final class StatementFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why there is no answer, as far as it matters for what is tried next. */
  public enum Kind {
    /** The database refused the statement or failed while it executed it. */
    SQL,
    /** It took too long and was cancelled. */
    TIMEOUT,
    /** The database could not be asked. */
    CONNECTION_LOST,
    /** The run is to end: nothing more is executed, and its cases get no result. */
    STOPPED
  }

  private final Kind kind;
  private final String reason;

  /**
   * A failure.
   *
   * @param reason one sentence for users, without secrets
   */
  public StatementFailure(Kind kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
    this.reason = reason;
  }

  /** Why there is no answer. */
  public Kind kind() {
    return kind;
  }

  /** One sentence for users. */
  public String reason() {
    return reason;
  }
}
