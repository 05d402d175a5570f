package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriverTextTest {

  private static String text(String message, String password) {
    return DriverText.of(
        new SQLException(message),
        new JdbcTarget("X", "jdbc:x:", Map.of("password", password), Map.of(), "d", "x"));
  }

  @Test
  void masksThePasswordThatADriverRepeats() {
    assertEquals("cannot log in with ***!", text("FATAL: cannot log in with s3cr.t+!", "s3cr.t+"));
    assertEquals("a table", text("a table", "a"));
  }

  @Test
  void masksSecretsOfOtherNames() {
    JdbcTarget target =
        new JdbcTarget("X", "jdbc:x:", Map.of("LOGDATA", "t0ken-5"), Map.of(), "d", "x");
    assertEquals("refused: ***", DriverText.of(new SQLException("refused: t0ken-5"), target));
  }

  @Test
  void isOneCleanLine() {
    assertEquals("a b c red", text("  a\n\tb\r\n c \u001B[1;31mr\u0007e\u202Ed\u001B[0m ", "none"));
  }
}
