package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the user of a session could change a table, were the session not read-only. */
public final class WriteAccess {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private WriteAccess() {}

  /**
   * Asks a database that knows privileges; of others nothing is said.
   *
   * @param qualifiedName the quoted name of the table
   * @throws StatementException if there is no answer
   */
  public static boolean granted(JdbcSession session, String qualifiedName) {
    JdbcTarget target = session.target();
    if (!new PostgresEngine().serves(target)) {
      return false;
    }
    List<@Nullable Object> answer =
        session.firstRow(
            "SELECT pg_catalog.has_table_privilege('%s', 'INSERT, UPDATE, DELETE, TRUNCATE')"
                .formatted(qualifiedName.replace("'", "''")),
            PATIENCE);
    return !answer.isEmpty() && Boolean.TRUE.equals(answer.get(0));
  }
}
