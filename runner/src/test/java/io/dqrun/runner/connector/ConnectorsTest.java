package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the fields of connections to databases that no test can start. */
class ConnectorsTest {

  private static final String SECRET = "canary-5ecret";
  private static final String KEY = "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n";
  private static final Map<String, Object> PASSWORD = Map.of("password", SECRET);
  private static final Map<String, Object> AUTHORITY =
      Map.of("caCertificate", "-----BEGIN CERTIFICATE-----\nabc\n");

  private static final String HOST_PORT = "hostPort";

  /**
   * A connection that works, with every field that matters.
   *
   * @param properties what must be among the driver's properties
   */
  private record Sample(
      String type, Map<String, Object> fields, String url, Map<String, String> properties) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "Mssql",
              server(
                  Map.of(
                      "scheme",
                      "mssql+pytds",
                      "driver",
                      "ODBC Driver 18 for SQL Server",
                      "ingestAllDatabases",
                      false,
                      "connectionOptions",
                      Map.of("TrustServerCertificate", "yes"),
                      "connectionArguments",
                      Map.of("login_timeout", 7))),
              "jdbc:sqlserver://",
              Map.of(
                  "serverName", "db.example.org",
                  "portNumber", "1234",
                  "databaseName", "shop",
                  "encrypt", "true",
                  "trustServerCertificate", "true",
                  "loginTimeout", "7",
                  "user", "reader")),
          new Sample(
              "AzureSQL",
              server(
                  Map.of(
                      "authenticationMode",
                      Map.of(
                          "authentication",
                          "ActiveDirectoryPassword",
                          "encrypt",
                          true,
                          "trustServerCertificate",
                          false,
                          "connectionTimeout",
                          31))),
              "jdbc:sqlserver://",
              Map.of(
                  "authentication", "ActiveDirectoryPassword",
                  "encrypt", "true",
                  "trustServerCertificate", "false",
                  "loginTimeout", "31")),
          new Sample(
              "Oracle",
              server(
                  Map.of(
                      "oracleConnectionType",
                      Map.of("oracleServiceName", "FREEPDB1"),
                      "instantClientDirectory",
                      "/instantclient")),
              "jdbc:oracle:thin:@//db.example.org:1234/FREEPDB1",
              Map.of("v$session.program", "dq-run")),
          new Sample(
              "Snowflake",
              Map.of(
                  "username", "reader",
                  "privateKey", KEY.replace("\n", "\\n"),
                  "snowflakePrivatekeyPassphrase", SECRET,
                  "account", "myorg-account1",
                  "role", "ANALYST",
                  "database", "shop",
                  "warehouse", "WH",
                  "queryTag", "quality",
                  "clientSessionKeepAlive", true),
              "jdbc:snowflake://myorg-account1.snowflakecomputing.com/",
              Map.of(
                  "db", "shop",
                  "role", "ANALYST",
                  "warehouse", "WH",
                  "QUERY_TAG", "quality",
                  "CLIENT_SESSION_KEEP_ALIVE", "true",
                  "authenticator", "SNOWFLAKE_JWT",
                  "private_key_file_pwd", SECRET,
                  "enablePutGet", "false")),
          new Sample(
              "BigQuery",
              Map.of(
                  "hostPort",
                  "bigquery.googleapis.com",
                  "billingProjectId",
                  "payer-project",
                  "credentials",
                  Map.of(
                      "gcpConfig",
                      Map.of(
                          "type", "service_account",
                          "projectId", List.of("shop"),
                          "privateKeyId", "kid\"1",
                          "privateKey", KEY,
                          "clientEmail", "dq@shop.iam.gserviceaccount.com",
                          "tokenUri", "https://oauth2.googleapis.com/token"),
                      "gcpImpersonateServiceAccount",
                      Map.of(
                          "impersonateServiceAccount",
                          "r@shop.iam.gserviceaccount.com",
                          "lifetime",
                          900))),
              "jdbc:bigquery://https://www.googleapis.com/bigquery/v2:443",
              Map.of(
                  "ProjectId", "payer-project",
                  "OAuthType", "0",
                  "OAuthServiceAcctEmail", "dq@shop.iam.gserviceaccount.com",
                  "ServiceAccountImpersonationEmail", "r@shop.iam.gserviceaccount.com",
                  "ServiceAccountImpersonationTokenLifetime", "900")),
          new Sample(
              "Redshift",
              server(Map.of("sslMode", "verify-full", "sslConfig", AUTHORITY)),
              "jdbc:redshift://db.example.org:1234/shop",
              Map.of(
                  "sslmode", "verify-full", "readOnly", "true", "enableMultiSqlSupport", "false")),
          new Sample(
              "Greenplum",
              postgres(Map.of("sslConfig", AUTHORITY)),
              "jdbc:postgresql://db.example.org:1234/shop",
              Map.of("sslmode", "verify-full", "readOnly", "true")),
          new Sample(
              "Cockroach",
              postgres(Map.of(HOST_PORT, "db.example.org")),
              "jdbc:postgresql://db.example.org:26257/shop",
              Map.of("readOnly", "true")),
          new Sample(
              "Timescale",
              postgres(Map.of()),
              "jdbc:postgresql://db.example.org:1234/shop",
              Map.of("readOnly", "true")),
          new Sample(
              "Db2",
              server(Map.of("license", "canary", "sslMode", "verify-full", "sslConfig", AUTHORITY)),
              "jdbc:db2://db.example.org:1234/shop",
              Map.of(
                  "sslConnection", "true",
                  "sslClientHostnameValidation", "Basic",
                  "readOnly", "true")),
          new Sample(
              "Vertica",
              server(Map.of("connectionArguments", Map.of("connection_timeout", 5))),
              "jdbc:vertica://db.example.org:1234/shop",
              Map.of("LoginTimeout", "5", "ReadOnly", "true", "SessionLabel", "dq-run")),
          new Sample(
              "SapHana",
              Map.of(
                  "connection",
                  Map.of(
                      "hostPort", "db.example.org:443",
                      "username", "reader",
                      "password", SECRET,
                      "databaseSchema", "SALES",
                      "database", "shop")),
              "jdbc:sap://db.example.org:443/",
              Map.of(
                  "databaseName", "shop",
                  "currentSchema", "SALES",
                  "encrypt", "true",
                  "validateCertificate", "true",
                  "user", "reader")),
          new Sample(
              "Teradata",
              server(
                  Map.of("logmech", "LDAP", "logdata", SECRET, "tmode", "ANSI", "account", "a1")),
              "jdbc:teradata://db.example.org",
              Map.of(
                  "DBS_PORT", "1234",
                  "LOGMECH", "LDAP",
                  "LOGDATA", SECRET,
                  "TMODE", "ANSI",
                  "ACCOUNT", "a1")),
          new Sample(
              "Exasol",
              server(Map.of("tls", "ignore-certificate")),
              "jdbc:exa:db.example.org:1234",
              Map.of("encryption", "1", "validateservercertificate", "0", "user", "reader")));

  /** Driver properties that load classes, read or write files, or lead elsewhere. */
  private static final Map<String, List<String>> HOSTILE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "Mssql",
                  List.of(
                      "trustStore",
                      "trustManagerClass",
                      "trustManagerConstructorArg",
                      "socketFactoryClass",
                      "accessTokenCallbackClass",
                      "keyStoreLocation",
                      "serverCertificate",
                      "clientKey",
                      "jaasConfigurationName",
                      "serverName",
                      "failoverPartner",
                      "Server",
                      "password")),
              Map.entry(
                  "AzureSQL",
                  List.of("trustManagerClass", "clientCertificate", "AttachDbFilename")),
              Map.entry(
                  "Oracle",
                  List.of(
                      "oracle.net.tns_admin",
                      "TNS_ADMIN",
                      "oracle.net.wallet_location",
                      "javax.net.ssl.trustStore",
                      "oracle.net.socksProxyHost",
                      "oracle.jdbc.provider.password",
                      "internal_logon",
                      "dsn",
                      "config_dir")),
              Map.entry(
                  "Snowflake",
                  List.of(
                      "private_key_file",
                      "privateKeyFile",
                      "insecureMode",
                      "useProxy",
                      "proxyHost",
                      "JAVA_LOGGING_CONSOLE_STD_OUT",
                      "tracing",
                      "enablePutGet",
                      "host",
                      "multi_statement_count")),
              Map.entry(
                  "BigQuery",
                  List.of(
                      "OAuthPvtKeyPath",
                      "LogPath",
                      "ProxyHost",
                      "SSLTrustStore",
                      "BYOID_CredentialSource",
                      "EndpointOverrides",
                      "credentials_path")),
              Map.entry(
                  "Redshift",
                  List.of(
                      "plugin_name",
                      "socketFactory",
                      "sslfactory",
                      "sslrootcert",
                      "IniFile",
                      "DSILogLevel",
                      "EndpointUrl",
                      "Profile",
                      "LogPath")),
              Map.entry("Greenplum", List.of("socketFactory", "loggerFile")),
              Map.entry("Cockroach", List.of("socketFactory", "sslrootcert")),
              Map.entry("Timescale", List.of("socketFactory", "options")),
              Map.entry(
                  "Db2",
                  List.of(
                      "clientRerouteServerListJNDIName",
                      "clientRerouteAlternateServerName",
                      "traceFile",
                      "traceDirectory",
                      "pluginClassName",
                      "sslTrustStoreLocation",
                      "sslCertLocation",
                      "jdbcCollection")),
              Map.entry(
                  "Vertica",
                  List.of(
                      "BackupServerNode",
                      "backup_server_node",
                      "LogPath",
                      "KeyStorePath",
                      "JAASConfigName",
                      "ConnSettings",
                      "workload")),
              Map.entry(
                  "SapHana",
                  List.of(
                      "traceFile", "traceOptions", "key", "keyStore", "trustStore", "proxyHost")),
              Map.entry(
                  "Teradata",
                  List.of(
                      "LOG", "SSLCA", "SSLCAPATH", "BROWSER", "LOGMECH", "HTTPS_PROXY", "TYPE")),
              Map.entry(
                  "Exasol", List.of("debug", "logdir", "kerberosservicename", "authmethod"))));

  private static final List<String> HOSTILE_HOSTS =
      List.of(
          "db;encrypt",
          "db?x",
          "user@db",
          "db;encrypt=false",
          "db:1/other",
          "db?x=y",
          "db,other",
          "user:canary-5ecret@db",
          "db#",
          "(DESCRIPTION=(ADDRESS=(HOST=x)))",
          "db/LOG=DEBUG",
          "db:1:traceFile=x;",
          "db:0",
          "db:70000",
          "[::1%eth0]",
          " db",
          "db\\instance");

  private static Map<String, Object> server(Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put(HOST_PORT, "db.example.org:1234");
    fields.put("database", "shop");
    fields.put("username", "reader");
    fields.put("password", SECRET);
    fields.putAll(more);
    return fields;
  }

  private static Map<String, Object> postgres(Map<String, Object> more) {
    Map<String, Object> fields = server(more);
    fields.remove("password");
    fields.put("authType", PASSWORD);
    return fields;
  }

  private static JdbcTarget target(String type, Map<String, Object> fields, String database) {
    return Dialects.forType(type)
        .orElseThrow()
        .target(new ConnectionConfig(type, fields), database);
  }

  private static Sample sample(String type) {
    return SAMPLES.stream().filter(sample -> sample.type().equals(type)).findFirst().orElseThrow();
  }

  private static JdbcTarget with(String type, String field, Object value) {
    Map<String, Object> fields = new HashMap<>(sample(type).fields());
    fields.put(field, value);
    return target(type, fields, "");
  }

  private static Problem problem(String type, String field, Object value) {
    DqException refused =
        assertThrows(DqException.class, () -> with(type, field, value), type + " " + value);
    assertFalse(refused.problems().toString().contains(SECRET), "the secret is shown");
    assertEquals(1, refused.problems().size(), refused.problems()::toString);
    assertEquals(ProblemCode.CONNECTION_INVALID, refused.problems().get(0).code());
    return refused.problems().get(0);
  }

  private static Stream<Sample> samples() {
    return SAMPLES.stream();
  }

  private static Set<String> types() {
    return HOSTILE.keySet();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFieldBecomesAPartOfTheAddressOrAProperty(Sample sample) {
    JdbcTarget target = target(sample.type(), sample.fields(), "");
    assertEquals(sample.url(), target.url());
    Map<String, String> expected = new TreeMap<>(target.properties());
    expected.putAll(sample.properties());
    assertEquals(expected, new TreeMap<>(target.properties()));
    assertEquals(sample.type(), target.serviceType());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noSecretIsInTheAddressOrItsText(Sample sample) {
    JdbcTarget target = target(sample.type(), sample.fields(), "");
    for (String shown : List.of(target.url(), target.description(), target.toString())) {
      assertFalse(shown.contains("canary"), shown);
    }
    assertTrue(
        target.properties().containsValue(SECRET)
            || target.files().values().stream().anyMatch(file -> file.contains(SECRET)),
        "the secret is lost");
  }

  @ParameterizedTest
  @MethodSource("types")
  void propertiesThatCouldRunCodeOrReadFilesAreRefused(String type) {
    for (String property : HOSTILE.getOrDefault(type, List.of())) {
      for (String object : List.of("connectionOptions", "connectionArguments")) {
        Problem problem = problem(type, object, Map.of(property, SECRET));
        assertTrue(problem.message().contains("`" + property + "`"), problem.message());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void nothingButAnAddressIsAnAddress(String type) {
    for (String host : HOSTILE_HOSTS) {
      Problem problem =
          switch (type) {
            case "Snowflake" -> problem(type, "account", host);
            case "SapHana" ->
                problem(
                    type, "connection", Map.of(HOST_PORT, host, "username", "u", "password", "p"));
            default -> problem(type, HOST_PORT, host);
          };
      assertTrue(
          problem.message().contains(type.equals("Snowflake") ? "`account`" : HOST_PORT),
          problem.message());
      assertFalse(problem.message().contains(host), problem.message());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void theDatabaseOfATableCannotEndItsPlaceInTheAddress(String type) {
    for (String database : List.of("a;traceFile=x", "a?b=c", "a/b", "a:LOG=1;", "a b")) {
      try {
        JdbcTarget target = target(type, sample(type).fields(), database);
        String address = target.url().replaceFirst("^jdbc:[a-z:]+//", "");
        assertFalse(address.contains(database), target.url());
      } catch (DqException e) {
        String message = e.problems().get(0).message();
        assertTrue(message.contains("`database`"), message);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsMissingIsNamed(String type) {
    DqException refused = assertThrows(DqException.class, () -> target(type, Map.of(), ""));
    String messages =
        refused.problems().stream().map(Problem::message).collect(Collectors.joining("\n"));
    assertTrue(refused.problems().size() >= 2, messages);
    assertTrue(messages.contains(type), messages);
  }

  @Test
  void fieldsWithWrongValuesAreNamed() {
    Map<String, Object> tls = Map.of("caCertificate", "/etc/passwd");
    assertEquals("`tls` is 'none'", problem("Exasol", "tls", "none").message());
    assertTrue(problem("Exasol", "tls", "none").hint().orElse("").contains("validate-certificate"));
    assertTrue(problem("Teradata", "logmech", "BROWSER").message().contains("`logmech`"));
    assertTrue(problem("Teradata", "tmode", "ansi").message().contains("`tmode`"));
    assertTrue(problem("Db2", "scheme", "ibmi").message().contains("IBM i"));
    assertTrue(problem("Db2", "sslMode", "on").message().contains("`sslMode`"));
    assertTrue(problem("Db2", "sslConfig", tls).message().endsWith("-----BEGIN: /etc/passwd"));
    assertTrue(problem("Redshift", "sslMode", "on").message().contains("`sslMode`"));
    assertTrue(problem("Mssql", "encrypt", "perhaps").message().contains("`encrypt`"));
    assertTrue(problem("Mssql", "sslConfig", AUTHORITY).message().contains("caCertificate"));
    assertTrue(problem("Snowflake", "clientSessionKeepAlive", "often").hint().isPresent());
    assertTrue(problem("Snowflake", "privateKey", "/key.p8").message().contains("PEM"));
    assertTrue(
        problem("Snowflake", "connectionArguments", Map.of("authenticator", "externalbrowser"))
            .message()
            .contains("authenticator"));
    assertTrue(
        problem("AzureSQL", "authenticationMode", Map.of("authentication", "ActiveDirectoryMagic"))
            .message()
            .contains("`authenticationMode.authentication`"));
    assertTrue(
        problem("SapHana", "connection", Map.of("userKey", "KEY1")).message().contains("userKey"));
    assertTrue(
        problem("Cockroach", "password", SECRET).hint().orElse("").contains("authType: {password"));
  }

  @Test
  void oracleIsFoundByServiceNameBySidAndByDescriptor() {
    assertEquals(
        "jdbc:oracle:thin:@db.example.org:1234:XE",
        with("Oracle", "oracleConnectionType", Map.of("databaseSchema", "XE")).url());
    assertEquals(
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db)(PORT=2484))"
            + "(CONNECT_DATA=(SERVICE_NAME=s.example.org)(SERVER=dedicated)))",
        with(
                "Oracle",
                "oracleConnectionType",
                Map.of(
                    "oracleTNSConnection",
                    "(DESCRIPTION = (ADDRESS = (PROTOCOL=tcps)(HOST=db)(PORT=2484)) "
                        + "(CONNECT_DATA = (SERVICE_NAME=s.example.org)(SERVER=dedicated)))"))
            .url());
    for (String hostile :
        List.of(
            "SALES",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=beq)(PROGRAM=/bin/sh)))",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(SECURITY=(MY_WALLET_DIRECTORY=/x)))",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))?TNS_ADMIN=/x",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))",
            "(DESCRIPTION=(ADDRESS=(HTTPS_PROXY=x)(HOST=h)))",
            "(DESCRIPTION=",
            "(DESCRIPTION=(DESCRIPTION=(DESCRIPTION=(DESCRIPTION=(DESCRIPTION=(DESCRIPTION="
                + "(DESCRIPTION=(DESCRIPTION=(DESCRIPTION=(DESCRIPTION=(PORT=1)))))))))))",
            "ldap://evil/cn=x",
            "//evil/x")) {
      Problem problem =
          problem("Oracle", "oracleConnectionType", Map.of("oracleTNSConnection", hostile));
      assertTrue(problem.message().contains("oracleTNSConnection"), problem.message());
    }
    assertTrue(
        problem("Oracle", "oracleConnectionType", Map.of("oracleServiceName", "x?TNS_ADMIN=/y"))
            .message()
            .contains("oracleServiceName"));
    assertTrue(problem("Oracle", "oracleConnectionType", Map.of()).message().contains("which"));
  }

  @Test
  void snowflakeTakesThePasswordWhereThereIsNoKey() {
    JdbcTarget target =
        target(
            "Snowflake",
            Map.of(
                "username", "reader",
                "password", SECRET,
                "account", "xy1.eu-central-1.snowflakecomputing.com",
                "warehouse", "WH"),
            "SHOP");
    assertEquals("jdbc:snowflake://xy1.eu-central-1.snowflakecomputing.com/", target.url());
    assertEquals(SECRET, target.properties().get("password"));
    assertEquals("SHOP", target.properties().get("db"));
    assertEquals(Map.of(), target.files());
    assertEquals(KEY, with("Snowflake", "privateKey", KEY).files().get("private_key_file"));
  }

  @Test
  void aKeyOfGoogleReachesGoogleOnly() {
    JdbcTarget target = target("BigQuery", sample("BigQuery").fields(), "");
    String key = target.files().getOrDefault("OAuthPvtKeyPath", "");
    assertTrue(key.contains("\"private_key_id\": \"kid\\u00221\""), key);
    assertTrue(key.contains("\"private_key\": \"-----BEGIN PRIVATE KEY-----\\u000acanary"), key);
    assertTrue(key.contains("\"project_id\": \"shop\""), key);
    assertEquals("shop", target.database());
    Map<String, Object> values =
        Map.of(
            "projectId", "shop",
            "privateKey", KEY,
            "clientEmail", "dq@shop.iam.gserviceaccount.com",
            "tokenUri", "https://evil.example.org/token");
    assertTrue(google(values).message().contains("tokenUri"));
    assertTrue(google(Map.of("path", "/key.json", "projectId", "p1")).message().contains("path"));
    assertTrue(google(Map.of("audience", "//iam", "projectId", "shop")).hint().isPresent());
    assertTrue(
        google(Map.of("externalType", "external_account", "projectId", "shop"))
            .hint()
            .orElse("")
            .contains("gcp_adc"));
    assertTrue(
        problem("BigQuery", "billingProjectId", "p;LogPath=x").message().contains("project"));
    assertEquals(
        "3",
        with(
                "BigQuery",
                "credentials",
                Map.of("gcpConfig", Map.of("type", "gcp_adc", "projectId", "shop")))
            .properties()
            .get("OAuthType"));
  }

  @Test
  void secretsAreKnownByTheNamesOfTheirProperties() {
    assertEquals(List.of(SECRET), target("Snowflake", sample("Snowflake").fields(), "").secrets());
    assertEquals(
        List.of(SECRET, SECRET), target("Teradata", sample("Teradata").fields(), "").secrets());
    assertEquals(List.of(), target("BigQuery", sample("BigQuery").fields(), "").secrets());
  }

  @Test
  void aKeyFileOfGoogleIsReadIfItIsOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("key.json");
    String json =
        """
        {"type": "service_account", "project_id": "shop", "private_key": "x",
         "client_email": "dq@shop.iam.gserviceaccount.com",
         "token_uri": "https://oauth2.googleapis.com/token"}
        """;
    Files.writeString(file, json);
    Map<String, Object> values = Map.of("path", file.toString());
    JdbcTarget target = with("BigQuery", "credentials", Map.of("gcpConfig", values));
    assertEquals(json, target.files().get("OAuthPvtKeyPath"));
    assertEquals("shop", target.database());
    Files.writeString(file, json.replace("oauth2.googleapis.com", "evil.example.org"));
    assertTrue(google(values).message().contains("path"));
    Files.writeString(file, json.replace("}", ", \"token_uri\": \"https://evil.example.org\"}"));
    assertTrue(google(values).message().contains("path"));
  }

  @Test
  void snowflakeTakesATokenThatIsNeverShown() {
    Map<String, Object> token = Map.of("authenticator", "oauth", "token", SECRET);
    Map<String, Object> fields =
        Map.of(
            "username", "reader",
            "account", "org-a",
            "warehouse", "WH",
            "database", "shop",
            "connectionArguments", token);
    JdbcTarget target = target("Snowflake", fields, "");
    assertEquals("oauth", target.properties().get("authenticator"));
    assertEquals(List.of(SECRET), target.secrets());
    Map<String, Object> wrong = Map.of("authenticator", "oauth", "token", SECRET + "\n");
    Map<String, Object> other = new HashMap<>(fields);
    other.put("connectionArguments", wrong);
    DqException refused = assertThrows(DqException.class, () -> target("Snowflake", other, ""));
    assertFalse(refused.problems().toString().contains(SECRET));
    assertTrue(
        problem("Snowflake", "connectionArguments", Map.of("token", SECRET))
            .message()
            .contains("authenticator"));
  }

  @Test
  void azureLogsInMachinesAndPrincipals() {
    Map<String, String> machine =
        target(
                "AzureSQL",
                Map.of(
                    HOST_PORT,
                    "shop.database.windows.net",
                    "database",
                    "shop",
                    "connectionOptions",
                    Map.of("Authentication", "ActiveDirectoryManagedIdentity")),
                "")
            .properties();
    assertEquals("ActiveDirectoryManagedIdentity", machine.get("authentication"));
    assertFalse(machine.containsKey("user"));
    assertTrue(
        problem(
                "AzureSQL",
                "connectionOptions",
                Map.of("Authentication", "ActiveDirectoryManagedIdentity"))
            .message()
            .contains("Microsoft's own hosts"));
    Map<String, Object> principal = new HashMap<>(sample("AzureSQL").fields());
    principal.put("clientId", "id");
    principal.put("clientSecret", SECRET);
    Map<String, String> properties = target("AzureSQL", principal, "").properties();
    assertEquals("ActiveDirectoryServicePrincipal", properties.get("authentication"));
    assertEquals("id", properties.get("user"));
    assertTrue(
        problem(
                "AzureSQL",
                "connectionOptions",
                Map.of("authentication", "ActiveDirectoryInteractive"))
            .message()
            .contains("authentication"));
  }

  private static Problem google(Map<String, Object> values) {
    return problem("BigQuery", "credentials", Map.of("gcpConfig", values));
  }

  @Test
  void redshiftLogsInByKeysOfTheCloud() {
    Map<String, Object> fields = new HashMap<>(sample("Redshift").fields());
    fields.remove("password");
    fields.put(
        "authType",
        Map.of(
            "awsConfig",
            Map.of(
                "awsAccessKeyId", "AKIA1",
                "awsSecretAccessKey", SECRET,
                "awsRegion", "eu-central-1")));
    JdbcTarget target = target("Redshift", fields, "");
    assertEquals("jdbc:redshift:iam://db.example.org:1234/shop", target.url());
    assertEquals("reader", target.properties().get("DbUser"));
    assertEquals("AKIA1", target.properties().get("AccessKeyID"));
    assertEquals(SECRET, target.properties().get("SecretAccessKey"));
    assertFalse(target.toString().contains(SECRET));
    assertEquals(List.of(SECRET), target.secrets());
    assertTrue(aws(Map.of("awsRegion", "r", "awsAccessKeyId", "A")).message().contains("both"));
    assertTrue(
        aws(Map.of("awsRegion", "r", "assumeRoleArn", "arn")).message().contains("assumeRoleArn"));
  }

  private static Problem aws(Map<String, Object> values) {
    return problem("Redshift", "authType", Map.of("awsConfig", values));
  }

  @Test
  void sqlServerKnowsAddressesOfIpv6AndUsersOfADomain() {
    assertEquals(
        "2001:db8::1", with("Mssql", HOST_PORT, "[2001:db8::1]").properties().get("serverName"));
    Map<String, String> domain = with("Mssql", "username", "CORP\\reader").properties();
    assertEquals("CORP", domain.get("domain"));
    assertEquals("reader", domain.get("user"));
    assertEquals("NTLM", domain.get("authenticationScheme"));
    assertEquals("reader", with("Mssql", "username", "reader").properties().get("user"));
    assertFalse(with("Mssql", "username", "reader").properties().containsKey("domain"));
  }
}
