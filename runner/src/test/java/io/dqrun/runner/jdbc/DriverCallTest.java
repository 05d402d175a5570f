package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DriverCallTest {

  /** As Avatica does where nothing answers. */
  @Test
  void whatDriversThrowIsAFailureOfTheDatabase() {
    SQLException lost = failure(new IllegalStateException(new ConnectException("refused")));
    assertEquals("08006", lost.getSQLState());
    SQLException wrong = failure(new UnsupportedOperationException("no such type"));
    assertNull(wrong.getSQLState());
    assertEquals("no such type", wrong.getMessage());
  }

  private static SQLException failure(RuntimeException thrown) {
    return assertThrows(
        SQLException.class,
        () ->
            DriverCall.of(
                () -> {
                  throw thrown;
                }));
  }
}
