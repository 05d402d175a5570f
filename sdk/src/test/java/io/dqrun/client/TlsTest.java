package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the client trusts, and how it shows who it is: with real handshakes. */
class TlsTest {

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private ClientSettings.Builder https() {
    return server.settings().hostPort(server.url().replace("http:", "https:"));
  }

  private ClientSettings.Builder trusting() {
    return https().trustedCertificate(TlsFiles.path("server.pem"));
  }

  private static Problem unreachable(ClientSettings.Builder settings) {
    try (OpenMetadataClient client = OpenMetadataClient.open(settings.build())) {
      DqException e = assertThrows(DqException.class, client::serverVersion);
      assertEquals(ProblemCode.SERVER_UNREACHABLE, e.problems().get(0).code());
      return e.problems().get(0);
    }
  }

  private static void reachable(ClientSettings.Builder settings) {
    try (OpenMetadataClient client = OpenMetadataClient.open(settings.build())) {
      assertEquals("1.6.2", client.serverVersion().text());
    }
  }

  @Test
  void http2IsSpokenWhereTheServerHasIt() {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.version("1.6.2");
    reachable(trusting());
    RecordedRequest request = server.take();
    assertEquals("HTTP/2", request.getVersion());
    assertEquals("Bearer " + WireServer.CANARY, request.getHeaders().get("Authorization"));
  }

  @Test
  void resultsThatAreSentSideBySideShareOneConnection() throws InterruptedException {
    int results = 40;
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.version("1.6.2");
    for (int i = 0; i < results; i++) {
      server.json(200, "{}");
    }
    FullyQualifiedName testCase = FullyQualifiedName.parse("shop.db.public.orders.not_empty");
    try (OpenMetadataClient client = OpenMetadataClient.open(trusting().build())) {
      client.serverVersion();
      List<Thread> threads = new ArrayList<>();
      for (int lane = 0; lane < 4; lane++) {
        int first = lane;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = first; i < results; i += 4) {
                    client
                        .testCaseResults()
                        .post(
                            testCase,
                            TestCaseResult.builder()
                                .timestamp(i)
                                .testCaseStatus(TestCaseStatus.SUCCESS)
                                .build());
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    for (int i = 0; i <= results; i++) {
      RecordedRequest request = server.take();
      assertEquals("HTTP/2", request.getVersion());
      assertEquals(0, request.getConnectionIndex());
    }
  }

  @Test
  void theAuthorityMayBeGivenAsText() throws IOException {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.version("1.6.2");
    reachable(https().trustedCertificate(Files.readString(Path.of(TlsFiles.path("server.pem")))));
  }

  @Test
  void aCertificateForAnotherHostIsToldAsSuch() {
    server.web.useHttps(TlsFiles.server("stranger.pem", "stranger-key.pem"));
    Problem problem = unreachable(https().trustedCertificate(TlsFiles.path("stranger.pem")));
    assertTrue(problem.message().contains("is for another host"), problem.message());
    assertEquals(0, server.web.getRequestCount());
  }

  @Test
  void anIgnoredCertificateIsAWarning() {
    server.web.useHttps(TlsFiles.server("stranger.pem", "stranger-key.pem"));
    server.version("1.6.2");
    ClientSettings settings = https().serverCertificate(ServerCertificate.IGNORED).build();
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      client.serverVersion();
      assertEquals(ProblemCode.INSECURE_TLS, client.warnings().get(0).code());
      assertFalse(client.warnings().get(0).isError());
    }
  }

  @Test
  void theCertificateOfAnotherMachineIsIgnoredOnlyWhenThatIsAllowed() {
    ClientSettings.Builder settings =
        server
            .settings()
            .hostPort("https://om.example.com/api")
            .serverCertificate(ServerCertificate.IGNORED);
    DqException e =
        assertThrows(DqException.class, () -> OpenMetadataClient.open(settings.build()).close());
    assertEquals(ProblemCode.INSECURE_TLS, e.problems().get(0).code());
    assertEquals("workflowConfig.openMetadataServerConfig.verifySSL", e.problems().get(0).path());
    OpenMetadataClient.open(settings.uncheckedTls(UncheckedTls.ALLOW).build()).close();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-cert.pem, rsa-pkcs1.pem",
    "rsa-cert.pem, rsa-pkcs8.pem",
    "ec-cert.pem, ec-sec1.pem",
    "ec-params-cert.pem, ec-params.pem",
    "ed25519-cert.pem, ed25519.pem",
  })
  void aClientShowsItsCertificate(String certificate, String key) {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem", new TrustsAnybody()));
    server.web.requireClientAuth();
    server.version("1.6.2");
    reachable(
        trusting().clientCertificate(TlsFiles.path(certificate)).clientKey(TlsFiles.path(key)));
    assertEquals(1, server.take().getHandshake().peerCertificates().size());
  }

