package io.dqrun.convert.service;

import io.dqrun.convert.ConversionRule;
import java.util.List;

/** Rules for connections to other services: dashboards, pipelines, messaging and the like. */
public final class ServiceRules {

  private ServiceRules() {}

  /** All of them; of those for the same release, an earlier one comes first. */
  public static List<ConversionRule> all() {
    return List.of(
        new LookerSignInToClient(),
        new LookerGithubToGit(),
        new SupersetSignInToConnection(),
        new SupersetOptionsAway(),
        new TableauSignInToAuthType(),
        new TableauSiteUrlAway(),
        new NifiSignInToConfig(),
        new DagsterConnection(),
        new SaslMechanismSpelling(),
        new DomoSandboxToInstance(),
        new SearchCertificateToSslConfig(),
        new AirflowMssqlBackend(),
        new OpenLineageSslToConfig(),
        new QlikCertificatesToSslConfig(),
        new InnerDatabaseSsl(),
        new GcsSpelling(),
        new DbtCloudJobToList(),
        new MicroStrategyName(),
        new FivetranPipelineNames(),
        new OpenLineageBroker(),
        new OpenSearchSignInToAuthType(),
        new AirbyteSignInToAuth(),
        new RestSchemaToConnection(),
        new CatalogConnection());
  }
}
