package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/**
 * The keys of the secrets manager are read from the environment or from Airflow; where they are to
 * go nobody but their owner knows.
 */
final class SecretsManagerCredentials extends LegacyRule {

  SecretsManagerCredentials() {
    super(
        "WF-02",
        "Removes an empty secretsManagerCredentials, and asks where the keys of a full one go",
        "1.0",
        "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Entry> credentials =
        file.serverConfig().flatMap(server -> server.find("secretsManagerCredentials"));
    if (credentials.isEmpty()) {
      return;
    }
    boolean empty =
        credentials.get().isNull()
            || credentials.get().mapping().filter(keys -> keys.entries().isEmpty()).isPresent();
    if (empty) {
      credentials.get().remove();
      return;
    }
    remarks.undecided(
        credentials.get(),
        "the keys of the secrets manager are not read from the file since OpenMetadata 1.1.0",
        "give them to the process as environment variables and set secretsManagerLoader: env, or"
            + " put them into airflow.cfg and set secretsManagerLoader: airflow; then remove"
            + " secretsManagerCredentials and convert again");
  }
}
