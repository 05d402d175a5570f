package io.dqrun.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** The key {@code workflowConfig.openMetadataServerConfig} of a workflow. */
@Value.Immutable
public interface ServerConnection {

  /** The server's address including {@code /api}, such as {@code http://localhost:8585/api}. */
  String hostPort();

  /**
   * {@code openmetadata} wherever a token is used, which is the only way since 1.3; that is the
   * default here, while upstream's is {@code basic}.
   */
  @Value.Default
  default AuthProvider authProvider() {
    return AuthProvider.OPENMETADATA;
  }

  /** The token, in YAML under {@code securityConfig.jwtToken}; a secret. */
  @Value.Redacted
  Optional<String> jwtToken();

  /** How the server's certificate is checked. */
  @Value.Default
  default VerifySsl verifySsl() {
    return VerifySsl.NO_SSL;
  }

  /**
   * The path of the file with the authority's certificate, in YAML under {@code
   * sslConfig.caCertificate}.
   */
  Optional<String> caCertificate();

  /** The client's certificate, in YAML under {@code sslConfig.sslCertificate}. */
  @Value.Redacted
  Optional<String> sslCertificate();

  /** The client's key, in YAML under {@code sslConfig.sslKey}; a secret. */
  @Value.Redacted
  Optional<String> sslKey();

  /** The name of the deployment; default {@code openmetadata}. */
  @Value.Default
  default String clusterName() {
    return "openmetadata";
  }

  /** The version of the API; default {@code v1}. */
  @Value.Default
  default String apiVersion() {
    return "v1";
  }

  /** Where the server keeps secrets; default {@code db}. */
  @Value.Default
  default SecretsManagerProvider secretsManagerProvider() {
    return SecretsManagerProvider.DB;
  }

  /** Where a client finds the secrets manager's credentials; default {@code noop}. */
  @Value.Default
  default SecretsManagerLoader secretsManagerLoader() {
    return SecretsManagerLoader.NOOP;
  }

  /** Headers to send with every request; they may hold secrets. */
  @Value.Redacted
  Map<String, String> extraHeaders();

  /** Whether a server of an unsupported version is refused; default true. */
  @Value.Default
  default boolean enableVersionValidation() {
    return true;
  }

  /** Whether an ingestion stores its connection on the server; default true. */
  @Value.Default
  default boolean storeServiceConnection() {
    return true;
  }

  /** Whether an ingestion overwrites what people changed; default false. */
  @Value.Default
  default boolean forceEntityOverwriting() {
    return false;
  }

  /** How many records the metadata connector reads, 0 or more; default 1000. */
  @Value.Default
  default int limitRecords() {
    return 1000;
  }

  /** A search engine for the metadata connector, in YAML under {@code elasticsSearch}. */
  Optional<Component> elasticsSearch();

  /** What the metadata connector is told to leave out: the switches whose value is false. */
  Set<MetadataSwitch> switchedOff();

  /** Refuses what no file can say. */
  @Value.Check
  default void check() {
    if (limitRecords() < 0) {
      throw new IllegalArgumentException("limitRecords must not be negative: " + limitRecords());
    }
  }

  /** Starts a connection. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ServerConnection}. */
  final class Builder extends ImmutableServerConnection.Builder {}
}
