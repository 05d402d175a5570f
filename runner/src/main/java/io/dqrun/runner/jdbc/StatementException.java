package io.dqrun.runner.jdbc;

import org.jspecify.annotations.Nullable;

/** One statement did not answer. Its message is a single clean line that may be shown. */
public final class StatementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about it. */
  public enum Kind {
    /** The database, or the guard before it, refused this statement; others may work. */
    SQL,
    /** The statement was stopped before its end: its time was over, or somebody cancelled it. */
    TIMEOUT,
    /** The session is of no use any more; another one may work. */
    CONNECTION_LOST
  }

  private final Kind kind;
  private final String message;

  StatementException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /** What a caller can do about it. */
  public Kind kind() {
    return kind;
  }
}
