package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Without it nobody would see that the driver speaks otherwise: the archive would only shrink. */
class RehearsalDatabaseTest {

  @Test
  void theDriverUnderstandsIt() throws Exception {
    try (RehearsalDatabase database = RehearsalDatabase.start();
        Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/db?user=rehearsal");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      try (ResultSet row =
          statement.executeQuery("SELECT COUNT(*), MAX(LENGTH(CAST(a AS text))) FROM t")) {
        assertTrue(row.next());
        assertEquals(2, row.getMetaData().getColumnCount());
        assertEquals(1, row.getLong(2));
      }
      connection.rollback();
    }
  }
}
