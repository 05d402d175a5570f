package io.dqrun.validate.rules;

import io.dqrun.entity.DatabaseService;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections that are copied from OpenMetadata's pages hold its mask in place of the secrets. */
final class MaskedSecretRule implements Rule {

  private final ServerUse server;

  MaskedSecretRule(ServerUse server) {
    this.server = server;
  }

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<ServiceConnection> connections = workflow.source().sourceConfig().serviceConnections();
    for (int i = 0; i < connections.size(); i++) {
      String path = Paths.SUITE + ".serviceConnections[" + i + "].serviceConnection.config";
      check(connections.get(i).config().fields(), path, findings);
    }
    Optional<String> token = workflow.workflowConfig().openMetadataServerConfig().jwtToken();
    if (server == ServerUse.REAL && token.filter(DatabaseService.MASK::equals).isPresent()) {
      report(Paths.SERVER + ".securityConfig.jwtToken", findings);
    }
  }

  private static void check(Map<String, ?> fields, String path, Findings findings) {
    fields.forEach(
        (name, value) -> {
          if (DatabaseService.MASK.equals(value)) {
            report(path + "." + name, findings);
          } else if (value instanceof Map<?, ?> nested) {
            nested.forEach(
                (key, inner) -> {
                  if (DatabaseService.MASK.equals(inner)) {
                    report(path + "." + name + "." + key, findings);
                  }
                });
          }
        });
  }

  private static void report(String path, Findings findings) {
    findings.error(
        ProblemCode.INVALID_VALUE,
        path,
        "this is the mask that OpenMetadata shows in place of a secret, not the secret",
        "write the secret as an environment variable: ${NAME}");
  }
}
