package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and who may do what. */
class TokensTest {

  private static final String SERVICE = "services/databaseServices/name/pg";

  private static SandboxServer strict() {
    SandboxServer server = SandboxServer.start(0, SandboxOptions.DEFAULT.with(TokenPolicy.ISSUED));
    Wire bot = new Wire(server.url(), server.botToken());
    Wire.Answer made =
        bot.post(
            "services/databaseServices",
            "{\"name\":\"pg\",\"serviceType\":\"Postgres\",\"connection\":{\"config\":{\"type\":\"Postgres\",\"password\":\"s3cret\"}}}");
    assertEquals(201, made.status(), made.body());
    return server;
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyIssuedTokensAreTaken() {
    try (SandboxServer server = strict()) {
      String good = server.botToken();
      String claims = good.split("\\.", -1)[1];
      Map<String, String> refusals =
          Map.of(
              "garbage",
              "401 Not Authorized! Unable to decode the token.",
              good + "x",
              "401 Not Authorized! Token verification failed.",
              "e30." + claims + ".sig",
              "500 An exception with message [com.auth0.jwk.SigningKey",
              "e30." + encode("{\"sub\":\"x\",\"exp\":1}") + ".sig",
              "401 Expired token!");

      refusals.forEach(
          (token, expected) -> {
            Wire.Answer answer = new Wire(server.url(), token).get("tables?limit=1");
            String actual = answer.status() + " " + answer.message();
            assertTrue(actual.startsWith(expected), actual);
          });
      assertEquals(200, new Wire(server.url(), good).get("tables?limit=1").status());
    }
  }

  @Test
  void usersSeeNoPasswords() {
    try (SandboxServer server = strict()) {
      String user = new Wire(server.url(), server.userToken()).get(SERVICE).body();
      String bot = new Wire(server.url(), server.botToken()).get(SERVICE).body();

      assertTrue(user.contains("*********") && !user.contains("s3cret"), user);
      assertTrue(bot.contains("s3cret"), bot);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, dataQuality/testSuites, Create",
    "PUT, dataQuality/testCases, EditAll",
    "DELETE, dataQuality/testSuites/name/x, Delete",
    "POST, dataQuality/testCases/testCaseResults/x, EditTests",
    "GET, dataQuality/testCases/testCaseResults/x, EditTests",
    "PUT, dataQuality/testCases/logicalTestCases, EditTests",
    "PUT, services/ingestionPipelines/x/pipelineStatus, EditIngestionPipelineStatus",
    "POST, services/ingestionPipelines/deploy/x, Deploy",
    "POST, services/ingestionPipelines/trigger/x, Trigger",
    "POST, services/ingestionPipelines/kill/x, Kill"
  })
  void whoMayOnlyReadIsToldWhatIsMissing(String method, String path, String operation) {
    try (SandboxServer server = strict()) {
      Wire reader = new Wire(server.url(), server.readerToken());
      Wire.Answer refused = reader.send(method, path, method.equals("GET") ? null : "{}");

      assertEquals(403, refused.status());
      assertEquals(
          "Principal: CatalogPrincipal{name='reader'} operations [" + operation + "] not allowed",
          refused.message());
      assertEquals(200, reader.get("tables?limit=1").status());
    }
  }

  @Test
  void withoutASearchEngineSomeCallsFail() {
    try (SandboxServer server =
        SandboxServer.start(0, SandboxOptions.DEFAULT.with(SearchEngine.DOWN))) {
      Wire wire = new Wire(server);
      assertEquals(201, wire.post("dataQuality/testSuites", "{\"name\":\"a\"}").status());
      Wire.Answer refused = wire.get("dataQuality/testSuites/name/a");
      assertEquals(500, refused.status());
      assertTrue(refused.message().contains("[Connection refused]"), refused.body());
      assertEquals(200, wire.get("tables?limit=1").status());
    }
  }
}
