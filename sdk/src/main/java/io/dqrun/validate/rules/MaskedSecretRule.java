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
    String token = workflow.workflowConfig().openMetadataServerConfig().jwtToken().orElse("");
    if (server == ServerUse.REAL && token.equals(DatabaseService.MASK)) {
      report(Paths.SERVER + ".securityConfig.jwtToken", findings);
    }
  }

  private static void check(Map<String, ?> fields, String path, Findings findings) {
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      String place = path + "." + field.getKey();
      if (DatabaseService.MASK.equals(field.getValue())) {
        report(place, findings);
      } else if (field.getValue() instanceof Map<?, ?> nested) {
        for (Map.Entry<?, ?> inner : nested.entrySet()) {
          if (DatabaseService.MASK.equals(inner.getValue())) {
            report(place + "." + inner.getKey(), findings);
          }
        }
      }
    }
  }

  private static void report(String path, Findings findings) {
    findings.error(
        ProblemCode.INVALID_VALUE,
        path,
        "this is the mask that OpenMetadata shows in place of a secret, not the secret",
        "write the secret as an environment variable: ${NAME}");
  }
}
