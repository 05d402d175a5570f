package io.dqrun.client;

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

  /** What is asked of the server's certificate; default checked. */
  @Value.Default
  default ServerCertificate serverCertificate() {
    return ServerCertificate.CHECKED;
  }

  /**
   * Whether the certificate of another machine may be {@link ServerCertificate#IGNORED}; default
   * no.
   */
  @Value.Default
  default UncheckedTls uncheckedTls() {
    return UncheckedTls.REFUSE;
  }

  /**
   * The only authorities that may vouch for the server, as the path of a PEM file or as PEM text;
   * those that this Java trusts where it is absent.
   */
  Optional<String> trustedCertificate();

  /**
   * The certificate by which the server knows this client, with its chain, as the path of a PEM
   * file or as PEM text; goes with {@link #clientKey()}.
   */
  Optional<String> clientCertificate();

  /**
   * The private key of {@link #clientCertificate()}, without a password, as the path of a PEM file
   * or as PEM text; a secret.
   */
  @Value.Redacted
  Optional<String> clientKey();

  /** The proxies between here and the server; default those of Java's system properties. */
  @Value.Default
  default Proxies proxies() {
    return Proxies.ofJava();
  }

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
