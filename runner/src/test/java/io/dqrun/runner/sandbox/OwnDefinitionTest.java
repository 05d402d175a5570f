package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Test definitions that users make, by version. */
class OwnDefinitionTest {

  private static final String PATH = "dataQuality/testDefinitions";
  private static final String OWN =
      """
      {"name":"mine","description":"x","entityType":"COLUMN","testPlatforms":["OpenMetadata"],
       "sqlExpression":"SELECT 1","validatorClass":"ColumnRuleLibrarySqlExpressionValidator"}""";

  @Test
  void onlyNewServersTakeSql() {
    try (SandboxServer old = SandboxServer.start(0, SandboxVersion.V1_11);
        SandboxServer newer = SandboxServer.start(0, SandboxVersion.V1_12)) {
      Wire.Answer refused = new Wire(old).post(PATH, OWN);
      assertEquals(400, refused.status(), refused.body());
      Wire wire = new Wire(newer);
      assertEquals(201, wire.post(PATH, OWN).status());
      assertEquals("SELECT 1", wire.get(PATH + "/name/mine").json().path("sqlExpression").asText());
      assertEquals(409, wire.post(PATH, OWN).status());
      assertEquals(200, wire.put(PATH, OWN.replace("SELECT 1", "SELECT 2")).status());
      assertEquals("SELECT 2", wire.get(PATH + "/name/mine").json().path("sqlExpression").asText());
      Wire.Answer builtIn = wire.put(PATH, OWN.replace("mine", "tableDiff"));
      assertEquals(400, builtIn.status());
      assertTrue(builtIn.body().contains("System entity"), builtIn.body());
    }
  }
}
