package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server of 1.6.0 refuses, and how it says so. */
class StrictnessTest {

  private static final String SUITES = "dataQuality/testSuites";
  private static final String CASES = "dataQuality/testCases";
  private static final String CHANGE = "X-OpenMetadata-Change";

  private final SandboxServer server = Fixture.server(SandboxVersion.V1_6_0);
  private final Wire wire = new Wire(server);

  @BeforeEach
  void basicSuite() {
    assertEquals(
        201,
        wire.post(
                SUITES + "/executable",
                "{\"name\":\"s\",\"executableEntityReference\":\"" + Fixture.TABLE + "\"}")
            .status());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Wire.Answer raw(
      String method,
      String path,
      @Nullable String body,
      @Nullable String authorization,
      @Nullable String contentType,
      @Nullable String accept) {
    return wire.send(method, path, body, authorization, contentType, accept);
  }

  @Test
  void wantsAToken() {
    for (String header : new String[] {null, "Basic abc", "bearer abc", "Bearer"}) {
      Wire.Answer answer = raw("GET", "/api/v1/tables", null, header, null, null);
      assertEquals(401, answer.status());
      assertEquals("Not Authorized! Token not present", answer.message());
      assertEquals(Optional.of("om-auth"), answer.header("WWW-Authenticate"));
    }
    assertEquals(200, raw("GET", "/api/v1/system/version", null, null, null, null).status());
    assertEquals("ingestion-bot", wire.get("users/loggedInUser").json().path("name").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"description\":\"d\"} | [name must not be null]",
        "{\"name\":null} | [name must not be null]",
        "{\"name\":\"\"} | [name size must be between 1 and 256]",
        "{\"name\":\"a\\\"b\"} | Invalid name a\"b"
      })
  void validatesBodies(String body, String message) {
    Wire.Answer answer = wire.post(SUITES, body);
    assertEquals(400, answer.status());
    assertEquals(message, answer.message());
  }

  @Test
  void namesThePlaceOfWhatItCannotMap() {
    assertTrue(
        wire.post(SUITES, "{\"name\":\"x\",\n \"executable\":true}")
            .message()
            .contains("line: 2, column: 19] (through reference chain: "));
    Wire.Answer malformed = wire.post(SUITES, "{\"name\":");
    assertEquals(400, malformed.status());
    assertEquals(Optional.of("text/plain"), malformed.header("Content-Type"));
    assertEquals(500, wire.post(SUITES, "").status());
    assertEquals(
        500,
        raw("POST", "/api/v1/" + SUITES, "{\"name\":\"y\"}", "Bearer b", "text/plain", null)
            .status());
    assertEquals(404, wire.get(SUITES + "/name/y").status());
  }

  @Test
  void putChangesOnlyWhatDiffers() {
    String first = Fixture.rowCountJson("a", Fixture.inSuite());
    assertEquals(Optional.of("entityCreated"), wire.put(CASES, first).header(CHANGE));
    assertEquals(Optional.of("entityNoChange"), wire.put(CASES, first).header(CHANGE));
    Wire.Answer other = wire.put(CASES, first.replace("\"3\"", "\"4\""));
    assertEquals(200, other.status());
    assertEquals(Optional.of("entityUpdated"), other.header(CHANGE));
    assertEquals("4", other.json().at("/parameterValues/0/value").asText());
    assertEquals(409, wire.post(CASES, first).status());
  }

  @Test
  void aBotDoesNotOverwriteADescription() {
    wire.post(SUITES, "{\"name\":\"l\",\"description\":\"by hand\"}");
    Wire.Answer answer = wire.put(SUITES, "{\"name\":\"l\",\"description\":\"by machine\"}");
    assertEquals("by hand", answer.json().path("description").asText());
    assertEquals(Optional.of("entityNoChange"), answer.header(CHANGE));
  }

  @Test
  void checksParametersAgainstTheDefinition() {
    String between =
        Fixture.rowCountJson("b", Fixture.inSuite())
            .replace("tableRowCountToEqual", "tableRowCountToBeBetween")
            .replace("{\"name\":\"value\",\"value\":\"3\"}", "%s");
    String wrong =
        "{\"name\":\"minValue\",\"value\":\"9\"},{\"name\":\"maxValue\",\"value\":\"1\"}";
    assertEquals(400, wire.post(CASES, between.replace("%s", wrong)).status());
    assertEquals(201, wire.post(CASES, between.replace("%s", wrong.replace("9", "0"))).status());
    assertEquals(
        "Required parameter value is not passed in parameterValues",
        wire.post(
                CASES,
                Fixture.rowCountJson("c", Fixture.inSuite())
                    .replace("\"name\":\"value\"", "\"name\":\"valeu\""))
            .message());
  }

  @Test
  void refusesResultsThatItCannotPlace() {
    wire.post(CASES, Fixture.rowCountJson("a", Fixture.inSuite()));
    String path = CASES + "/testCaseResults/" + Fixture.TABLE + ".a";
    assertEquals(400, wire.post(path, Fixture.result(1_795_000_000L, "Success")).status());
    assertEquals(400, wire.post(path, Fixture.result(1_795_000_000_000L, "Passed")).status());
    assertEquals(404, wire.post(path + "x", Fixture.result(1_795_000_000_000L, "Failed")).status());
    Wire.Answer good = wire.post(path, Fixture.result(1_795_000_000_000L, "Failed"));
    assertEquals(server.url() + "/v1/" + path, good.header("Location").orElseThrow());
    assertTrue(good.json().has("incidentId"));
    assertEquals(
        400,
        wire.delete(CASES + "/name/" + Fixture.TABLE + ".a").status(),
        "a case with an incident is not empty");
  }

  @Test
  void oneBasicSuiteWithoutATableBreaksEveryListing() {
    assertEquals(500, wire.post(SUITES + "/executable", "{\"name\":\"no_ref\"}").status());
    assertEquals(500, wire.get(SUITES).status());
  }

  @ParameterizedTest
  @CsvSource({
    "tables/name/%s, 200",
    "tables/name/%s/, 200",
    "tables/name/pg%%2Eshop%%2Epublic%%2Eorders, 200",
    "tables/name/%s;v=1, 200",
    "tables/name/pg.shop.public%%2Forders, 404",
    "tables/name/pg.shop.public/orders, 500",
    "tables/name//%s, 500",
    "tables/name/pg.shop.public.%%22orders%%22, 404",
    "tables/name/PG.shop.public.orders, 404",
    "tables/name/%s?fields=testSuite, 200",
    "tables/name/%s?fields=bogus, 400",
    "tables/not-a-uuid, 500"
  })
  void pathsAreTakenAsTheyCome(String template, int status) {
    assertEquals(status, wire.get(template.formatted(Fixture.TABLE)).status());
  }

  @Test
  void pagesForthAndBack() {
    for (String name : List.of("c", "a", "e", "b", "d")) {
      wire.post(SUITES, "{\"name\":\"" + name + "\"}");
    }
    String list = SUITES + "?testSuiteType=logical&limit=2";
    List<String> names = new ArrayList<>();
    JsonNode page = wire.get(list).json();
    assertFalse(page.path("paging").has("before"));
    while (true) {
      page.path("data").forEach(suite -> names.add(suite.path("name").asText()));
      if (!page.path("paging").has("after")) {
        break;
      }
      page = wire.get(list + "&after=" + cursor(page, "after")).json();
    }
    assertEquals(List.of("a", "b", "c", "d", "e"), names);
    JsonNode back = wire.get(list + "&before=" + cursor(page, "before")).json();
    assertEquals("c", back.at("/data/0/name").asText());
    assertEquals("d", back.at("/data/1/name").asText());
    assertEquals(5, back.at("/paging/total").asInt());
    assertEquals(500, wire.get(list + "&after=zzz").status());
  }

  private static String cursor(JsonNode page, String direction) {
    return URLEncoder.encode(page.path("paging").path(direction).asText(), StandardCharsets.UTF_8);
  }

  @Test
  void keepsTheStatusOfARun() {
    String suite = wire.get(SUITES + "/name/" + Fixture.SUITE).json().path("id").asText();
    String pipeline =
        "{\"name\":\"p\",\"pipelineType\":\"TestSuite\",\"service\":{\"id\":\""
            + suite
            + "\",\"type\":\"testSuite\"},\"sourceConfig\":{\"config\":{}},"
            + "\"airflowConfig\":{}}";
    assertEquals(201, wire.post("services/ingestionPipelines", pipeline).status());
    String statuses = "services/ingestionPipelines/" + Fixture.SUITE + ".p/pipelineStatus";
    assertEquals(204, wire.get(statuses + "/run-1").status());
    for (String state : List.of("running", "success")) {
      String body = "{\"runId\":\"run-1\",\"pipelineState\":\"" + state + "\",\"timestamp\":1}";
      Wire.Answer put = wire.put(statuses, body);
      assertEquals(201, put.status());
      assertEquals(Optional.of("entityFieldsChanged"), put.header(CHANGE));
    }
    assertEquals("success", wire.get(statuses + "/run-1").json().path("pipelineState").asText());
    assertEquals(
        400,
        wire.put(statuses, "{\"runId\":\"r\",\"status\":[{\"name\":\"n\",\"bogus\":1}]}").status());
  }
}
