package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * Secrets without a manager are in the server's database, and the name says so now; the loader
 * {@code noop} keeps its name.
 */
final class NoopSecretsToDb extends LegacyRule {

  NoopSecretsToDb() {
    super("WF-03", "Renames the secrets manager noop to db", "1.2", "1.3.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    SecretsProvider.rename(file, "noop", "db");
  }
}
