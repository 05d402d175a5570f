package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape of error, and what a user is told. */
class ErrorsTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");
  private static final TestCaseResult RESULT =
      TestCaseResult.builder().timestamp(1).testCaseStatus(TestCaseStatus.SUCCESS).build();

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private ApiException findTable() {
    try (OpenMetadataClient client = server.client()) {
      ApiException e = assertThrows(ApiException.class, () -> client.tables().find(TABLE));
      assertFalse(told(e).contains("canary"), told(e));
      return e;
    }
  }

  private static String told(DqException e) {
    return e + " " + e.problems();
  }

  private static Problem problem(DqException e) {
    return e.problems().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "403 | {\"code\":403,\"message\":\"operations [EditTests] not allowed\"} | 403 | PERMISSION_DENIED",
        "400 | {\"code\":400,\"message\":\"Invalid field name x\"} | 400 | REQUEST_REFUSED",
        "400 | {\"code\":400,\"errorType\":\"RULE_VIOLATION\",\"message\":\"no\"} | 400 | REQUEST_REFUSED",
        "500 | {\"responseMessage\":\"An exception with message [HTTP 405 Method Not Allowed] was thrown\",\"errorType\":\"U\"} | 405 | REQUEST_REFUSED",
        "500 | {\"responseMessage\":\"... [HTTP 415 Unsupported Media Type] ...\"} | 415 | REQUEST_REFUSED",
        "404 | {\"code\":404,\"message\":\"HTTP 404 Not Found\"} | 404 | REQUEST_REFUSED",
        "500 | {\"responseMessage\":\"... [HTTP 404 Not Found] ...\"} | 404 | REQUEST_REFUSED",
        "500 | {\"responseMessage\":\"Cannot invoke because create is null\"} | 500 | SERVER_ERROR",
        "500 | {\"code\":500,\"message\":\"[Failed to process JSON ]\"} | 500 | SERVER_ERROR",
        "500 | {\"code\":500,\"message\":\"SigningKeyNotFoundException: JWT Token keyID doesn't match\"} | 401 | TOKEN_REFUSED",
        "500 | {\"responseMessage\":\"[No key found in with kid nokid]\"} | 401 | TOKEN_REFUSED",
        "404 | {\"servlet\":\"static\",\"message\":\"Not Found\",\"url\":\"/x\",\"status\":\"404\"} | 404 | NOT_OPENMETADATA",
        "404 | <html><head><title>404 nginx</title></head></html> | 404 | NOT_OPENMETADATA",
        "404 | `` | 404 | NOT_OPENMETADATA",
        "403 | <html><title>Blocked by the firewall</title></html> | 403 | NOT_OPENMETADATA",
        "400 | <html><title>The plain HTTP request was sent to HTTPS port</title></html> | 400 | NOT_OPENMETADATA",
        "400 | <html><title>Error 400 Ambiguous URI path separator</title></html> | 400 | REQUEST_REFUSED",
        "400 | Ambiguous URI path separator | 400 | REQUEST_REFUSED",
        "500 | <html><title>oops</title></html> | 500 | SERVER_ERROR",
        "400 | Unexpected end-of-input | 400 | REQUEST_REFUSED",
        "200 | <!doctype html><title>Sign in</title> | 200 | NOT_OPENMETADATA",
        "200 | {\"id\":\"11111111-1111 | 200 | NOT_OPENMETADATA",
        "200 | {\"name\":\"t\"} | 200 | NOT_OPENMETADATA",
        "200 | `` | 200 | NOT_OPENMETADATA",
      })
  void shapes(int status, String body, int effective, ProblemCode code) {
    server.answer(status, body);
    ApiException e = findTable();
    assertEquals(effective, e.status());
    assertEquals(code, problem(e).code());
    assertEquals("GET", e.method());
    assertEquals("tables/name/{fqn}", e.pathTemplate());
    assertEquals(1, server.web.getRequestCount(), "none of these is worth a second attempt");
    assertFalse(e.outcomeUnknown());
  }

  @Test
  void aDeniedPermissionIsNamed() {
    server.json(
        403,
        "{\"code\":403,\"message\":\"Principal: CatalogPrincipal{name='x'} operations [EditTests, ViewTests] not allowed\"}");
    String hint = problem(findTable()).hint().orElse("");
    assertTrue(hint.endsWith("the permission EditTests, ViewTests on what the request is about"));
  }

  @Test
  void theClockOfTheServerAndTheEndOfTheTokenCanBeAsked() {
    server.answer(200, "{\"version\":\"1.6.2\"}", "Date: Sat, 21 Nov 2026 08:01:30 GMT");
    server.answer(200, "{\"name\":\"x\"}", "Date: nonsense");
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.clockSkew().isEmpty());
      client.serverVersion();
      assertEquals(Duration.ofSeconds(90), client.clockSkew().orElseThrow());
      client.users().loggedInUser();
      assertEquals(Duration.ofSeconds(90), client.clockSkew().orElseThrow());
      assertEquals(Instant.parse("2100-01-01T00:00:00Z"), client.tokenExpiry().orElseThrow());
    }
  }

  @Test
  void onlyAMissingEntityIsEmpty() {
    server.json(404, "{\"code\":404,\"message\":\"table instance for svc.db.sc.t not found\"}");
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.tables().find(TABLE).isEmpty());
    }
  }

  @Test
  void serverTextIsOneShortLineWithoutSecrets() {
    server.json(
        400,
        "{\"message\":\"bad\\u001b[31m\\n\\u202e "
            + WireServer.CANARY
            + " other eyJhbGciOiJ9.eyJzdWIiOiJ9.sig "
            + "x".repeat(600)
            + "\"}");
    ApiException e = findTable();
    assertTrue(e.serverText().startsWith("bad [31m *** other *** xxx"), e.serverText());
    assertEquals(500, e.serverText().length());
  }

  @Test
  void redirectsAreErrorsThatSayWhere() {
    try (WireServer other = new WireServer()) {
      server.answer(302, "", "Location: " + other.url() + "/login?token=secret");
      ApiException e = findTable();
      assertEquals(ProblemCode.NOT_OPENMETADATA, problem(e).code());
      assertTrue(problem(e).message().contains(other.url() + "/login"), problem(e).message());
      assertFalse(told(e).contains("secret"));
      assertEquals(0, other.web.getRequestCount(), "the token must not travel on");
    }
  }

  @Test
  void refusedTokensAreExplained() {
    String body = "{\"code\":401,\"message\":\"Expired token!\"}";
    String expired = jwt("{\"exp\":1700000000}");
    assertTrue(refusal(expired, 401, body).contains("expired on 2023-11-14T22:13:20Z"));
    assertTrue(refusal(jwt("{\"exp\":null}"), 401, body).contains("replaced"));
    assertTrue(refusal("garbage", 401, body).contains("no JSON Web Token"));
    assertTrue(refusal("a.%%.c", 401, body).contains("no JSON Web Token"));
    assertTrue(refusal("", 401, body).contains("none was sent"));
    assertTrue(
        refusal(jwt("{}"), 500, "{\"message\":\"SigningKeyNotFoundException\"}")
            .contains("another installation"));
    assertTrue(refusal(jwt("{}"), 401, "<html>login</html>").contains("replaced"));
  }

  private String refusal(String token, int status, String body) {
    server.answer(status, body);
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().token(token).build())) {
      UnauthorizedException e =
          assertThrows(UnauthorizedException.class, () -> client.users().loggedInUser());
      assertEquals(401, e.status());
      assertEquals(ProblemCode.TOKEN_REFUSED, problem(e).code());
      assertTrue(token.isEmpty() || !told(e).contains(token));
      return problem(e).message();
    }
  }

  private static String jwt(String claims) {
    return "eyJhbGciOiJSUzI1NiJ9."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  @Test
  void aWebPageIsNeverADeliveredResult() {
    server.version("1.6.2").answer(200, "<html><title>Sign in</title></html>");
    try (OpenMetadataClient client = server.client()) {
      ApiException e =
          assertThrows(ApiException.class, () -> client.testCaseResults().post(TABLE, RESULT));
      assertEquals(ProblemCode.NOT_OPENMETADATA, problem(e).code());
      assertTrue(problem(e).message().contains("Sign in"));
    }
  }

  @Test
  void conflictsAndUnknownOutcomesAreToldApart() {
    server.version("1.6.2").json(409, "{\"code\":409,\"message\":\"Entity already exists\"}");
    server.json(500, "{\"responseMessage\":\"Failed to parse query filter\"}");
    server.web.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    try (OpenMetadataClient client = server.client()) {
      ApiException conflict =
          assertThrows(ApiException.class, () -> client.testCaseResults().post(TABLE, RESULT));
      assertInstanceOf(ConflictException.class, conflict);
      assertFalse(conflict.outcomeUnknown());
      ApiException broken =
          assertThrows(ApiException.class, () -> client.testCaseResults().post(TABLE, RESULT));
      assertTrue(broken.outcomeUnknown());
      ApiException lost =
          assertThrows(ApiException.class, () -> client.testCaseResults().post(TABLE, RESULT));
      assertTrue(lost.outcomeUnknown());
      assertEquals(0, lost.status());
      assertEquals(4, server.web.getRequestCount(), "a result is sent once");
    }
  }

  @Test
  void unreachableServersAreToldInPlainWords() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/api";
    assertTrue(unreachable(url).contains("nothing accepts connections"));
    assertTrue(unreachable("http://no-such-host.invalid:1/api").contains("not known"));
    assertEquals(8, server.pauses.size(), "a connection is tried five times");
  }

  @Test
  void aServerWithoutTlsIsToldAsSuch() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answerPlainly(socket));
      answers.setDaemon(true);
      answers.start();
      String url = "https://127.0.0.1:" + socket.getLocalPort() + "/api";
      assertTrue(unreachable(url).contains("no encrypted connection"));
    }
  }

  private static void answerPlainly(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connection
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        connection.shutdownOutput();
        connection.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client or the test hung up, as it should.
      }
    }
  }

  private String unreachable(String url) {
    try (OpenMetadataClient client =
        OpenMetadataClient.open(
            server.settings().hostPort(url).plainHttp(PlainHttp.ALLOW_TOKEN).build())) {
      ApiException e =
          assertThrows(
              ApiException.class,
              () -> client.ingestionPipelines().putStatus(TABLE, Samples.running()));
      assertEquals(ProblemCode.SERVER_UNREACHABLE, problem(e).code());
      assertFalse(e.outcomeUnknown(), "nothing was sent");
      assertTrue(problem(e).message().contains(url));
      return problem(e).message();
    }
  }
}
