package io.dqrun.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the server is and how to talk to it. */
@Value.Immutable
public interface ClientSettings {

  /** The server's address including {@code /api}, such as {@code http://localhost:8585/api}. */
  String hostPort();

  /** The JSON Web Token of a bot or user; a secret. Blanks around it are ignored. */
  @Value.Redacted
  Optional<String> token();

  /**
   * A PEM file with the only authorities that may vouch for the server; those that this Java trusts
   * where it is absent.
   */
  Optional<Path> trustedCertificate();

  /** Headers to send with every request, after and instead of the client's own; may be secret. */
  @Value.Redacted
  Map<String, String> extraHeaders();

  /** Whether a token may travel unencrypted to another machine; default no. */
  @Value.Default
  default PlainHttp plainHttp() {
    return PlainHttp.REFUSE_TOKEN;
  }

  /** What happens with a server below 1.5; default refused. */
  @Value.Default
  default VersionCheck versionCheck() {
    return VersionCheck.ENFORCE;
  }

  /** The longest wait for a connection; default 10 seconds. */
  @Value.Default
  default Duration connectTimeout() {
    return Duration.ofSeconds(10);
  }

  /** The longest silence while an answer is awaited; default 60 seconds. */
  @Value.Default
  default Duration readTimeout() {
    return Duration.ofSeconds(60);
  }

  /** How requests are repeated. */
  @Value.Default
  default RetryPolicy retryPolicy() {
    return RetryPolicy.builder().build();
  }

  /** Starts settings. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link ClientSettings}. */
  final class Builder extends ImmutableClientSettings.Builder {}
}
