package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** The clients of Google, Okta and the others are gone: every workflow signs in with a token. */
final class SsoClientToToken extends LegacyRule {

  SsoClientToToken() {
    super("WF-04", "Replaces the single sign-on keys of securityConfig by a token", "1.2", "1.3.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Entry> found = file.serverConfig().flatMap(s -> s.find("securityConfig"));
    Optional<Draft.Mapping> security = found.flatMap(Draft.Entry::mapping);
    List<Draft.Entry> keys = security.map(SignIn::keys).orElse(List.of());
    if (keys.isEmpty()) {
      return;
    }
    Draft.Entry entry = found.orElseThrow();
    Draft.Mapping server = file.serverConfig().orElseThrow();
    if (SignIn.hasToken(server)) {
      remarks.undecided(
          entry,
          "securityConfig has a token and the keys of single sign-on: one of the two is not used",
          "keep jwtToken only; OpenMetadata 1.3.0 and newer refuse the other keys");
      return;
    }
    SignIn.addToken(server);
    keys.forEach(Draft.Entry::remove);
    remarks.review(
        entry,
        "the keys of single sign-on are replaced by jwtToken: " + SignIn.TOKEN,
        "copy the token of the ingestion bot from the server's settings, and give it to the runs as"
            + " the environment variable OM_JWT_TOKEN; revoke the old keys");
  }
}
