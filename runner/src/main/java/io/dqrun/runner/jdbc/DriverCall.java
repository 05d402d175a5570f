package io.dqrun.runner.jdbc;

import java.io.IOException;
import java.sql.SQLException;

/** One call of a driver. Some of them, Avatica's above all, do not keep to SQLException. */
interface DriverCall<T> {

  T result() throws SQLException;

  /**
   * The result of a call; whatever else a driver throws becomes the exception that it should be.
   */
  static <T> T of(DriverCall<T> call) throws SQLException {
    try {
      return call.result();
    } catch (StatementException e) {
      throw e;
    } catch (RuntimeException e) {
      String text = String.valueOf(e.getMessage() == null ? e : e.getMessage());
      throw new SQLException(text, isOfNetwork(e) ? "08006" : null, e);
    }
  }

  private static boolean isOfNetwork(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
