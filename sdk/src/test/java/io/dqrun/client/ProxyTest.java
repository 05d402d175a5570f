package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that the environment names, with a real one. */
class ProxyTest {

  /** {@code user} and {@code s3cret@+} in Base64. */
  private static final String CREDENTIALS = "Proxy-Authorization: Basic dXNlcjpzM2NyZXRAKw==";

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private ClientSettings.Builder behind(Map<String, String> environment) {
    return server
        .settings()
        .hostPort("https://om.example.com/api")
        .trustedCertificate(TlsFiles.path("server.pem"))
        .proxies(Proxies.ofEnvironment(environment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
  void requestsGoThroughATunnel(String variable) {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.version("1.6.2");
    try (ConnectProxy proxy = new ConnectProxy(server.web.getPort(), "", "");
        OpenMetadataClient client =
            OpenMetadataClient.open(
                behind(Map.of(variable, "http://127.0.0.1:" + proxy.port())).build())) {
      assertEquals("1.6.2", client.serverVersion().text());
      assertEquals(1, proxy.heads.size());
      String head = proxy.heads.get(0);
      assertTrue(head.startsWith("CONNECT om.example.com:443 HTTP/1.1\n"), head);
      assertFalse(head.contains("Authorization"), "the token is for the server alone");
    }
  }

  @Test
  void theProxyGetsItsCredentialsAndTheServerDoesNot() {
    server.web.useHttps(TlsFiles.server("server.pem", "server-key.pem"));
    server.version("1.6.2");
    try (ConnectProxy proxy =
            new ConnectProxy(server.web.getPort(), CREDENTIALS, "407 Who comes?");
        OpenMetadataClient client =
            OpenMetadataClient.open(
                behind(Map.of("https_proxy", "user:s3cret%40+@127.0.0.1:" + proxy.port() + "/"))
                    .build())) {
      assertEquals("1.6.2", client.serverVersion().text());
    }
    assertNull(server.take().getHeaders().get("Proxy-Authorization"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 407 Who comes?, wants a user name, 0",
    "user:s3cret@, 407 Who comes?, refuses its user name or password, 0",
    "user:s3cret@, 403 No, refuses the way there with 403, 0",
    "user:s3cret@, 502 No, refuses the way there with 502, 4",
  })
  void aProxyThatRefusesIsToldWithoutItsPassword(
      String credentials, String refusal, String told, int repetitions) {
    try (ConnectProxy proxy = new ConnectProxy(server.web.getPort(), "never", refusal)) {
      String address = "http://" + credentials + "127.0.0.1:" + proxy.port();
      Problem problem = unreachable(behind(Map.of("HTTPS_PROXY", address)).build());
      assertTrue(problem.message().contains(told), problem.message());
      assertTrue(
          problem.message().contains("the proxy 127.0.0.1:" + proxy.port() + " (HTTPS_PROXY)"),
          problem.message());
      assertEquals(repetitions, server.pauses.size());
    }
  }

  private static Problem unreachable(ClientSettings settings) {
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      ApiException e = assertThrows(ApiException.class, client::serverVersion);
      assertEquals(ProblemCode.SERVER_UNREACHABLE, e.problems().get(0).code());
      String all = e + " " + e.problems() + " " + settings;
      assertFalse(all.contains("s3cret") || all.contains("canary"), all);
      return e.problems().get(0);
    }
  }

  @Test
  void aProxyThatIsNotThereIsToldAsSuch() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Problem refused =
        unreachable(behind(Map.of("HTTPS_PROXY", "http://u:s3cret@127.0.0.1:" + port)).build());
    assertTrue(refused.message().contains("(HTTPS_PROXY) accepts no connections"));
    Problem unknown =
        unreachable(behind(Map.of("HTTPS_PROXY", "http://no-such-proxy.invalid")).build());
    assertTrue(unknown.message().contains("no-such-proxy.invalid:80"), unknown.message());
  }

  @Test
  void plainHttpGoesThroughItsOwnProxy() {
    server.answer(407, "<html>who?</html>", "Proxy-Authenticate: Basic realm=x");
    server.version("1.6.2");
    ClientSettings settings =
        server
            .settings()
            .hostPort("http://om.example.com:8585/api")
            .plainHttp(PlainHttp.ALLOW_TOKEN)
            .proxies(
                Proxies.ofEnvironment(
                    Map.of(
                        "HTTP_PROXY",
                        "http://user:s3cret%40+@127.0.0.1:" + server.web.getPort(),
                        "HTTPS_PROXY",
                        "http://127.0.0.1:1")))
            .build();
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      assertEquals("1.6.2", client.serverVersion().text());
    }
    RecordedRequest first = server.take();
    assertEquals(
        "GET http://om.example.com:8585/api/v1/system/version HTTP/1.1", first.getRequestLine());
    RecordedRequest second = server.take();
    assertEquals(
        CREDENTIALS, "Proxy-Authorization: " + second.getHeaders().get("Proxy-Authorization"));
  }

  @Test
  void aProxyOfPlainHttpThatRefusesTheCredentials() {
    server.answer(407, "", "Proxy-Authenticate: Basic realm=x");
    server.answer(407, "", "Proxy-Authenticate: Basic realm=x");
    ClientSettings settings =
        server
            .settings()
            .hostPort("http://om.example.com:8585/api")
            .plainHttp(PlainHttp.ALLOW_TOKEN)
            .proxies(
                Proxies.ofEnvironment(
                    Map.of("http_proxy", "http://u:s3cret@127.0.0.1:" + server.web.getPort())))
            .build();
    Problem problem = unreachable(settings);
    assertTrue(problem.message().contains("the proxy"), problem.message());
    assertEquals(2, server.web.getRequestCount());
  }

  @Test
  void aServerOnThisMachineIsNeverBehindAProxy() {
    server.version("1.6.2");
    ClientSettings settings =
        server
            .settings()
            .proxies(Proxies.ofEnvironment(Map.of("HTTP_PROXY", "socks5://nonsense")))
            .build();
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      assertEquals("1.6.2", client.serverVersion().text());
    }
    assertEquals("GET /api/v1/system/version", server.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://om.example.com/api | * | true",
        "https://om.example.com/api | om.example.com | true",
        "https://om.example.com/api | a, OM.Example.com:443 | true",
        "https://om.example.com/api | om.example.com:8443 | false",
        "https://om.example.com:8443/api | om.example.com:8443 | true",
        "https://om.example.com/api | example.com | true",
        "https://om.example.com/api | .example.com | true",
        "https://om.example.com/api | *.example.com | true",
        "https://om.example.com/api | ample.com | false",
        "https://om.example.com/api | other.com localhost | false",
        "https://om.example.com/api | ,, | false",
        "https://om.example.com/api | . | false",
        "https://10.1.2.3/api | 10.0.0.0/8 | true",
        "https://10.1.2.3/api | 10.1.2.0/25 | true",
        "https://10.1.2.3/api | 11.0.0.0/8 | false",
        "https://10.1.2.3/api | 10.1.2.3 | true",
        "https://10.1.2.3/api | 2.3 | false",
        "https://10.1.2.3/api | 0.0.0.0/0 | true",
        "https://10.1.2.3/api | 10.0.0.0/99 | false",
        "https://[fd00::1]/api | fd00::1 | true",
        "https://[fd00::1]:8585/api | [fd00::1]:8585 | true",
        "https://[fd00::1]/api | fd00::2 | false",
      })
  void exceptions(String hostPort, String exceptions, boolean excepted) {
    Optional<ProxyServer> proxy =
        Proxies.ofEnvironment(Map.of("HTTPS_PROXY", "proxy:3128", "no_proxy", exceptions))
            .before(ServerAddress.parse(hostPort));
    assertEquals(excepted, proxy.isEmpty());
  }

