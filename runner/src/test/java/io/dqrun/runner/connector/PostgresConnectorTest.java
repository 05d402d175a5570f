package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresConnectorTest {

  private static final String PASSWORD = "canary-5ecret";

  private static Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("hostPort", "db.example.org:6543");
    fields.put("database", "shop");
    fields.put("username", "reader");
    fields.put("authType", Map.of("password", PASSWORD));
    return fields;
  }

  private static JdbcTarget target(Map<String, Object> fields) {
    return PostgresConnector.target(new ConnectionConfig("Postgres", fields), null);
  }

  private static JdbcTarget with(String name, Object value) {
    Map<String, Object> fields = fields();
    fields.put(name, value);
    return target(fields);
  }

  private static Problem problem(String name, Object value) {
    DqException refused = assertThrows(DqException.class, () -> with(name, value));
    assertFalse(refused.problems().toString().contains(PASSWORD), "the password is shown");
    assertEquals(1, refused.problems().size(), refused.problems()::toString);
    return refused.problems().get(0);
  }

  @Test
  void keepsEveryCredentialOutOfTheAddressAndOfItsText() {
    JdbcTarget target = target(fields());
    assertEquals("jdbc:postgresql://db.example.org:6543/shop", target.url());
    assertEquals("db.example.org:6543/shop", target.description());
    assertEquals(PASSWORD, target.properties().get("password"));
    assertEquals("reader", target.user());
    assertEquals("true", target.properties().get("readOnly"));
    assertEquals("10", target.properties().get("connectTimeout"));
    assertEquals("dq-run", target.properties().get("ApplicationName"));
    assertFalse(target.toString().contains(PASSWORD));
  }

  @Test
  void opensTheDatabaseOfTheTable() {
    JdbcTarget target =
        PostgresConnector.target(new ConnectionConfig("Postgres", fields()), "a b/c?ssl=ü%");
    assertEquals("jdbc:postgresql://db.example.org:6543/a+b%2Fc%3Fssl%3D%C3%BC%25", target.url());
    assertEquals("a b/c?ssl=ü%", target.database());
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,localhost:5432",
    "my_db-1.local:1,my_db-1.local:1",
    "[2001:db8::1],[2001:db8::1]:5432",
    "[::1]:65535,[::1]:65535",
    "10.0.0.1:5433,10.0.0.1:5433"
  })
  void readsHostAndPort(String hostPort, String address) {
    assertEquals("jdbc:postgresql://" + address + "/shop", with("hostPort", hostPort).url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db?socketFactory=x",
        "db:5432/other",
        "db:5432?ssl=false",
        "user:canary-5ecret@db",
        "db,other",
        "2001:db8::1",
        "db:0",
        "db:65536",
        "db:",
        ":5432",
        "/var/run",
        "db#",
        "db%2f",
        "-db",
        "db ",
        "[::1",
        "[::1%eth0]"
      })
  void refusesAnythingElseAsAnAddress(String hostPort) {
    Problem problem = problem("hostPort", hostPort);
    assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
    assertTrue(problem.message().contains("hostPort"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1:5432",
        "2852039166",
        "0xA9FEA9FE:80",
        "169.16689662",
        "0251.0376.0251.0376",
        "[fd00:ec2::254]:80",
        "[fe80::1]",
        "[::ffff:169.254.169.254]"
      })
  void refusesLinkLocalAddresses(String hostPort) {
    Problem problem = problem("hostPort", hostPort);
    assertTrue(problem.message().contains("link-local"), problem.message());
    assertEquals("hostPort", problem.path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "169.253.1.1", "[fd00:ec2::255]", "[::1]", "169-254.org"})
  void takesOtherAddresses(String hostPort) {
    assertTrue(with("hostPort", hostPort).url().contains(hostPort + ":5432"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socketFactory",
        "socketFactoryArg",
        "sslfactory",
        "sslfactoryarg",
        "sslhostnameverifier",
        "sslpasswordcallback",
        "authenticationPluginClassName",
        "xmlFactoryFactory",
        "connectExecutor",
        "connectExecutorArg",
        "loggerFile",
        "loggerLevel",
        "jaasApplicationName",
        "jaasLogin",
        "gsslib",
        "sspiServiceClass",
        "kerberosServerName",
        "service",
        "options",
        "PGHOST",
        "PGPORT",
        "PGDBNAME",
        "user",
        "password",
        "sslcert",
        "sslkey",
        "sslrootcert",
        "sslpassword",
        "classLoaderStrategy",
        "localSocketAddress",
        "replication",
        "readOnlyMode",
        "preferQueryMode",
        "autosave",
        "allowEncodingChanges",
        "stringtype",
        "protocolVersion",
        "assumeMinServerVersion",
        "APPLICATIONNAME",
        "SocketFactory",
        "socketFactory "
      })
  void refusesPropertiesThatCouldRunCodeOrRedirect(String property) {
    for (String object : List.of("connectionOptions", "connectionArguments")) {
      Problem problem = problem(object, Map.of(property, "canary-5ecret"));
      assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
      assertTrue(problem.message().contains("`" + property + "`"), problem.message());
      assertTrue(problem.hint().orElse("").contains("connectTimeout"));
    }
  }

  @Test
  void takesHarmlessPropertiesByEitherName() {
    Map<String, Object> fields = fields();
    fields.put("connectionOptions", Map.of("connect_timeout", "3", "currentSchema", "a,b"));
    fields.put(
        "connectionArguments",
        Map.of("application_name", "nightly", "keepalives", 0, "socketTimeout", 90));
    Map<String, String> properties = target(fields).properties();
    assertEquals("3", properties.get("connectTimeout"));
    assertEquals("3", properties.get("loginTimeout"));
    assertEquals("a,b", properties.get("currentSchema"));
    assertEquals("nightly", properties.get("ApplicationName"));
    assertEquals("false", properties.get("tcpKeepAlive"));
    assertEquals("90", properties.get("socketTimeout"));
  }

  @Test
  void checksTheValuesOfProperties() {
    for (Map<String, Object> options :
        List.<Map<String, Object>>of(
            Map.of("connectTimeout", "0"),
            Map.of("connectTimeout", "soon"),
            Map.of("readOnly", "false"),
            Map.of("tcpKeepAlive", "maybe"),
            Map.of("targetServerType", Map.of("a", "b")),
            Map.of("ApplicationName", "x\0options\0-c"))) {
      Problem problem = problem("connectionOptions", options);
      assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
      assertTrue(problem.message().contains(options.keySet().iterator().next()));
      assertFalse(problem.message().contains("\0"));
    }
    assertTrue(problem("connectionOptions", "a=b").message().contains("not a map"));
  }

  @Test
  void tellsWhatToDoAboutSecretsThatAreNotThere() {
    assertEquals(
        ProblemCode.CONNECTION_MASKED, problem("authType", Map.of("password", "*********")).code());
    Problem reference = problem("authType", Map.of("password", "secret:/db/canary"));
    assertEquals(ProblemCode.CONNECTION_INVALID, reference.code());
    assertFalse(reference.message().contains("canary"));
    Problem flat = problem("password", PASSWORD);
    assertTrue(flat.hint().orElse("").contains("authType: {password"));
    assertTrue(
        problem(
                "authType",
                Map.of("awsConfig", Map.of("awsRegion", "eu-west-1", "assumeRoleArn", "a")))
            .hint()
            .orElse("")
            .contains("export-credentials"));
    Map<String, Object> iam = Map.of("awsConfig", Map.of("awsRegion", "eu-west-1"));
    assertEquals("verify-full", with("authType", iam).properties().get("sslmode"));
    assertTrue(problem("authType", Map.of("azureConfig", Map.of())).message().contains("Azure"));
    assertTrue(
        problem("authType", Map.of("password", PASSWORD + "\n")).message().contains("line break"));
    assertEquals(ProblemCode.CONNECTION_INVALID, problem("username", "a\0database\0b").code());
  }

  @Test
  void gathersAllProblems() {
    DqException refused = assertThrows(DqException.class, () -> target(Map.of()));
    assertEquals(3, refused.problems().size(), refused.problems()::toString);
  }

  @Test
  void handsCertificatesOverAsContents() {
    Map<String, Object> fields = fields();
    fields.put("sslConfig", Map.of("caCertificate", "-----BEGIN CERTIFICATE-----\nabc\n"));
    JdbcTarget verified = target(fields);
    assertEquals("-----BEGIN CERTIFICATE-----\nabc\n", verified.files().get("sslrootcert"));
    assertEquals("verify-full", verified.properties().get("sslmode"));
    fields.put("sslMode", "require");
    assertEquals("verify-ca", target(fields).properties().get("sslmode"));
    assertEquals("require", with("sslMode", "require").properties().get("sslmode"));
    assertTrue(problem("sslMode", "verify").hint().orElse("").contains("verify-full"));
    assertTrue(problem("sslConfig", Map.of("sslKey", "/etc/passwd")).message().contains("sslKey"));
  }
}
