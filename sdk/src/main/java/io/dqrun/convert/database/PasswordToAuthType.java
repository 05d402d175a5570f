package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;

/** MySQL and PostgreSQL got other ways to sign in beside a password. */
final class PasswordToAuthType extends LegacyRule {

  PasswordToAuthType() {
    super("DB-01", "Moves the password of Mysql and Postgres to authType.password", "1.0", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping connection : file.connections("Mysql", "Postgres")) {
      connection
          .find("password")
          .ifPresent(password -> connection.wrap("authType", List.of(password)));
    }
  }
}