  @Test
  void whichVariableCounts() {
    Map<String, String> both = Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2");
    ServerAddress server = ServerAddress.parse("https://om.example.com/api");
    assertEquals(
        "the proxy lower:2 (https_proxy)",
        Proxies.ofEnvironment(both).before(server).orElseThrow().toString());
    assertTrue(Proxies.ofEnvironment(Map.of("HTTP_PROXY", "x:1")).before(server).isEmpty());
    assertTrue(Proxies.ofEnvironment(Map.of("HTTPS_PROXY", " ")).decidedByJava());
    assertFalse(
        Proxies.ofEnvironment(Map.of("HTTPS_PROXY", "u:s3cret@x")).toString().contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://u:s3cret@proxy:1080",
        "https://u:s3cret@proxy",
        "http://u:s3cret@",
        "http://u:s3cret@proxy:99999",
        "http://u:s3cret%zz@proxy",
        "http://u:s3cret@proxy/path",
        "http://u:s3 cret@pro xy",
      })
  void badAddresses(String value) {
    for (String variable : List.of("HTTPS_PROXY", "all_proxy")) {
      DqException e =
          assertThrows(
              DqException.class,
              () -> OpenMetadataClient.open(behind(Map.of(variable, value)).build()).close());
      assertEquals(ProblemCode.INVALID_VALUE, e.problems().get(0).code());
      String told = e + " " + e.problems() + e.getCause();
      assertTrue(told.contains(variable), told);
      assertFalse(told.contains("s3"), told);
    }
  }
}
