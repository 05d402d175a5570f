package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, tokens, headers and certificates. */
class SettingsTest {

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static DqException refused(ClientSettings settings) {
    DqException e =
        assertThrows(DqException.class, () -> OpenMetadataClient.open(settings).close());
    String told = e + " " + e.problems();
    assertFalse(told.contains("canary") || told.contains("s3cret"), told);
    return e;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8585/api",
        "ftp://localhost/api",
        "http://localhost:8585",
        "http://localhost:8585/",
        "http://localhost:8585/api/v1",
        "http://localhost:8585/api?x=1",
        "http://localhost:8585/api#x",
        "http://admin:s3cret@localhost:8585/api",
        "http://admin:s3 cret@localhost:8585/api",
        "http://localhost:99999/api",
        "http://localhost:0/api",
        "http:///api",
        "http://a b/api",
        "/api",
        "",
      })
  void badAddresses(String hostPort) {
    DqException e = refused(ClientSettings.builder().hostPort(hostPort).build());
    assertEquals(ProblemCode.INVALID_VALUE, e.problems().get(0).code());
    assertEquals("workflowConfig.openMetadataServerConfig.hostPort", e.problems().get(0).path());
    assertTrue(e.problems().get(0).hint().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "http://om.example.com:8585/api/, http://om.example.com:8585/api",
    "HTTPS://om.example.com/data/api, https://om.example.com/data/api",
    "http://openmetadata_server:8585/api, http://openmetadata_server:8585/api",
    "http://[::1]:8585/api, http://[::1]:8585/api",
    "' http://localhost:8585/api ', http://localhost:8585/api",
  })
  void goodAddresses(String hostPort, String url) {
    try (OpenMetadataClient client =
        OpenMetadataClient.open(ClientSettings.builder().hostPort(hostPort).build())) {
      assertEquals(url, client.url());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://om.example.com/api, true",
    "http://127.0.0.1.example.com/api, true",
    "http://localhost.example.com/api, true",
    "http://10.0.0.1/api, true",
    "https://om.example.com/api, false",
    "http://localhost/api, false",
    "http://om.localhost/api, false",
    "http://127.1.2.3:8585/api, false",
    "http://[::1]/api, false",
  })
  void tokensOverPlainHttp(String hostPort, boolean refused) {
    ClientSettings.Builder settings =
        ClientSettings.builder().hostPort(hostPort).token(WireServer.CANARY);
    if (refused) {
      DqException e = refused(settings.build());
      assertEquals(ProblemCode.PLAIN_HTTP_TOKEN, e.problems().get(0).code());
      ClientSettings header =
          ClientSettings.builder().hostPort(hostPort).putExtraHeaders("cookie", "s3cret").build();
      assertEquals(ProblemCode.PLAIN_HTTP_TOKEN, refused(header).problems().get(0).code());
      OpenMetadataClient.open(settings.plainHttp(PlainHttp.ALLOW_TOKEN).build()).close();
      OpenMetadataClient.open(ClientSettings.builder().hostPort(hostPort).build()).close();
    } else {
      OpenMetadataClient.open(settings.build()).close();
    }
  }

  @Test
  void settingsHideTheirSecrets() {
    String text = server.settings().putExtraHeaders("X-Key", "s3cret").build().toString();
    assertFalse(text.contains("canary") || text.contains("s3cret"), text);
  }

  @Test
  void malformedSecretsAreRefusedUnseen() {
    for (String token : new String[] {"Bearer canary", "canary\nX: y", "canary\u00e9"}) {
      assertEquals(
          ProblemCode.INVALID_VALUE,
          refused(server.settings().token(token).build()).problems().get(0).code());
    }
    for (Map<String, String> headers :
        List.of(Map.of("X Y", "s3cret"), Map.of("X", "s3cret\r\nY: z"), Map.of("", "s3cret"))) {
      refused(server.settings().extraHeaders(headers).build());
    }
  }

  @Test
  void headersOfARequest() {
    server.version("1.6.2");
    ClientSettings settings =
        server
            .settings()
            .token(" " + WireServer.CANARY + "\n")
            .putExtraHeaders("Proxy-Authorization", "%(Authorization)s")
            .putExtraHeaders("accept", "application/json; q=1")
            .build();
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      client.serverVersion();
    }
    Headers headers = server.take().getHeaders();
    assertEquals("Bearer " + WireServer.CANARY, headers.get("Authorization"));
    assertEquals("Bearer " + WireServer.CANARY, headers.get("Proxy-Authorization"));
    assertEquals(1, headers.values("Accept").size());
    assertEquals("application/json; q=1", headers.get("Accept"));
    assertTrue(String.valueOf(headers.get("User-Agent")).startsWith("dq-run"));
  }

  @Test
  void withoutATokenNoneIsSent() {
    server.version("1.6.2");
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().token("  ").build())) {
      client.serverVersion();
    }
    RecordedRequest request = server.take();
    assertNull(request.getHeaders().get("Authorization"));
  }

  @Test
  void onlyTheNamedAuthorityIsTrusted(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore keys = selfSigned(folder.resolve("server.p12"));
    Path pem = folder.resolve("ca.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    server.web.useHttps(context(keys).getSocketFactory());
    server.version("1.6.2");
    ClientSettings.Builder settings =
        server.settings().hostPort(server.url().replace("http:", "https:"));
    try (OpenMetadataClient client = OpenMetadataClient.open(settings.build())) {
      DqException e = assertThrows(DqException.class, client::serverVersion);
      assertTrue(e.problems().get(0).message().contains("certificate is not trusted"));
      assertEquals(0, server.pauses.size(), "trying again would not help");
    }
    try (OpenMetadataClient client =
        OpenMetadataClient.open(settings.trustedCertificate(pem.toString()).build())) {
      assertEquals("1.6.2", client.serverVersion().text());
    }
  }

  private static KeyStore selfSigned(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      keys.load(stream, "changeit".toCharArray());
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void badCertificateFiles(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    Path text = Files.writeString(folder.resolve("text.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
    assertEquals(
        ProblemCode.FILE_NOT_FOUND,
        refused(server.settings().trustedCertificate(folder.resolve("none").toString()).build())
            .problems()
            .get(0)
            .code());
    for (Path file : new Path[] {empty, text}) {
      assertEquals(
          ProblemCode.INVALID_VALUE,
          refused(server.settings().trustedCertificate(file.toString()).build())
              .problems()
              .get(0)
              .code());
    }
  }

  @Test
  void closingLeavesNoThread() throws InterruptedException {
    server.version("1.6.2");
    OpenMetadataClient client = server.client();
    client.serverVersion();
    client.close();
    long alive =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("OkHttp") && !thread.isDaemon())
            .count();
    assertEquals(0, alive);
  }
}
