package io.dqrun.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionConfigTest {

  private static ConnectionConfig config(Map<String, Object> fields) {
    return new ConnectionConfig("T", fields);
  }

  @Test
  void passwordsAreFoundInBothLayouts() {
    assertEquals(Optional.of("p"), config(Map.of("password", "p")).password());
    assertEquals(Optional.of("p"), config(Map.of("authType", Map.of("password", "p"))).password());
    ConnectionConfig both =
        config(Map.of("password", "old", "authType", Map.of("password", "new")));
    assertEquals(Optional.of("new"), both.password());
    ConnectionConfig aws = config(Map.of("authType", Map.of("awsConfig", Map.of())));
    assertEquals(Optional.empty(), aws.password());
    assertEquals(Map.of("awsConfig", Map.of()), aws.authType());
    assertEquals(Map.of(), config(Map.of("authType", "noConfig")).authType());
  }

  @Test
  void commonFieldsAreFoundWhateverTheirNames() {
    assertEquals(Optional.of("h"), config(Map.of("hostport", "h")).hostPort());
    assertEquals(Optional.of("h"), config(Map.of("serverHost", "h")).hostPort());
    assertEquals(Optional.of("c"), config(Map.of("catalog", "c")).database());
    assertEquals(Optional.empty(), config(Map.of("databaseName", "label")).database());
    ConnectionConfig rest =
        config(
            Map.of(
                "connectionOptions", Map.of("a", 1, "b", true, "c", Map.of()),
                "connectionArguments", Map.of("d", List.of(1)),
                "sslConfig", Map.of("caCertificate", "canary")));
    assertEquals(Map.of("a", "1", "b", "true"), rest.connectionOptions());
    assertEquals(Map.of("d", List.of(1L)), rest.connectionArguments());
    assertEquals(Optional.of("canary"), rest.sslConfig().caCertificate());
    assertFalse((rest + " " + rest.sslConfig()).contains("canary"));
  }

  @Test
  void equalValuesAreEqualWhateverTheirClasses() {
    Map<String, Object> nested = new HashMap<>();
    nested.put("gone", null);
    nested.put("i", 5);
    Map<String, Object> given = new HashMap<>();
    given.put("gone", null);
    given.put("list", new ArrayList<>(Arrays.asList((short) 1, null, 2.5f, nested)));
    given.put("whole", new BigDecimal("1E+3"));
    given.put("big", new BigInteger("9".repeat(30)));
    given.put("huge", new BigInteger("9".repeat(101)));
    given.put("tiny", 1e-300);
    ConnectionConfig config = config(given);
    assertEquals(
        Map.of(
            "list",
            List.of(1L, new BigDecimal("2.5"), Map.of("i", 5L)),
            "whole",
            1000L,
            "big",
            new BigInteger("9".repeat(30)),
            "huge",
            "9".repeat(101),
            "tiny",
            "1.0E-300"),
        config.fields());
    nested.put("i", 6);
    assertEquals(config, config(config.fields()), "the copy is deep, and of one form");
    assertTrue(config.fields().toString().contains("{i=5}"));
    assertThrows(IllegalArgumentException.class, () -> config(Map.of("x", new Object())));
  }
}
