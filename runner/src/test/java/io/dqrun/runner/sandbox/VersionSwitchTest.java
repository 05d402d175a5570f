package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each generation of servers does differently. */
class VersionSwitchTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final String SUITES = "dataQuality/testSuites";
  private static final String CASES = "dataQuality/testCases";

  private static SandboxServer server(String version) {
    return Fixture.server(SandboxVersion.parse(version));
  }

  private static String suite(String field) {
    return "{\"name\":\"s\",\"" + field + "\":\"" + Fixture.TABLE + "\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "1.5.0, 500, 201, false",
    "1.6.1, 500, 201, false",
    "1.6.2, 201, 409, true",
    "1.7.0, 201, 409, true",
    "1.8.0, 201, 405, false"
  })
  void basicSuitePaths(String version, int basic, int executable, boolean deprecated) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      boolean saysBasic = basic == 201;
      String body = suite(saysBasic ? "basicEntityReference" : "executableEntityReference");
      assertEquals(basic, wire.post(SUITES + "/basic", body).status());
      assertEquals(executable, wire.post(SUITES + "/executable", body).status());
      Wire.Answer put = wire.put(SUITES + "/executable", body);
      assertEquals(200, put.status());
      assertEquals(Optional.of("entityNoChange"), put.header("X-OpenMetadata-Change"));
      assertEquals(saysBasic, put.header("Deprecation").isPresent());
      assertTrue(!deprecated || put.header("Link").orElse("").contains("testSuites/basic"));
      JsonNode json = put.json();
      assertTrue(json.path(saysBasic ? "basic" : "executable").asBoolean());
      assertFalse(json.has(saysBasic ? "executable" : "basic"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1.6.0, 400", "1.6.2, 500"})
  void theOtherGenerationsReferenceField(String version, int put) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      String field = put == 400 ? "basicEntityReference" : "executableEntityReference";
      assertEquals(put, wire.put(SUITES + "/executable", suite(field)).status());
      assertEquals(200, wire.get(SUITES).status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.5.0, 400, 201",
    "1.6.2, 400, 201",
    "1.7.0, 201, 201",
    "1.8.0, 201, 400",
    "1.12.0, 201, 400"
  })
  void suiteOfANewCase(String version, int without, int with) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      boolean old = !SandboxVersion.parse(version).saysBasic();
      wire.put(
          SUITES + "/executable",
          suite(old ? "executableEntityReference" : "basicEntityReference"));
      assertEquals(without, wire.post(CASES, Fixture.rowCountJson("a", "")).status());
      assertEquals(with, wire.post(CASES, Fixture.rowCountJson("b", Fixture.inSuite())).status());
    }
  }

  @ParameterizedTest
  @CsvSource({"1.7.0", "1.8.0"})
  void theServerMakesTheBasicSuite(String version) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      JsonNode made = wire.post(CASES, Fixture.rowCountJson("a", "")).json();
      assertEquals(Fixture.SUITE, made.at("/testSuite/fullyQualifiedName").asText());
      assertEquals(
          "a",
          wire.get(SUITES + "/name/" + Fixture.SUITE + "?fields=tests")
              .json()
              .at("/tests/0/name")
              .asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.5.0, 500, 201",
    "1.6.0, 201, 201",
    "1.6.2, 201, 201",
    "1.7.0, 201, 201",
    "1.8.0, 201, 404"
  })
  void resultPaths(String version, int post, int put) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      server.registerLogicalSuite(
          "n", Optional.empty(), Optional.empty(), List.of(Fixture.rowCount("a", Fixture.TABLE)));
      String fqn = Fixture.TABLE + ".a";
      assertEquals(
          post,
          wire.post(CASES + "/testCaseResults/" + fqn, Fixture.result(NOW, "Success")).status());
      assertEquals(
          put,
          wire.put(CASES + "/" + fqn + "/testCaseResult", Fixture.result(NOW + 1, "Failed"))
              .status());
      int stored = (post == 201 ? 1 : 0) + (put == 201 ? 1 : 0);
      assertEquals(stored, server.results(fqn).size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.6.2, 500, An exception with message [HTTP 405 Method Not Allowed] was thrown while"
        + " processing request.",
    "1.7.0, 405, HTTP 405 Method Not Allowed"
  })
  void routingErrors(String version, int status, String message) {
    try (SandboxServer server = server(version)) {
      Wire.Answer answer = new Wire(server).delete("system/version");
      assertEquals(status, answer.status());
      assertEquals(message, answer.message());
    }
  }

  @ParameterizedTest
  @CsvSource({"1.7.0, true", "1.8.0, false"})
  void unknownProperties(String version, boolean named) {
    try (SandboxServer server = server(version)) {
      Wire.Answer answer = new Wire(server).post(SUITES, "{\"name\":\"x\",\"bogus\":1}");
      assertEquals(400, answer.status());
      assertEquals(named, answer.message().contains("Unrecognized field \"bogus\""));
      assertEquals(!named, answer.message().equals("Invalid request format"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1.6.1, 24", "1.6.2, 25", "1.8.0, 25"})
  void definitions(String version, int count) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      assertEquals(
          count,
          wire.get("dataQuality/testDefinitions?limit=0").json().at("/paging/total").asInt());
      assertEquals(version, wire.get("system/version").json().path("version").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({"1.8.0, 201", "1.9.0, 400"})
  void columnsAndParameterNames(String version, int status) {
    try (SandboxServer server = server(version)) {
      Wire wire = new Wire(server);
      String unknownColumn =
          "{\"name\":\"c\",\"testDefinition\":\"columnValuesToBeNotNull\",\"entityLink\":"
              + "\"<#E::table::"
              + Fixture.TABLE
              + "::columns::nope>\"}";
      assertEquals(status, wire.post(CASES, unknownColumn).status());
      String unknownParameter =
          Fixture.rowCountJson("p", "")
              .replace(
                  "\"parameterValues\":[",
                  "\"parameterValues\":[{\"name\":\"bogus\"," + "\"value\":\"1\"},");
      assertEquals(status, wire.post(CASES, unknownParameter).status());
    }
  }
}
