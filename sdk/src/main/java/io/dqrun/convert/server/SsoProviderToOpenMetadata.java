package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** With a token, the server itself is the provider, whichever one its users sign in with. */
final class SsoProviderToOpenMetadata extends LegacyRule {

  SsoProviderToOpenMetadata() {
    super("WF-06", "Replaces a single sign-on authProvider by openmetadata", "1.2", "1.3.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Mapping> server = file.serverConfig();
    Optional<Draft.Entry> provider =
        server
            .flatMap(s -> s.find("authProvider"))
            .filter(entry -> entry.text().filter(SignIn.PROVIDERS::contains).isPresent());
    if (provider.isEmpty()) {
      return;
    }
    String old = provider.get().text().orElseThrow();
    boolean token = SignIn.hasToken(server.get());
    provider.get().set("openmetadata");
    if (!token) {
      SignIn.addToken(server.get());
    }
    remarks.review(
        provider.get(),
        "authProvider `" + old + "` is now openmetadata: workflows sign in with a token only",
        token
            ? "check that jwtToken is the token of a bot of the server"
            : "give the token of the ingestion bot to the runs as the environment variable"
                + " OM_JWT_TOKEN, which the new securityConfig.jwtToken names");
  }
}
