package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Samples of failed rows, inspection queries, incidents, and what is searched and summed up. */
class CaseEvidenceTest {

  private static final String CASES = "dataQuality/testCases";
  private static final String CASE = Fixture.TABLE + ".rows";
  private static final long NOW = 1_800_000_000_000L;

  private SandboxServer server;
  private Wire wire;
  private String id;

  @BeforeEach
  void start() {
    server = Fixture.server(SandboxVersion.V1_7);
    wire = new Wire(server);
    wire.put(
        "dataQuality/testSuites/basic",
        "{\"name\":\"x\",\"basicEntityReference\":\"" + Fixture.TABLE + "\"}");
    id = wire.post(CASES, Fixture.rowCountJson("rows", "")).json().path("id").asText();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void post(long timestamp, String status) {
    Wire.Answer answer =
        wire.post(CASES + "/testCaseResults/" + CASE, Fixture.result(timestamp, status));
    assertEquals(201, answer.status(), answer.body());
  }

  private Wire.Answer putRows(String json) {
    return wire.put(CASES + "/" + id + "/failedRowsSample", json);
  }

  @Test
  void onlyAFailureHasASampleOfFailedRows() {
    String rows = "{\"columns\":[\"id\",\"amount\"],\"rows\":[[\"1\",null]]}";
    assertEquals(400, putRows(rows).status(), "no result");
    post(NOW, "Success");
    assertEquals(400, putRows(rows).status(), "passed");
    assertEquals(404, wire.get(CASES + "/" + id + "/failedRowsSample").status());
    post(NOW + 1, "Failed");

    Wire.Answer stored = putRows(rows);
    assertEquals(200, stored.status(), stored.body());
    assertTrue(stored.header("X-OpenMetadata-Change").isEmpty());
    assertEquals("1", stored.json().at("/failedRowsSample/rows/0/0").asText());
    assertEquals(
        Wire.MAPPER.createArrayNode().add("id").add("amount"),
        wire.get(CASES + "/" + id + "/failedRowsSample").json().path("columns"));
    assertEquals(200, wire.delete(CASES + "/" + id + "/failedRowsSample").status());
    assertEquals(404, wire.delete(CASES + "/" + id + "/failedRowsSample").status());
  }

  @Test
  void aSuccessTakesTheSampleAway() {
    post(NOW, "Failed");
    putRows("{\"columns\":[\"id\"],\"rows\":[[\"1\"]]}");
    post(NOW + 1, "Success");

    assertEquals(404, wire.get(CASES + "/" + id + "/failedRowsSample").status());
  }

  @Test
  void aSampleFitsTheTable() {
    post(NOW, "Failed");

    assertEquals(400, putRows("{\"columns\":[\"nope\"],\"rows\":[]}").status());
    assertEquals(400, putRows("{\"columns\":[\"id\"],\"rows\":[[\"1\",\"2\"]]}").status());
    assertEquals(400, putRows("{\"rows\":[]}").status());
    assertEquals(400, putRows("{\"columns\":[],\"rows\":[],\"more\":1}").status());
    assertEquals(
        200,
        wire.put(
                CASES + "/" + id + "/failedRowsSample?validate=false",
                "{\"columns\":[\"nope\"],\"rows\":[]}")
            .status());
  }

  @Test
  void anInspectionQueryIsTheBodyItself() {
    String path = CASES + "/" + id + "/inspectionQuery";
    Wire.Answer stored = wire.put(path, "select \"id\" from orders");

    assertEquals(200, stored.status(), stored.body());
    assertEquals("select \"id\" from orders", stored.json().path("inspectionQuery").asText());
    assertEquals(
        415,
        wire.send("PUT", "/api/v1/" + path, "select 1", "Bearer t", "text/plain", "*/*").status());
    wire.put(CASES, Fixture.rowCountJson("rows", "\"displayName\":\"other\","));
    assertFalse(wire.get(CASES + "/" + id).json().has("inspectionQuery"), "a PUT drops it");
  }

  @Test
  void everyFailureIsOfOneIncident() {
    String path = CASES + "/testCaseIncidentStatus?testCaseFQN=" + CASE;
    assertEquals(0, wire.get(path).json().at("/paging/total").asInt());
    post(NOW, "Failed");
    post(NOW + 1, "Failed");

    JsonNode incidents = wire.get(path).json();
    assertEquals(1, incidents.path("data").size());
    assertEquals(
        wire.get(CASES + "/" + id).json().path("incidentId"), incidents.at("/data/0/stateId"));
    assertEquals("New", incidents.at("/data/0/testCaseResolutionStatusType").asText());
    assertEquals(id, incidents.at("/data/0/testCaseReference/id").asText());
  }

  @Test
  void resultsAreSearched() {
    String path = CASES + "/testCaseResults/search/";
    assertEquals(404, wire.get(path + "latest?testCaseFQN=no.such").status());
    assertEquals(204, wire.get(path + "latest?testCaseFQN=" + CASE).status());
    post(NOW, "Failed");
    post(NOW + 1, "Success");

    assertEquals(
        NOW + 1, wire.get(path + "latest?testCaseFQN=" + CASE).json().path("timestamp").asLong());
    JsonNode failed = wire.get(path + "list?testCaseStatus=Failed&limit=5").json();
    assertEquals(1, failed.path("data").size());
    assertEquals(NOW, failed.at("/data/0/timestamp").asLong());
    assertEquals(5, failed.at("/paging/limit").asInt());
    assertEquals(
        1,
        wire.get(path + "list?latest=true&entityFQN=" + Fixture.TABLE).json().path("data").size());
    assertEquals(400, wire.get(path + "list?latest=true").status());
    assertEquals(1, wire.get(path + "list?offset=1").json().path("data").size());
  }

  @Test
  void suitesAreSearchedAndSummedUp() {
    wire.post("dataQuality/testSuites", "{\"name\":\"nightly\"}");
    post(NOW, "Failed");
    JsonNode found = wire.get("dataQuality/testSuites/search/list?testSuiteType=logical").json();
    assertEquals("nightly", found.at("/data/0/name").asText());
    assertEquals(1, found.at("/paging/total").asInt());
    assertEquals(
        1, wire.get("dataQuality/testSuites/search/list?q=night*").json().path("data").size());

    Wire.Answer summary = wire.get("dataQuality/testSuites/executionSummary");
    assertEquals(1, summary.json().path("failed").asInt());
    assertEquals("Monday, October 30, 2024", summary.header("Deprecation").orElseThrow());
  }

  @Test
  void theServerTellsHowItIs() {
    assertTrue(wire.get("system/status").json().at("/database/passed").asBoolean());
    assertEquals(401, wire.send("GET", "/api/v1/system/status", null, null, null, null).status());
  }
}
