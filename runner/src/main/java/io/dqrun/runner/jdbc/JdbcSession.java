package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.runner.sql.RowSample;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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

  private static final int SECONDS_TO_ANSWER = 5;
  private static final Duration DESCRIPTION_LIMIT = Duration.ofMinutes(2);

  private final JdbcTarget target;
  private final Engine engine;
  private final List<Set<Rule>> readings;
  private final Connection connection;
  private final ScheduledThreadPoolExecutor timer;
  private final Object lock = new Object();
  private @Nullable RunningStatement running;
  private boolean cancelled;
  private boolean held;
  private volatile boolean usable = true;

  private JdbcSession(JdbcTarget target, Engine engine, Connection connection) {
    this.target = target;
    this.engine = engine;
    this.readings = Dialects.readings(target.serviceType());
    this.connection = connection;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "dq-run-statement-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
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
    synchronized (lock) {
      return usable && !cancelled;
    }
  }

  /**
   * Makes all statements until {@link #release()} see the rows as they are now, as far as the
   * database offers that.
   *
   * @param timeout how long the database may take for it
   * @throws StatementException if the session cannot be used
   */
  public Snapshot hold(Duration timeout) {
    checkUsable();
    try {
      Snapshot snapshot = engine.hold(connection, timeout);
      held = snapshot.view() != Snapshot.View.MOMENTS;
      return snapshot;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Makes all statements until {@link #release()} see what the session sees that made {@code
   * snapshot}. That must still be held.
   *
   * @throws StatementException if it cannot
   */
  public void join(Snapshot snapshot, Duration timeout) {
    checkUsable();
    try {
      engine.join(connection, snapshot, timeout);
      held = snapshot.view() == Snapshot.View.SESSIONS;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Lets each statement see the rows of its own moment again; never fails. */
  public void release() {
    if (!held) {
      return;
    }
    held = false;
    try {
      engine.release(connection);
    } catch (SQLException e) {
      // The transaction cannot be ended: what was read is right, but nothing more can be read.
      usable = false;
    }
  }

  private void begin(Duration timeout) throws SQLException {
    if (held) {
      engine.beginHeld(connection, target, timeout);
    } else {
      engine.begin(connection, target, timeout);
    }
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
    run(sql, timeout, statement -> statement.setMaxRows(1), row -> rows.add(row.values()));
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
            rows.add(row.values());
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
            first.add(row.values());
          }
        });
    return new QueryAnswer(count.get(), first.isEmpty() ? List.of() : first.get(0));
  }

  /** Runs one SELECT and hands over the values of every row. */
  void forEachRow(String sql, Duration timeout, Consumer<List<@Nullable Object>> consumer) {
    run(sql, timeout, JdbcSession::allRows, row -> consumer.accept(row.values()));
  }

  /**
   * Runs one SELECT and keeps some rows of its answer. Otherwise as {@link #firstRow}.
   *
   * @param maxRows how many rows are kept at most, at least 1
   */
  public RowSample sample(String sql, int maxRows, Duration timeout) {
    List<String> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    run(
        sql,
        timeout,
        statement -> statement.setMaxRows(maxRows),
        row -> {
          if (columns.isEmpty()) {
            columns.addAll(row.columns());
          }
          rows.add(row.values());
        });
    return new RowSample(columns, rows);
  }

  /** A question to the driver about its database. */
  interface Description<T> {
    T of(Connection connection) throws SQLException;
  }

  /** Asks the driver, which has no way to be stopped but by the network. */
  <T> T describe(Description<T> description) {
    checkUsable();
    try {
      begin(DESCRIPTION_LIMIT);
      return DriverCall.of(() -> description.of(connection));
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      end();
    }
  }

  private static void allRows(Statement statement) throws SQLException {
    statement.setMaxRows(0);
  }

  /** How much of the answer is wanted. */
  private interface Wanted {
    void tell(Statement statement) throws SQLException;
  }

  private interface Row {
    List<@Nullable Object> values() throws SQLException;

    List<String> columns() throws SQLException;
  }

  private interface RowConsumer {
    void accept(Row row) throws SQLException;
  }

  /**
   * Runs one SELECT whose rows are read one by one, so that two sessions can be read side by side.
   * Until the cursor is closed the session can do nothing else. Otherwise as {@link #firstRow}.
   */
  public RowCursor open(String sql, Duration timeout) {
    check(sql);
    try {
      begin(timeout);
      return new Cursor(connection.createStatement(), SingleSelect.withoutEnd(sql), timeout);
    } catch (SQLException e) {
      StatementException failure = failure(e);
      end();
      throw failure;
    } catch (StatementException e) {
      end();
      throw e;
    }
  }

  private void check(String sql) {
    SingleSelect.refusal(sql, readings)
        .ifPresent(
            reason -> {
              throw new StatementException(StatementException.Kind.SQL, reason, null);
            });
    checkUsable();
  }

  private void run(String sql, Duration timeout, Wanted wanted, RowConsumer consumer) {
    check(sql);
    try {
      begin(timeout);
      try (Statement statement = connection.createStatement();
          RunningStatement mine = start(statement, timeout)) {
        execute(SingleSelect.withoutEnd(sql), timeout, wanted, statement, mine, consumer);
      }
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      end();
    }
  }

  private void checkUsable() {
    synchronized (lock) {
      if (cancelled) {
        throw new StatementException(
            StatementException.Kind.TIMEOUT, "the statement was cancelled before its start", null);
      }
    }
    if (!usable) {
      throw new StatementException(
          StatementException.Kind.CONNECTION_LOST,
          "the session with the database " + target.description() + " is over",
          null);
    }
  }

  private RunningStatement start(Statement statement, Duration timeout) {
    RunningStatement mine = new RunningStatement(statement, timer);
    mine.limit(timeout);
    synchronized (lock) {
      running = mine;
      if (cancelled) {
        mine.stop(RunningStatement.Stop.CANCEL);
      }
    }
    return mine;
  }

  private void execute(
      String sql,
      Duration timeout,
      Wanted wanted,
      Statement statement,
      RunningStatement mine,
      RowConsumer consumer)
      throws SQLException {
    try {
      engine.configure(statement, timeout);
      engine.introduce(statement, target, sql);
      wanted.tell(statement);
      try (ResultSet rows = DriverCall.of(() -> statement.executeQuery(sql))) {
        int columns = rows.getMetaData().getColumnCount();
        Row row = new CurrentRow(rows, columns);
        while (DriverCall.of(rows::next)) {
          if (mine.stopped() != null) {
            throw stopped(mine, timeout, null);
          }
          consumer.accept(row);
        }
      }
    } catch (SQLException e) {
      if (isStopped(mine, e)) {
        throw stopped(mine, timeout, e);
      }
      throw e;
    }
  }

  /** The row that the answer stands at. */
  private final class CurrentRow implements Row {

    private final ResultSet rows;
    private final int columns;

    CurrentRow(ResultSet rows, int columns) {
      this.rows = rows;
      this.columns = columns;
    }

    @Override
    public List<@Nullable Object> values() throws SQLException {
      return JdbcSession.this.values(rows, columns);
    }

    @Override
    public List<String> columns() throws SQLException {
      List<String> names = new ArrayList<>(columns);
      for (int column = 1; column <= columns; column++) {
        names.add(rows.getMetaData().getColumnLabel(column));
      }
      return names;
    }
  }

  private boolean isStopped(RunningStatement mine, SQLException e) {
    return mine.stopped() != null || engine.isStopped(e);
  }

  private List<@Nullable Object> values(ResultSet rows, int columns) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns);
    for (int column = 1; column <= columns; column++) {
      int at = column;
      values.add(DriverCall.of(() -> Optional.ofNullable(engine.value(rows, at))).orElse(null));
    }
    return values;
  }

  private StatementException stopped(
      RunningStatement mine, Duration timeout, @Nullable SQLException cause) {
    String message =
        mine.stopped() == RunningStatement.Stop.TIME
            ? "the statement took longer than " + text(timeout) + " and was cancelled"
            : "the statement was cancelled before its end";
    if (mine.stopped() == null && cause != null) {
      message += ": " + DriverText.of(cause, target);
    }
    return new StatementException(StatementException.Kind.TIMEOUT, message, cause);
  }

  /** Such as {@code 10m} or {@code 1.5s}, as durations are written on the command line. */
  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private StatementException failure(SQLException e) {
    String text = DriverText.of(e, target) + engine.advice(e, target);
    if (isLost(e)) {
      usable = false;
      return new StatementException(
          StatementException.Kind.CONNECTION_LOST,
          "the connection to the database " + target.description() + " was lost: " + text,
          e);
    }
    return new StatementException(StatementException.Kind.SQL, text, e);
  }

  private boolean isLost(SQLException e) {
    String state = e.getSQLState();
    if (state != null && state.startsWith("57P")) {
      return true;
    }
    try {
      // Hive tells of every statement that fails on its way as if it were the connection.
      return connection.isClosed()
          || (state != null && state.startsWith("08") && !connection.isValid(SECONDS_TO_ANSWER));
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError lost) {
      return true;
    }
  }

  private void end() {
    synchronized (lock) {
      running = null;
    }
    try {
      if (held) {
        engine.endHeld(connection);
      } else {
        engine.end(connection);
      }
    } catch (SQLException e) {
      // The transaction cannot be ended: what was read is right, but nothing more can be read.
      usable = false;
    }
  }

  /**
   * Stops the statement that another thread is running, if there is one, and lets no other start:
   * the session can then only be closed. Returns at once.
   */
  public void cancel() {
    synchronized (lock) {
      cancelled = true;
      if (running != null) {
        running.stop(RunningStatement.Stop.CANCEL);
      }
    }
  }

  /** Disconnects; never fails. */
  @Override
  public void close() {
    usable = false;
    timer.shutdownNow();
    try {
      connection.close();
    } catch (SQLException e) {
      // There is nothing left to be done or lost: this session has only read.
      return;
    }
  }

  /** An answer that is being read. */
  private final class Cursor implements RowCursor {

    private final Statement statement;
    private final Duration timeout;
    private final RunningStatement mine;
    private final ResultSet rows;
    private final int columns;

    Cursor(Statement statement, String sql, Duration timeout) throws SQLException {
      this.statement = statement;
      this.timeout = timeout;
      this.mine = start(statement, timeout);
      try {
        engine.configure(statement, timeout);
        engine.introduce(statement, target, sql);
        this.rows = DriverCall.of(() -> statement.executeQuery(sql));
        this.columns = rows.getMetaData().getColumnCount();
      } catch (SQLException e) {
        mine.close();
        StatementException failure = reason(e);
        statement.close();
        throw failure;
      }
    }

    @Override
    public @Nullable List<@Nullable Object> next() {
      try {
        if (mine.stopped() != null) {
          throw stopped(mine, timeout, null);
        }
        return DriverCall.of(rows::next) ? values(rows, columns) : null;
      } catch (SQLException e) {
        throw reason(e);
      }
    }

    private StatementException reason(SQLException e) {
      return isStopped(mine, e) ? stopped(mine, timeout, e) : failure(e);
    }

    @Override
    public void close() {
      mine.close();
      try {
        statement.close();
      } catch (SQLException e) {
        usable = false;
      }
      end();
    }
  }
}
