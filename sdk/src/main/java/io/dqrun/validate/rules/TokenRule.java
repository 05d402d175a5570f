package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Workflow;
import java.util.Optional;

/** There is a token, and it does not cross a network in the clear. */
final class TokenRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    ServerConnection server = workflow.workflowConfig().openMetadataServerConfig();
    Optional<Address> address = Address.parse(server.hostPort());
    if (server.jwtToken().orElse("").isBlank()) {
      findings.error(
          ProblemCode.MISSING_KEY,
          Paths.SERVER + ".securityConfig.jwtToken",
          "the server's token is missing: `securityConfig.jwtToken` is not given or empty",
          "give the ingestion bot's token, best as jwtToken: ${OM_JWT_TOKEN}");
    } else if (address.isPresent() && address.get().plain() && !address.get().loopback()) {
      findings.warning(
          ProblemCode.PLAIN_HTTP_TOKEN,
          Paths.SERVER + ".hostPort",
          "the token would be sent over http, where everybody on the way can read it",
          "use an https address");
    }
  }
}