  @Test
  void aServerThatWantsACertificateGetsNothingElse() {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem", new TrustsAnybody()));
    server.web.requireClientAuth();
    unreachable(trusting());
    assertEquals(0, server.web.getRequestCount());
  }

  /** Which of alert and broken connection a client sees first is chance, so none is made here. */
  @ParameterizedTest
  @ValueSource(strings = {"certificate_required", "bad_certificate"})
  void aServerThatWantsACertificateIsToldAsSuch(String alert) {
    String without = told(https().build(), alert);
    assertTrue(without.contains("it wants a certificate of the client"), without);
    String with = told(https().clientCertificate("c").clientKey("k").build(), alert);
    assertTrue(with.contains("it refuses the client's certificate"), with);
    assertTrue(with.contains("sslConfig.sslCertificate"), with);
  }

  private String told(ClientSettings settings, String alert) {
    WireErrors errors =
        new WireErrors(ServerAddress.parse(settings.hostPort()), settings, Optional.empty());
    SSLHandshakeException failure =
        new SSLHandshakeException("(" + alert + ") Received fatal alert: " + alert);
    return errors
        .of(ApiCall.get(Route.VERSION), new NoAnswerException(failure, false))
        .problems()
        .toString();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-cert.pem, rsa-pkcs1.pem, SHA256withRSA",
    "rsa-cert.pem, rsa-pkcs8.pem, SHA256withRSA",
    "ec-cert.pem, ec-sec1.pem, SHA256withECDSA",
    "ec-params-cert.pem, ec-params.pem, SHA256withECDSA",
    "ed25519-cert.pem, ed25519.pem, Ed25519",
  })
  void keysBelongToTheirCertificates(String certificate, String key, String algorithm)
      throws GeneralSecurityException {
    PrivateKey read = PrivateKeys.read(TlsFiles.pem(key));
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(read);
    signature.update(new byte[] {1, 2, 3});
    byte[] signed = signature.sign();
    signature.initVerify(TlsFiles.pem(certificate).certificates().iterator().next());
    signature.update(new byte[] {1, 2, 3});
    assertTrue(signature.verify(signed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encrypted.pem",
        "rsa-encrypted.pem",
        "server.pem",
        "nowhere.pem",
        "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nAAECAwQFBgcICQ==\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----",
        "a\u0000b",
      })
  void badKeysAreToldUnseen(String key) {
    ClientSettings settings =
        trusting()
            .clientCertificate(TlsFiles.path("rsa-cert.pem"))
            .clientKey(
                key.endsWith(".pem") && !key.startsWith("nowhere") ? TlsFiles.path(key) : key)
            .build();
    DqException e =
        assertThrows(DqException.class, () -> OpenMetadataClient.open(settings).close());
    Problem problem = e.problems().get(0);
    assertEquals("workflowConfig.openMetadataServerConfig.sslConfig.sslKey", problem.path());
    assertTrue(problem.hint().orElse("").contains("openssl"));
    assertFalse((e + " " + problem + e.getCause()).contains("canary"));
    assertFalse(settings.toString().contains("canary"));
  }

  @Test
  void halfAnIdentityIsNone() {
    for (ClientSettings.Builder half :
        new ClientSettings.Builder[] {
          https().clientCertificate(TlsFiles.path("rsa-cert.pem")),
          https().clientKey(TlsFiles.path("rsa-pkcs8.pem"))
        }) {
      DqException e =
          assertThrows(DqException.class, () -> OpenMetadataClient.open(half.build()).close());
      assertEquals(ProblemCode.MISSING_KEY, e.problems().get(0).code());
    }
  }
}
