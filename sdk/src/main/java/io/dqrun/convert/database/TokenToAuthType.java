package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Databricks got other ways to sign in beside a token. */
final class TokenToAuthType extends ConnectionRule {

  TokenToAuthType() {
    super(
        "DB-24",
        "Moves the token of Databricks and UnityCatalog to authType.token",
        "1.9",
        "1.10.0",
        "Databricks",
        "UnityCatalog");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.moveAlone("token", "authType", "token");
  }
}
