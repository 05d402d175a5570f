package io.dqrun.runner.run;

import io.dqrun.runner.compare.Rows;
import io.dqrun.runner.execute.RowSampler;
import io.dqrun.runner.execute.RowSource;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.RowCursor;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.runner.sql.RowSample;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a plan on a database session. */
final class SessionStatements implements RowSource, RowSampler {

  private final JdbcSession session;
  private final Duration timeout;
  private final Stop stop;
  private final Deadline deadline;

  SessionStatements(JdbcSession session, Duration timeout, Stop stop, Deadline deadline) {
    this.session = session;
    this.stop = stop;
    this.timeout = timeout;
    this.deadline = deadline;
  }

  /** The longest time of a statement that begins now. */
  private Duration limit() throws StatementFailure {
    if (deadline.isOverForTests()) {
      throw new StatementFailure(
          StatementFailure.Kind.TIMEOUT, "not executed: the deadline of the run is reached", null);
    }
    return deadline.remainingForTests(timeout);
  }

  @Override
  public boolean isUsable() {
    return session.isUsable();
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    try {
      return session.firstRow(sql, limit());
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public List<@Nullable Object> onlyRow(String sql) throws StatementFailure {
    try {
      return session.onlyRow(sql, limit());
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    try {
      return session.query(sql, limit());
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public RowSample sample(String sql, int maxRows) throws StatementFailure {
    try {
      return session.sample(sql, maxRows, limit());
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public Rows<StatementFailure> open(String sql) throws StatementFailure {
    try {
      return new SessionRows(session.open(sql, limit()));
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  private final class SessionRows implements Rows<StatementFailure> {

    private final RowCursor cursor;

    SessionRows(RowCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public @Nullable List<@Nullable Object> next() throws StatementFailure {
      try {
        return cursor.next();
      } catch (StatementException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() {
      cursor.close();
    }
  }

  private StatementFailure failure(StatementException e) {
    if (stop.isRequested()) {
      return new StatementFailure(StatementFailure.Kind.STOPPED, Stop.REASON, e);
    }
    StatementFailure.Kind kind =
        switch (e.kind()) {
          case SQL -> StatementFailure.Kind.SQL;
          case TIMEOUT -> StatementFailure.Kind.TIMEOUT;
          case CONNECTION_LOST -> StatementFailure.Kind.CONNECTION_LOST;
        };
    return new StatementFailure(kind, e.getMessage(), e);
  }
}
