package io.dqrun.validate.rules;

import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.VerifySsl;
import io.dqrun.workflow.Workflow;

/** The server's certificate is checked, and the client's is whole. */
final class TlsRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    ServerConnection server = workflow.workflowConfig().openMetadataServerConfig();
    if (server.verifySsl() == VerifySsl.IGNORE) {
      findings.warning(
          ProblemCode.INSECURE_TLS,
          Paths.SERVER + ".verifySSL",
          "with `verifySSL: ignore` anybody could pretend to be the server and take the token",
          "use verifySSL: validate with the authority's file as sslConfig.caCertificate");
    }
    if (server.verifySsl() == VerifySsl.VALIDATE && server.caCertificate().isEmpty()) {
      findings.error(
          ProblemCode.MISSING_KEY,
          Paths.SERVER + ".verifySSL",
          "`verifySSL: validate` needs the authority's certificate",
          "add sslConfig.caCertificate with the path of a PEM file, or remove verifySSL to trust"
              + " the authorities that Java trusts");
    }
    if (server.sslCertificate().isPresent() != server.sslKey().isPresent()) {
      String there = server.sslCertificate().isPresent() ? "sslCertificate" : "sslKey";
      String missing = server.sslCertificate().isPresent() ? "sslKey" : "sslCertificate";
      findings.error(
          ProblemCode.MISSING_KEY,
          Paths.SERVER + ".sslConfig." + there,
          "`" + there + "` is of no use without " + missing,
          "add sslConfig." + missing + ", or remove sslConfig." + there);
    }
  }
}
