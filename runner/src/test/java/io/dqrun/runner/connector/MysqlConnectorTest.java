package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlConnectorTest {

  private static final String PASSWORD = "canary-5ecret";

  private static Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("hostPort", "db.example.org");
    fields.put("username", "reader");
    fields.put("authType", Map.of("password", PASSWORD));
    return fields;
  }

  private static JdbcTarget with(String name, Object value) {
    Map<String, Object> fields = fields();
    fields.put(name, value);
    return MysqlConnector.target(new ConnectionConfig("Mysql", fields), "");
  }

  private static Problem problem(String name, Object value) {
    DqException refused = assertThrows(DqException.class, () -> with(name, value));
    assertFalse(refused.problems().toString().contains(PASSWORD), "the password is shown");
    assertEquals(1, refused.problems().size(), refused.problems()::toString);
    return refused.problems().get(0);
  }

  @Test
  void namesServerSchemaAndOpenMetadatasDatabase() {
    JdbcTarget target = with("databaseSchema", "shop");
    assertEquals("jdbc:mariadb://db.example.org:3306/shop", target.url());
    assertEquals("default", target.database());
    assertEquals(PASSWORD, target.properties().get("password"));
    assertEquals("false", target.properties().get("allowLocalInfile"));
    assertEquals("false", target.properties().get("allowMultiQueries"));
    assertFalse(target.toString().contains(PASSWORD));
    assertEquals("crm", with("databaseName", "crm").database());
    Map<String, Object> flat = fields();
    flat.remove("authType");
    flat.put("password", "flat");
    assertEquals(
        "flat",
        MysqlConnector.target(new ConnectionConfig("MariaDB", flat), "x")
            .properties()
            .get("password"));
  }

  @Test
  void takesTheNamesOfBothDriversWithTheirUnits() {
    Map<String, String> properties =
        with(
                "connectionOptions",
                Map.of("connect_timeout", "7", "read_timeout", "60", "charset", "utf8mb4"))
            .properties();
    assertEquals("7000", properties.get("connectTimeout"));
    assertEquals("60000", properties.get("socketTimeout"));
    assertFalse(properties.containsKey("charset"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allowMultiQueries",
        "allowLocalInfile",
        "allowLoadLocalInfile",
        "autoDeserialize",
        "queryInterceptors",
        "socketFactory",
        "credentialType",
        "pipeAuth",
        "pipe",
        "localSocket",
        "serverSslCert",
        "serverRsaPublicKeyFile",
        "keyStore",
        "tlsSocketType",
        "sessionVariables",
        "initSql",
        "init_command",
        "galeraAllowedState",
        "permitRedirect",
        "password"
      })
  void refusesWhatLoadsCodeReadsFilesOrRunsStatements(String name) {
    assertTrue(problem("connectionOptions", Map.of(name, "true")).message().contains(name));
    assertTrue(problem("connectionArguments", Map.of(name, "true")).message().contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db.example.org:3306/x?allowLocalInfile=true",
        "db.example.org:3306,other:3306",
        "address=(host=db)(port=3306)",
        "db:99999",
        "user:canary-5ecret@db:3306"
      })
  void refusesWhatIsNoAddress(String hostPort) {
    problem("hostPort", hostPort);
  }

  @Test
  void noPropertyCanBeSmuggledIntoTheAddress() {
    for (String schema : List.of("a?allowLocalInfile=true", "a&b=c", "a/b", "a#b", "a%3Fb")) {
      assertTrue(problem("databaseSchema", schema).message().contains("databaseSchema"), schema);
    }
    assertEquals(
        "jdbc:mariadb://db.example.org:3306/größe x", with("databaseSchema", "größe x").url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"azureConfig", "gcpConfig"})
  void saysHowToGetATokenThatItDoesNotAskForItself(String kind) {
    String hint = problem("authType", Map.of(kind, Map.of())).hint().orElse("");
    assertTrue(hint.contains("authType: {password: ${NAME}}"), hint);
  }

  @Test
  void iamMakesAPasswordForEachConnectionAndWantsEncryption() {
    Map<String, Object> keys =
        Map.of(
            "awsRegion", "eu-central-1",
            "awsAccessKeyId", "AKIA1",
            "awsSecretAccessKey", "canary-5ecret");
    JdbcTarget target = with("authType", Map.of("awsConfig", keys));
    assertEquals("verify-full", target.properties().get("sslMode"));
    assertNull(target.properties().get("password"));
    assertFalse(target.toString().contains("canary"));
    JdbcTarget now = target.forConnectingNow();
    String token = now.properties().getOrDefault("password", "");
    assertTrue(token.startsWith("db.example.org:3306/?Action=connect&DBUser="), token);
    assertEquals(List.of(token), now.secrets());
    assertTrue(
        problem("authType", Map.of("awsConfig", Map.of("awsRegion", "eu")))
            .message()
            .contains("awsRegion"));
    assertTrue(
        problem(
                "authType",
                Map.of("awsConfig", Map.of("awsRegion", "eu-west-1", "awsAccessKeyId", "A")))
            .message()
            .contains("both"));
  }

  @Test
  void certificatesAreGivenByContentOrName(@TempDir Path folder) throws IOException {
    String pem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
    Path file = Files.writeString(folder.resolve("ca.pem"), pem);
    for (String given : List.of(pem, file.toString())) {
      JdbcTarget target = with("sslConfig", Map.of("caCertificate", given));
      assertEquals(Map.of("serverSslCert", pem), target.files());
      assertEquals("verify-full", target.properties().get("sslMode"));
    }
    Path other = Files.writeString(folder.resolve("secret.txt"), PASSWORD);
    Path binary = Files.write(folder.resolve("ca.der"), new byte[] {0x30, (byte) 0x82});
    Map<String, String> defects =
        Map.of(
            other.toString(),
            "starts with -----BEGIN: " + other,
            binary.toString(),
            "cannot be read as text by this user: " + binary,
            folder.toString(),
            "something that is no file: " + folder,
            "ca.pem",
            "nor the whole path of one",
            "/no/such/ca.pem",
            "is not there: /no/such/ca.pem",
            // It may be a key without its first line.
            "/9j4AAQkeyMaterial",
            "names a file that is not there");
    defects.forEach(
        (given, defect) -> {
          Problem problem = problem("sslConfig", Map.of("caCertificate", given));
          assertTrue(problem.message().endsWith(defect), problem.message());
          assertEquals("sslConfig.caCertificate", problem.path());
        });
    assertTrue(
        problem("sslConfig", Map.of("sslKey", pem)).message().contains("client certificate"));
  }
}
