package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * Trino got other ways to sign in beside a password, and the name that all others use for its
 * options.
 */
final class TrinoToAuthType extends ConnectionRule {

  TrinoToAuthType() {
    super(
        "DB-02",
        "Moves the password of Trino to authType.password and params to connectionOptions",
        "1.1.1",
        "1.1.2",
        "Trino");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.moveAlone("password", "authType", "password");
    connection.rename("params", "connectionOptions");
  }
}
