package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.client.ClientSettings;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.PlainHttp;
import io.dqrun.client.Proxies;
import io.dqrun.client.ServerCatalog;
import io.dqrun.client.ServerCertificate;
import io.dqrun.client.UncheckedTls;
import io.dqrun.client.VersionCheck;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.VerifySsl;

/** The server of one run: its client, and what was read from it so far. */
final class ServerSession implements AutoCloseable {

  private final OpenMetadataClient client;
  private final Catalog catalog;

  private ServerSession(OpenMetadataClient client) {
    this.client = client;
    this.catalog = new ServerCatalog(client);
  }

  /**
   * Connects, and asks the server who the token belongs to, so that a refused token is told before
   * anything is done.
   */
  static ServerSession open(
      ServerConnection connection, PlainHttp plainHttp, UncheckedTls uncheckedTls) {
    ClientSettings.Builder settings =
        ClientSettings.builder()
            .hostPort(connection.hostPort())
            .token(connection.jwtToken())
            .extraHeaders(connection.extraHeaders())
            .plainHttp(plainHttp)
            .uncheckedTls(uncheckedTls)
            .clientCertificate(connection.sslCertificate())
            .clientKey(connection.sslKey())
            .proxies(Proxies.ofEnvironment(System.getenv()))
            .versionCheck(
                connection.enableVersionValidation() ? VersionCheck.ENFORCE : VersionCheck.SKIP);
    if (connection.verifySsl() == VerifySsl.VALIDATE) {
      settings.trustedCertificate(connection.caCertificate());
    }
    if (connection.verifySsl() == VerifySsl.IGNORE) {
      settings.serverCertificate(ServerCertificate.IGNORED);
    }
    OpenMetadataClient client = OpenMetadataClient.open(settings.build());
    try {
      client.serverVersion();
      client.users().loggedInUser();
      return new ServerSession(client);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  OpenMetadataClient client() {
    return client;
  }

  Catalog catalog() {
    return catalog;
  }

  ServerSummary summary() {
    return new ServerSummary(
        client.url(), client.serverVersion().toString(), client.suiteEndpoint().path());
  }

  @Override
  public void close() {
    client.close();
  }
}
