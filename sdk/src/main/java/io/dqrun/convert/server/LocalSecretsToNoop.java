package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** What kept secrets in the server's own database got the name of doing nothing. */
final class LocalSecretsToNoop extends LegacyRule {

  LocalSecretsToNoop() {
    super("WF-01", "Renames the secrets manager local to noop", "0.12", "0.13");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    SecretsProvider.rename(file, "local", "noop");
  }
}
