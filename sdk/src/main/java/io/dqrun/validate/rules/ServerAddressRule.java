package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;

/** The server's address is a URL. */
final class ServerAddressRule implements Rule {

  private static final String PATH = Paths.SERVER + ".hostPort";

  @Override
  public void check(Workflow workflow, Findings findings) {
    String address = workflow.workflowConfig().openMetadataServerConfig().hostPort();
    if (Address.parse(address).isEmpty()) {
      findings.error(
          ProblemCode.INVALID_VALUE,
          PATH,
          findings.shown(PATH, address, "the value of `hostPort`") + " is no address of a server",
          "write it with http or https and /api, such as http://localhost:8585/api");
    }
  }
}
