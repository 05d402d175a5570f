package io.dqrun.convert.server;

import io.dqrun.convert.WorkflowFile;

/** Names of the secrets manager. */
final class SecretsProvider {

  private SecretsProvider() {}

  /** Renames one where the file has it. */
  static void rename(WorkflowFile file, String from, String to) {
    file.serverConfig()
        .flatMap(server -> server.find("secretsManagerProvider"))
        .filter(provider -> provider.text().filter(from::equals).isPresent())
        .ifPresent(provider -> provider.set(to));
  }
}
