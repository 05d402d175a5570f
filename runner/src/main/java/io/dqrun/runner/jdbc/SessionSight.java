package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Which rows the statements of a session see: those of their own moment, or of a common one. */
final class SessionSight {

  private final Engine engine;
  private final Connection connection;
  private final JdbcTarget target;
  private final SessionUse use;
  private boolean held;

  SessionSight(Engine engine, Connection connection, JdbcTarget target, SessionUse use) {
    this.engine = engine;
    this.connection = connection;
    this.target = target;
    this.use = use;
  }

  /** Makes what follows see the rows as they are now. */
  Snapshot hold(Duration timeout) throws SQLException {
    Snapshot snapshot = engine.hold(connection, timeout);
    held = snapshot.view() != Snapshot.View.MOMENTS;
    return snapshot;
  }

  /** Makes what follows see what the session sees that made the snapshot. */
  void join(Snapshot snapshot, Duration timeout) throws SQLException {
    engine.join(connection, snapshot, timeout);
    held = snapshot.view() == Snapshot.View.SESSIONS;
  }

  /** Ends what {@link #hold} and {@link #join} began; never fails. */
  void release() {
    if (!held) {
      return;
    }
    held = false;
    try {
      engine.release(connection);
    } catch (SQLException e) {
      // The transaction cannot be ended: what was read is right, but nothing more can be read.
      use.end();
    }
  }

  /** Before a statement. */
  void begin(Duration timeout) throws SQLException {
    if (held) {
      engine.beginHeld(connection, target, timeout);
    } else {
      engine.begin(connection, target, timeout);
    }
  }

  /** After a statement, whatever became of it; never fails. */
  void end() {
    use.pause();
    try {
      if (held) {
        engine.endHeld(connection);
      } else {
        engine.end(connection);
      }
    } catch (SQLException e) {
      // As above.
      use.end();
    }
  }
}
