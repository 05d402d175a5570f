package io.dqrun.codec;

import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.AuthProvider;
import io.dqrun.workflow.MetadataSwitch;
import io.dqrun.workflow.SecretsManagerLoader;
import io.dqrun.workflow.SecretsManagerProvider;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.VerifySsl;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code workflowConfig.openMetadataServerConfig}. */
final class ServerBinder {

  /** What single sign-on needed before 1.3. */
  private static final List<String> SSO_KEYS =
      List.of(
          "secretKey",
          "clientSecret",
          "privateKey",
          "clientId",
          "audience",
          "orgURL",
          "email",
          "scopes",
          "domain",
          "authority",
          "tokenEndpoint");

  private ServerBinder() {}

  static ServerConnection bind(Fields fields) {
    ServerConnection.Builder server = ServerConnection.builder();
    server.hostPort(fields.requiredText("hostPort"));
    fields
        .choice("authProvider", AuthProvider.values(), AuthProvider::text)
        .ifPresent(server::authProvider);
    Optional<Fields> security = fields.object("securityConfig");
    if (security.isPresent()) {
      security(security.get(), server);
    }
    if (fields.hasMore()) {
      rare(fields, server);
    }
    fields.close();
    return server.build();
  }

  private static void rare(Fields fields, ServerConnection.Builder server) {
    fields.choice("verifySSL", VerifySsl.values(), VerifySsl::text).ifPresent(server::verifySsl);
    fields.object("sslConfig").ifPresent(ssl -> ssl(ssl, server));
    fields
        .object("extraHeaders")
        .ifPresent(
            headers -> {
              for (YamlNode.Entry entry : headers.mapping().entries()) {
                headers
                    .text(entry.key())
                    .ifPresent(value -> server.putExtraHeaders(entry.key(), value.text()));
              }
              headers.close();
            });
    fields.flag("enableVersionValidation").ifPresent(server::enableVersionValidation);
    ingestion(fields, server);
  }

  private static void security(Fields security, ServerConnection.Builder server) {
    List<String> old = new ArrayList<>();
    for (String key : SSO_KEYS) {
      if (security.mapping().find(key).isPresent()) {
        old.add(key);
      }
    }
    if (old.isEmpty()) {
      server.jwtToken(security.require("jwtToken").plainText("jwtToken"));
    } else {
      security.accept("jwtToken").handled(old.toArray(String[]::new));
      security.refuse(
          old.get(0),
          ProblemCode.LEGACY_LAYOUT,
          "single sign-on is not used for workflows since OpenMetadata 1.3.0",
          "give the bot's token as securityConfig.jwtToken, with authProvider: openmetadata");
    }
    security.close();
  }

  private static void ssl(Fields ssl, ServerConnection.Builder server) {
    server.caCertificate(ssl.plainText("caCertificate"));
    server.sslCertificate(ssl.plainText("sslCertificate"));
    server.sslKey(ssl.plainText("sslKey"));
    ssl.refuse(
        "certificatePath",
        ProblemCode.LEGACY_LAYOUT,
        "`certificatePath` is called `caCertificate` since OpenMetadata 1.4.0",
        Hints.byHandOrConvert("rename it to caCertificate", ssl.mapping().location()));
    ssl.close();
  }

  /** What only upstream's runner and its metadata connector read. */
  private static void ingestion(Fields fields, ServerConnection.Builder server) {
    fields.choice("type", List.of("OpenMetadata"));
    fields.plainText("clusterName").ifPresent(server::clusterName);
    fields.plainText("apiVersion").ifPresent(server::apiVersion);
    fields.whole("limitRecords", 0, Integer.MAX_VALUE).ifPresent(server::limitRecords);
    fields
        .choice(
            "secretsManagerProvider", SecretsManagerProvider.values(), SecretsManagerProvider::text)
        .ifPresent(server::secretsManagerProvider);
    fields
        .choice("secretsManagerLoader", SecretsManagerLoader.values(), SecretsManagerLoader::text)
        .ifPresent(server::secretsManagerLoader);
    fields.flag("storeServiceConnection").ifPresent(server::storeServiceConnection);
    fields.flag("forceEntityOverwriting").ifPresent(server::forceEntityOverwriting);
    server.elasticsSearch(fields.object("elasticsSearch").map(OpenBinder::component));
    for (MetadataSwitch one : MetadataSwitch.values()) {
      fields.flag(one.text()).filter(on -> !on).ifPresent(off -> server.addSwitchedOff(one));
    }
    fields.refuse(
        "secretsManagerCredentials",
        ProblemCode.LEGACY_LAYOUT,
        "`secretsManagerCredentials` is not read since OpenMetadata 1.1.0",
        "remove it; set secretsManagerLoader to airflow or env");
    for (String pattern :
        List.of("schemaFilterPattern", "tableFilterPattern", "databaseFilterPattern")) {
      fields.refuseNewer(pattern, "a release after 1.6");
    }
  }
}
