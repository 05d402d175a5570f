package io.dqrun.convert.server;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for workflowConfig and the connection to the server, in every kind of workflow. */
public final class ServerRules {

  private ServerRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(
        new LocalSecretsToNoop(),
        new SecretsManagerCredentials(),
        new NoopSecretsToDb(),
        new SsoClientToToken(),
        new SsoProviderToOpenMetadata(),
        new NoAuthToToken(),
        new CertificatePath(),
        new LimitRecords(),
        new NewerSettings(),
        new SuccessThreshold());
  }
}
