package io.dqrun.runner.engines;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.jdbc.DriverFolders;
import io.dqrun.runner.jdbc.DriverInstallation;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.KnownDrivers;
import io.dqrun.runner.jdbc.RowCursor;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.runner.sql.RowSample;
import io.dqrun.workflow.ConnectionConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The runner's own session on a server, with the driver as users install it; beside it a plain
 * connection of the same driver, which may write.
 */
final class JdbcEngineSession implements EngineSession {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Dialect dialect;
  private final JdbcSession session;
  private final Connection writing;
  private final UnaryOperator<String> asked;

  private JdbcEngineSession(
      Dialect dialect, JdbcSession session, Connection writing, UnaryOperator<String> asked) {
    this.dialect = dialect;
    this.session = session;
    this.writing = writing;
    this.asked = asked;
  }

  /**
   * Connects.
   *
   * @param type whose dialect speaks; the connection can be of another one that has its driver
   * @param url for the connection that writes; its user is {@code test}
   * @param preparation what it writes before the session begins
   * @param asked what is asked instead of a statement of the dialect
   */
  static JdbcEngineSession open(
      String type,
      ConnectionConfig config,
      String url,
      List<String> preparation,
      UnaryOperator<String> asked)
      throws Exception {
    JdbcTarget target = Dialects.forType(config.type()).orElseThrow().target(config, "db");
    Path folder = Path.of("target", "engines", "drivers").toAbsolutePath();
    DriverFolders folders = DriverFolders.of(Optional.of(folder), System.getenv());
    folders.use();
    String home = System.getProperty("user.home");
    Path jar =
        DriverInstallation.of(Path.of(home), System.getenv())
            .install(KnownDrivers.forType(config.type()).orElseThrow(), folder);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL()}, JdbcEngineSession.class.getClassLoader());
    Properties properties = new Properties();
    properties.put("user", "test");
    Connection writing = null;
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (writing == null && driver.acceptsURL(url)) {
        writing = driver.connect(url, properties);
      }
    }
    if (writing == null) {
      throw new IllegalStateException(jar + " does not take " + url);
    }
    for (String sql : preparation) {
      update(writing, sql);
    }
    return new JdbcEngineSession(
        Dialects.forType(type).orElseThrow(), JdbcSession.open(target), writing, asked);
  }

  /** The same connection, but where nothing answers. */
  static void nowhere(ConnectionConfig config) {
    Map<String, Object> fields = new HashMap<>(config.fields());
    fields.put("hostPort", "127.0.0.1:1");
    ConnectionConfig nowhere = new ConnectionConfig(config.type(), fields);
    JdbcSession.open(Dialects.forType(config.type()).orElseThrow().target(nowhere, "db")).close();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void update(String sql) throws SQLException {
    update(writing, sql);
  }

  private static void update(Connection writing, String sql) throws SQLException {
    try (Statement statement = writing.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    return query(sql).firstRow();
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    try {
      return session.query(asked.apply(sql), LIMIT);
    } catch (StatementException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, e.getMessage(), e);
    }
  }

  @Override
  public void forEachRow(String sql, Consumer<List<@Nullable Object>> rows)
      throws StatementFailure {
    try (RowCursor cursor = session.open(asked.apply(sql), LIMIT)) {
      for (List<@Nullable Object> row = cursor.next(); row != null; row = cursor.next()) {
        rows.accept(row);
      }
    } catch (StatementException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, e.getMessage(), e);
    }
  }

  @Override
  public List<Table> tables(Set<FullyQualifiedName> needed) {
    return TableReader.read(session, "svc", needed).tables();
  }

  RowSample sample(String sql, int rows) {
    return session.sample(asked.apply(sql), rows, LIMIT);
  }

  @Override
  public void close() throws SQLException {
    session.close();
    writing.close();
  }
}
