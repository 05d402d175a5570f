package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** No server lets anybody in without a token; where to get one the file does not say. */
final class NoAuthToToken extends LegacyRule {

  NoAuthToToken() {
    super(
        "WF-05",
        "Replaces authProvider no-auth by openmetadata where the file has a token",
        "1.1",
        "1.4.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Entry> provider =
        file.serverConfig()
            .flatMap(server -> server.find("authProvider"))
            .filter(entry -> entry.text().filter("no-auth"::equals).isPresent());
    if (provider.isEmpty()) {
      return;
    }
    if (SignIn.hasToken(file.serverConfig().orElseThrow())) {
      provider.get().set("openmetadata");
      return;
    }
    remarks.undecided(
        provider.get(),
        "the workflow signs in without a token, which no server since 1.3.0 allows",
        "write authProvider: openmetadata and securityConfig: {jwtToken: \""
            + SignIn.TOKEN
            + "\"}, with the token of the ingestion bot in this environment variable");
  }
}
