package io.dqrun.runner.jdbc;

/**
 * What a session sees while it is held still.
 *
 * @param view how its statements, and those of other sessions, go together
 * @param id by which other sessions take part; empty where they cannot
 */
public record Snapshot(View view, String id) {

  /** Each statement sees the rows of its own moment. */
  public static final Snapshot NONE = new Snapshot(View.MOMENTS, "");

  /** All statements of the session see the same rows; no other session can. */
  static final Snapshot OWN = new Snapshot(View.ONE_SESSION, "");

  /** What statements see that belong together. */
  public enum View {
    /** Each sees the rows of its own moment, in whatever session. */
    MOMENTS,
    /** The same rows, in this session only; or other sessions would not be faster. */
    ONE_SESSION,
    /** The same rows, in all sessions that take part. */
    SESSIONS
  }

  /** Whether other sessions can help without seeing other rows than this one. */
  public boolean isOpenToOthers() {
    return view != View.ONE_SESSION;
  }
}
