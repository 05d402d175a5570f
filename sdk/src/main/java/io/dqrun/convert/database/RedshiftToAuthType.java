package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Redshift got other ways to sign in beside a password. */
final class RedshiftToAuthType extends ConnectionRule {

  RedshiftToAuthType() {
    super(
        "DB-25",
        "Moves the password of Redshift to authType.password",
        "1.6",
        "1.13.0",
        "Redshift");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.moveAlone("password", "authType", "password");
  }
}
