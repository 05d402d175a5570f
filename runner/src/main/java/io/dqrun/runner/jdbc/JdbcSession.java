package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.runner.sql.RowSample;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one database, which can only read. For one thread at a time, but for {@link
 * #cancel()}.
 *
 * <p>After a {@link StatementException} the session can be used again, unless its kind is {@link
 * StatementException.Kind#CONNECTION_LOST}.
 */
public final class JdbcSession implements AutoCloseable {

  private static final Duration DESCRIPTION_LIMIT = Duration.ofMinutes(2);

  private final JdbcTarget target;
  private final Engine engine;
  private final List<Set<Rule>> readings;
  private final Connection connection;
  private final SessionUse use;
  private final SessionSight sight;
  private final SessionFailures failures;

  private JdbcSession(JdbcTarget target, Engine engine, Connection connection) {
    this.target = target;
    this.engine = engine;
    this.readings = Dialects.readings(target.serviceType());
    this.connection = connection;
    this.use = new SessionUse(target.description());
    this.sight = new SessionSight(engine, connection, target, use);
    this.failures = new SessionFailures(engine, connection, target, use);
  }

  /**
   * Connects.
   *
   * @throws DqException {@code DRIVER_MISSING}, or {@code DATABASE_UNREACHABLE} if there is no
   *     answer, the user is refused, the database is not there or the file is no database
   */
  public static JdbcSession open(JdbcTarget target) {
    Engine engine = Engines.of(target);
    return new JdbcSession(target, engine, SessionOpener.open(target, engine));
  }

  /** What this session is connected to. */
  public JdbcTarget target() {
    return target;
  }

  /** Whether further statements can be run. */
  public boolean isUsable() {
    return use.isPossible();
  }

  /**
   * Makes all statements until {@link #release()} see the rows as they are now, as far as the
   * database offers that.
   *
   * @param timeout how long the database may take for it
   * @throws StatementException if the session cannot be used
   */
  public Snapshot hold(Duration timeout) {
    use.check();
    try {
      return sight.hold(timeout);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Makes all statements until {@link #release()} see what the session sees that made {@code
   * snapshot}. That must still be held.
   *
   * @throws StatementException if it cannot
   */
  public void join(Snapshot snapshot, Duration timeout) {
    use.check();
    try {
      sight.join(snapshot, timeout);
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Lets each statement see the rows of its own moment again; never fails. */
  public void release() {
    sight.release();
  }

  /**
   * Runs one SELECT and reads its first row.
   *
   * @param sql the statement as it is: nothing in it is a parameter or an escape of JDBC
   * @param timeout after which the statement is cancelled on the database
   * @return the values, each null, {@code Long}, beyond it {@code BigInteger}, {@code BigDecimal}
   *     with its scale, {@code Double}, {@code Float}, {@code String}, {@code Boolean}, {@code
   *     LocalDate}, {@code LocalDateTime}, {@code OffsetDateTime}, {@code LocalTime} or {@code
   *     byte[]}; other types as the database writes them. Empty if there is no row
   * @throws StatementException if there is no answer
   */
  public List<@Nullable Object> firstRow(String sql, Duration timeout) {
    List<List<@Nullable Object>> rows = new ArrayList<>(1);
    run(sql, timeout, statement -> statement.setMaxRows(1), rows::add);
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  /**
   * Runs one SELECT that answers one row, however many it reads: the database may then do so in
   * whatever way is fastest. Otherwise as {@link #firstRow}; of a longer answer, too, the first row
   * is read, but all of it may come to memory.
   */
  public List<@Nullable Object> onlyRow(String sql, Duration timeout) {
    List<List<@Nullable Object>> rows = new ArrayList<>(1);
    run(
        sql,
        timeout,
        engine::expectOneRow,
        row -> {
          if (rows.isEmpty()) {
            rows.add(row);
          }
        });
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  /**
   * Runs one SELECT and counts its rows, of which only a few are in memory at any time. Otherwise
   * as {@link #firstRow}.
   */
  public QueryAnswer query(String sql, Duration timeout) {
    List<List<@Nullable Object>> first = new ArrayList<>(1);
    AtomicLong count = new AtomicLong();
    run(
        sql,
        timeout,
        JdbcSession::allRows,
        row -> {
          if (count.getAndIncrement() == 0) {
            first.add(row);
          }
        });
    return new QueryAnswer(count.get(), first.isEmpty() ? List.of() : first.get(0));
  }

  /** Runs one SELECT and hands over the values of every row. */
  void forEachRow(String sql, Duration timeout, Consumer<List<@Nullable Object>> consumer) {
    run(sql, timeout, JdbcSession::allRows, consumer);
  }

  /**
   * Runs one SELECT and keeps some rows of its answer. Otherwise as {@link #firstRow}.
   *
   * @param maxRows how many rows are kept at most, at least 1
   */
  public RowSample sample(String sql, int maxRows, Duration timeout) {
    try (Answer answer = ask(sql, timeout, statement -> statement.setMaxRows(maxRows))) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (List<@Nullable Object> row = answer.next(); row != null; row = answer.next()) {
        rows.add(row);
      }
      return new RowSample(rows.isEmpty() ? List.of() : answer.columns(), rows);
    }
  }

  /**
   * Runs one SELECT whose rows are read one by one, so that two sessions can be read side by side.
   * Until the cursor is closed the session can do nothing else. Otherwise as {@link #firstRow}.
   */
  public RowCursor open(String sql, Duration timeout) {
    return ask(sql, timeout, statement -> {});
  }

  /** A question to the driver about its database. */
  interface Description<T> {
    T of(Connection connection) throws SQLException;
  }

  /** Asks the driver, which has no way to be stopped but by the network. */
  <T> T describe(Description<T> description) {
    use.check();
    try {
      sight.begin(DESCRIPTION_LIMIT);
      return DriverCall.of(() -> description.of(connection));
    } catch (SQLException e) {
      throw failures.of(e);
    } finally {
      sight.end();
    }
  }

  /** How much of an answer is wanted. */
  private interface Wanted {
    void tell(Statement statement) throws SQLException;
  }

  private static void allRows(Statement statement) throws SQLException {
    statement.setMaxRows(0);
  }

  private void run(
      String sql, Duration timeout, Wanted wanted, Consumer<List<@Nullable Object>> consumer) {
    try (Answer answer = ask(sql, timeout, wanted)) {
      for (List<@Nullable Object> row = answer.next(); row != null; row = answer.next()) {
        consumer.accept(row);
      }
    }
  }

  private Answer ask(String sql, Duration timeout, Wanted wanted) {
    SingleSelect.refusal(sql, readings)
        .ifPresent(
            reason -> {
              throw new StatementException(StatementException.Kind.SQL, reason, null);
            });
    use.check();
    Answer answer = null;
    try {
      sight.begin(timeout);
      Statement statement = connection.createStatement();
      answer = new Answer(statement, use.start(statement, timeout), timeout);
      String select = SingleSelect.withoutEnd(sql);
      engine.configure(statement, timeout);
      engine.introduce(statement, target, select);
      wanted.tell(statement);
      answer.begin(select);
      return answer;
    } catch (SQLException e) {
      StatementException failure = answer == null ? failures.of(e) : answer.failure(e);
      abandon(answer);
      throw failure;
    } catch (RuntimeException | Error e) {
      abandon(answer);
      throw e;
    }
  }

  private void abandon(@Nullable Answer answer) {
    if (answer == null) {
      sight.end();
    } else {
      answer.close();
    }
  }

  /**
   * Stops the statement that another thread is running, if there is one, and lets no other start:
   * the session can then only be closed. Returns at once.
   */
  public void cancel() {
    use.cancel();
  }

  /** Disconnects; never fails. */
  @Override
  public void close() {
    use.close();
    try {
      connection.close();
    } catch (SQLException e) {
      // There is nothing left to be done or lost: this session has only read.
      return;
    }
  }

  /** The answer to a statement, at one of its rows. */
  private final class Answer implements RowCursor {

    private final Statement statement;
    private final RunningStatement running;
    private final Duration timeout;
    private @Nullable ResultSet rows;
    private int columns;

    Answer(Statement statement, RunningStatement running, Duration timeout) {
      this.statement = statement;
      this.running = running;
      this.timeout = timeout;
    }

    void begin(String sql) throws SQLException {
      rows = DriverCall.of(() -> statement.executeQuery(sql));
      columns = rows.getMetaData().getColumnCount();
    }

    StatementException failure(SQLException e) {
      return failures.of(e, running, timeout);
    }

    @Override
    public @Nullable List<@Nullable Object> next() {
      ResultSet answer = Objects.requireNonNull(rows);
      if (running.stopped() != null) {
        throw failures.stopped(running, timeout, null);
      }
      try {
        return DriverCall.of(answer::next) ? values(answer) : null;
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    private List<@Nullable Object> values(ResultSet row) throws SQLException {
      List<@Nullable Object> values = new ArrayList<>(columns);
      for (int column = 1; column <= columns; column++) {
        int at = column;
        values.add(DriverCall.of(() -> Optional.ofNullable(engine.value(row, at))).orElse(null));
      }
      return values;
    }

    List<String> columns() {
      try {
        ResultSetMetaData answer = Objects.requireNonNull(rows).getMetaData();
        List<String> names = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
          names.add(answer.getColumnLabel(column));
        }
        return names;
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    @Override
    public void close() {
      running.close();
      try {
        if (rows != null) {
          rows.close();
        }
        statement.close();
      } catch (SQLException e) {
        // What was read is right, but nothing more can be read.
        use.end();
      }
      sight.end();
    }
  }
}
