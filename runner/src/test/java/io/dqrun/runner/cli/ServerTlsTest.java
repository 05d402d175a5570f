package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose certificate is no good gets no token, and the run ends before its first test. */
class ServerTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  ServerTlsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "expired, authority.pem, its certificate has expired, clock of this machine",
    "other, authority.pem, its certificate is for another host than '127.0.0.1', 'host''s name'",
    "other, , its certificate is not trusted, caCertificate"
  })
  void aBadCertificateIsToldInWords(
      String certificate, @Nullable String authority, String told, String hint) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(sockets(certificate + ".p12"));
      server.start();
      Path workflow =
          new Shop(folder)
              .basic(
                  "https://127.0.0.1:" + server.getPort() + "/api",
                  Shop.testCase("one", "columnValuesToBeUnique", "id"));
      if (authority != null) {
        trust(workflow, Files.writeString(folder.resolve("ca.pem"), text(authority)));
      }
      Cli.Outcome outcome = new Cli(folder).run("run", workflow.toString());
      outcome.assertOneError(69, "server-unreachable");
      assertTrue(outcome.err().contains(told), outcome.err());
      assertTrue(outcome.err().contains(hint), outcome.err());
      assertFalse((outcome.out() + outcome.err()).contains("a-token"), outcome.err());
      assertEquals(0, server.getRequestCount(), "nothing is asked, so that no token travels");
    }
  }

  private static void trust(Path workflow, Path authority) throws Exception {
    Files.writeString(
        workflow,
        Files.readString(workflow)
            .replaceFirst(
                "(?m)^( *)(hostPort: .*)$",
                "$1$2\n$1verifySSL: validate\n$1sslConfig:\n$1  caCertificate: " + authority));
  }

  private static SSLSocketFactory sockets(String store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = open(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getSocketFactory();
  }

  private static String text(String name) throws Exception {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(ServerTlsTest.class.getResourceAsStream("tls/" + name));
  }
}
