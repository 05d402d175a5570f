package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * MySQL and PostgreSQL got other ways to sign in beside a password; Greenplum, which came later, is
 * often copied from PostgreSQL.
 */
final class PasswordToAuthType extends ConnectionRule {

  PasswordToAuthType() {
    super(
        "DB-01",
        "Moves the password of Mysql, Postgres and Greenplum to authType.password",
        "1.0",
        "1.1.0",
        "Mysql",
        "Postgres",
        "Greenplum");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.moveAlone("password", "authType", "password");
  }
}
