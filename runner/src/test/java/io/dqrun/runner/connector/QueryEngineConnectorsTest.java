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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The addresses of engines of queries, none of which can be started here. */
class QueryEngineConnectorsTest {

  private static final String SECRET = "canary-5ecret";
  private static final String AUTHORITY =
      "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n";
  private static final Map<String, Object> CERTIFICATES = Map.of("caCertificate", AUTHORITY);

  private static final List<String> TYPES =
      List.of(
          "Athena",
          "Clickhouse",
          "Databricks",
          "Doris",
          "Druid",
          "Hive",
          "Impala",
          "PinotDB",
          "Presto",
          "SingleStore",
          "StarRocks",
          "Trino",
          "UnityCatalog");

  private static Map<String, Object> with(Map<String, Object> fields, Object... more) {
    Map<String, Object> all = new HashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private static Map<String, Object> login(Object... more) {
    return with(
        Map.of("hostPort", "db.example.org:1234", "username", "reader", "password", SECRET), more);
  }

  /** A connection with every field that matters to a run. */
  private static Map<String, Object> fields(String type) {
    return switch (type) {
      case "Athena" ->
          Map.of(
              "scheme", "awsathena+rest",
              "s3StagingDir", "s3://results/dq run/",
              "workgroup", "primary",
              "databaseName", "lake",
              "awsConfig",
                  Map.of(
                      "awsAccessKeyId", "AKIAEXAMPLE",
                      "awsSecretAccessKey", SECRET,
                      "awsSessionToken", SECRET + "-session",
                      "awsRegion", "eu-central-1",
                      "endPointURL", "https://athena.eu-central-1.example.org"),
              "connectionArguments", Map.of("catalog_name", "AwsDataCatalog", "poll_interval", 1));
      case "Clickhouse" ->
          login(
              "scheme",
              "clickhouse+http",
              "databaseName",
              "lake",
              "databaseSchema",
              "shop",
              "duration",
              100,
              "https",
              true,
              "secure",
              true,
              "connectionOptions",
              Map.of("connect_timeout", 5),
              "connectionArguments",
              Map.of("compress", true));
      case "Databricks", "UnityCatalog" ->
          Map.of(
              "scheme", "databricks+connector",
              "hostPort", "adb-1.azuredatabricks.net",
              "token", SECRET,
              "httpPath", "/sql/1.0/warehouses/abc123",
              "catalog", "main",
              "databaseSchema", "shop",
              "connectionTimeout", 120,
              "connectionArguments", Map.of("user_agent_entry", "nightly"));
      case "Doris", "StarRocks" ->
          login(
              "databaseName",
              "lake",
              "databaseSchema",
              "shop",
              "connectionOptions",
              Map.of("sslMode", "VERIFY_CA", "charset", "utf8mb4"),
              "connectionArguments",
              Map.of("connect_timeout", 5));
      case "Druid" ->
          login(
              "scheme", "druid",
              "databaseName", "lake",
              "connectionArguments", Map.of("scheme", "https", "ssl_verify_cert", true));
      case "Hive" ->
          login(
              "scheme", "hive+https",
              "auth", "LDAP",
              "databaseName", "lake",
              "databaseSchema", "shop",
              "metastoreConnection", Map.of("type", "Mysql", "hostPort", "elsewhere"),
              "connectionOptions", Map.of("http_path", "gateway/hive"),
              "connectionArguments", Map.of("timeout", 60));
      case "Impala" ->
          login(
              "scheme", "impala",
              "authMechanism", "LDAP",
              "databaseName", "lake",
              "databaseSchema", "shop",
              "useSSL", true);
      case "PinotDB" ->
          login(
              "scheme", "pinot+https",
              "pinotControllerHost", "https://control.example.org:9443/",
              "database", "lake",
              "connectionOptions", Map.of("use_multistage_engine", "false", "tenant", "eu"));
      case "Presto" ->
          login(
              "scheme", "presto",
              "catalog", "hive",
              "databaseSchema", "shop",
              "protocol", "https",
              "verify", AUTHORITY);
      case "SingleStore" ->
          login(
              "scheme", "mysql+pymysql",
              "databaseName", "lake",
              "databaseSchema", "shop",
              "connectionOptions", Map.of("sslMode", "verify-full"),
              "connectionArguments", Map.of("read_timeout", 90));
      case "Trino" ->
          Map.of(
              "scheme",
              "trino",
              "hostPort",
              "db.example.org:1234",
              "username",
              "reader",
              "authType",
              Map.of("password", SECRET),
              "catalog",
              "hive",
              "databaseSchema",
              "my shop",
              "proxies",
              Map.of("https", "http://proxy.example.org:3128/", "http", "http://p:1"),
              "verify",
              AUTHORITY,
              "connectionOptions",
              Map.of("roles", "system:reader"),
              "connectionArguments",
              Map.of("source", "nightly", "timezone", "Europe/Paris", "max_attempts", 3));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static JdbcTarget target(String type, Map<String, Object> fields, String database) {
    return Dialects.forType(type)
        .orElseThrow()
        .target(new ConnectionConfig(type, fields), database);
  }

  private static Problem problem(String type, Map<String, Object> fields) {
    DqException refused = assertThrows(DqException.class, () -> target(type, fields, "lake"));
    assertEquals(1, refused.problems().size(), refused.problems()::toString);
    Problem problem = refused.problems().get(0);
    assertFalse(problem.toString().contains(SECRET), "the secret is shown");
    assertFalse(problem.hint().orElse("").isEmpty(), "there is no hint");
    return problem;
  }

  private static Problem problem(String type, String field, Object value) {
    Problem problem = problem(type, with(fields(type), field, value));
    assertEquals(ProblemCode.CONNECTION_INVALID, problem.code());
    return problem;
  }

  static List<String> types() {
    return TYPES;
  }

  static Stream<String> typesWithHosts() {
    return TYPES.stream().filter(type -> !type.equals("Athena"));
  }

  @Test
  void everyFieldBecomesAPartOfTheAddressOrAProperty() throws Exception {
    StringBuilder text = new StringBuilder();
    for (String type : TYPES) {
      JdbcTarget target = target(type, fields(type), "lake");
      text.append(type).append('\n');
      text.append("  ").append(target.url()).append('\n');
      text.append("  ").append(target.description()).append(" = ");
      text.append(target.database()).append('\n');
      new TreeMap<>(target.properties())
          .forEach((name, value) -> text.append("  ").append(name + ": " + value + "\n"));
      target.files().keySet().forEach(name -> text.append("  file ").append(name).append('\n'));
    }
    Path golden =
        Path.of("src/test/resources/io/dqrun/runner/connector/QueryEngineConnectorsTest.txt");
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text.toString());
  }

  @ParameterizedTest
  @MethodSource("types")
  void noSecretIsInTheAddressOrItsText(String type) {
    JdbcTarget target = target(type, fields(type), "lake");
    String shown = target.url() + target.description() + target + target.user();
    assertFalse(shown.contains(SECRET), shown);
    assertFalse(shown.contains("AKIA"), shown);
    assertFalse(target.properties().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("types")
  void propertiesThatCouldRunCodeOrReadFilesAreRefused(String type) {
    for (String property :
        List.of(
            // Trino, Presto
            "SSLVerification",
            "SSLTrustStorePath",
            "SSLKeyStorePath",
            "KerberosConfigPath",
            "dnsResolver",
            "queryInterceptors",
            "extraCredentials",
            "externalAuthentication",
            "socksProxy",
            // Athena
            "CredentialsProvider",
            "CredentialsProviderArguments",
            "AWSCredentialsProviderClass",
            "LogPath",
            "ProxyHost",
            // Databricks
            "logpath",
            "Auth_JWT_Key_File",
            "GoogleCredentialsFile",
            "SSLTrustStore",
            "VolumeOperationAllowedLocalPaths",
            "AllowSelfSignedCerts",
            // Hive, Impala
            "initFile",
            "sslTrustStore",
            "principal",
            "serviceDiscoveryMode",
            "hive.exec.post.hooks",
            "hiveconf:hive.exec.pre.hooks",
            "http.header.X",
            "storePasswordPath",
            // ClickHouse
            "sslrootcert",
            "sslmode",
            "custom_http_headers",
            "key_store_type",
            "jdbcCompliant",
            // SingleStore, MySQL
            "allowLoadLocalInfile",
            "allowLocalInfile",
            "autoDeserialize",
            "propertiesTransform",
            "socketFactory",
            "socksProxyHost",
            "serverSslCert",
            "trustCertificateKeyStoreUrl",
            "credentialType",
            "sessionVariables",
            "initSql",
            // Avatica
            "factory",
            "httpclient_impl",
            "httpclient_factory",
            "truststore",
            "keytab",
            "url",
            // Pinot
            "brokers",
            "headers.X-Forwarded-For",
            "pinot.jdbc.tls.truststore.path",
            // all
            "user",
            "password",
            "Source",
            "timeout ")) {
      for (String object : List.of("connectionOptions", "connectionArguments")) {
        Problem problem = problem(type, object, Map.of(property, SECRET));
        assertTrue(problem.message().contains("`" + property.strip()), problem.message());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("typesWithHosts")
  void nothingButAnAddressIsAnAddress(String type) {
    List<String> fields =
        type.equals("PinotDB") ? List.of("hostPort", "pinotControllerHost") : List.of("hostPort");
    for (String field : fields) {
      for (String address :
          List.of(
              "db;ssl=false",
              "db:1/x",
              "db?a=b",
              "db:1?socketFactory=x",
              "user:" + SECRET + "@db",
              "a,b",
              "db:0",
              "db:65536",
              "db:",
              ":1",
              "/etc/passwd",
              "db#x",
              "db&x",
              "db%2f",
              "file:///etc/passwd",
              "(host=x)",
              "address=(host=x)(port=1)",
              "2001:db8::1")) {
        assertTrue(problem(type, field, address).message().contains("`" + field + "`"), address);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void secretsThatAreNotThereAreTold(String type) {
    Map<String, Object> fields = fields(type);
    for (String secret : List.of("password", "token")) {
      if (fields.containsKey(secret)) {
        assertEquals(
            ProblemCode.CONNECTION_MASKED, problem(type, with(fields, secret, "*********")).code());
        assertTrue(problem(type, secret, SECRET + "\n").message().contains("line break"));
      }
    }
    DqException refused =
        assertThrows(DqException.class, () -> target(type, Map.of("a", "b"), "lake"));
    assertFalse(refused.problems().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "Athena,s3StagingDir,https://results/",
    "Athena,s3StagingDir,s3://results/?x=;y",
    "Clickhouse,https,maybe",
    "Clickhouse,secure,maybe",
    "Clickhouse,scheme,clickhouse+native",
    "Clickhouse,scheme,http",
    "Clickhouse,keyfile,/etc/key.pem",
    "Databricks,httpPath,/sql;AuthMech=11",
    "Databricks,httpPath,/sql/1.0/warehouses/a b",
    "Databricks,connectionTimeout,soon",
    "Doris,databaseSchema,a?b=c",
    "Hive,auth,KERBEROS",
    "Hive,auth,JWT",
    "Hive,auth,WHATEVER",
    "Hive,scheme,hive2",
    "Hive,authOptions,auth=noSasl",
    "Hive,databaseSchema,shop;principal=x",
    "Hive,databaseSchema,shop?hive.exec.pre.hooks=x",
    "Hive,useSSL,maybe",
    "Impala,authMechanism,GSSAPI",
    "Impala,authMechanism,KERBEROS",
    "Impala,authOptions,x",
    "Impala,useSSL,maybe",
    "PinotDB,scheme,https",
    "Presto,protocol,ftp",
    "Presto,protocol,http",
    "Presto,verify,false",
    "Presto,databaseSchema,a/b",
    "SingleStore,databaseSchema,a?b=c",
    "StarRocks,databaseSchema,a&b",
    "Trino,authType,OAuth2",
    "Trino,verify,/no/such/file.pem",
    "Trino,verify,False",
    "Trino,password,secret",
    "UnityCatalog,httpPath,/sql?x"
  })
  void wrongValuesOfFieldsAreNamed(String type, String field, String value) {
    Problem problem = problem(type, field, value);
    assertTrue(
        problem.message().contains("`" + field)
            || problem.message().contains(value)
            || problem.message().contains("log-in to Trino"),
        problem.message());
  }

  @ParameterizedTest
  @MethodSource("types")
  void theDatabaseOfATableCannotEndItsPlaceInTheAddress(String type) {
    String hostile = "a b;ssl=0?x=y&z#ü\"";
    JdbcTarget target = target(type, fields(type), hostile);
    assertEquals(hostile, target.database());
    String rest = target.url().replaceFirst("^jdbc:", "");
    assertFalse(rest.contains("ssl=0") || rest.contains("x=y"), target.url());
  }

  @Test
  void catalogsWithSlashesHaveNoAddress() {
    for (String type : List.of("Trino", "Presto")) {
      DqException refused =
          assertThrows(DqException.class, () -> target(type, fields(type), "a/b"));
      assertTrue(refused.problems().get(0).message().contains("catalog"));
    }
  }

  @Test
  void clickhouseIsToldAUserAndAPasswordAlsoWhereNoneIsNeeded() {
    JdbcTarget target = target("Clickhouse", Map.of("hostPort", "db"), "lake");
    assertEquals("default", target.properties().get("user"));
    assertEquals("", target.properties().get("password"));
  }

  @Test
  void trinoSendsSecretsOverHttpsOnly() {
    Map<String, Object> open = Map.of("hostPort", "trino", "username", "reader");
    assertEquals("jdbc:trino://trino:8080/hive", target("Trino", open, "hive").url());
    assertEquals("false", target("Trino", open, "hive").properties().get("SSL"));
    assertEquals("jdbc:trino://trino:8080", target("Trino", open, "").url());
    Map<String, Object> token = with(open, "authType", Map.of("jwt", SECRET));
    assertEquals("jdbc:trino://trino:443/hive", target("Trino", token, "hive").url());
    assertEquals(SECRET, target("Trino", token, "hive").properties().get("accessToken"));
    assertEquals("true", target("Trino", token, "hive").properties().get("SSL"));
    assertEquals(
        "true",
        target("Trino", with(open, "hostPort", "trino:443"), "hive").properties().get("SSL"));
    Problem plain =
        problem("Trino", with(token, "connectionArguments", Map.of("http_scheme", "http")));
    assertTrue(plain.message().contains("unencrypted"));
    assertTrue(
        problem("Trino", "authType", Map.of("password", SECRET, "jwt", SECRET))
            .message()
            .contains("a token"));
    assertTrue(
        problem("Trino", "authType", Map.of("azureConfig", Map.of("clientId", "x")))
            .message()
            .contains("Azure"));
    assertTrue(
        problem("Trino", "proxies", Map.of("https", "http://u:" + SECRET + "@p:1"))
            .message()
            .contains("proxies"));
    assertTrue(
        problem("Trino", "connectionArguments", Map.of("sessionProperties", "a:b;c"))
            .message()
            .contains("sessionProperties"));
  }

  @Test
  void authoritiesAreReadFromTheFileThatVerifyNames(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ca.pem");
    Files.writeString(file, AUTHORITY);
    JdbcTarget target = target("Trino", with(fields("Trino"), "verify", file.toString()), "hive");
    assertEquals(Map.of("SSLTrustStorePath", AUTHORITY), target.files());
    Path other = folder.resolve("shadow");
    Files.writeString(other, "root:" + SECRET);
    assertTrue(problem("Trino", "verify", other.toString()).message().contains("verify"));
    assertEquals(Map.of(), target("Trino", with(fields("Trino"), "verify", "true"), "h").files());
  }

  @Test
  void athenaTakesItsCredentialsFromWhereItIsTold() {
    Map<String, Object> region = Map.of("awsRegion", "us-gov-west-1");
    JdbcTarget chain = target("Athena", with(fields("Athena"), "awsConfig", region), "x");
    assertEquals("DefaultChain", chain.properties().get("CredentialsProvider"));
    JdbcTarget profile =
        target(
            "Athena", with(fields("Athena"), "awsConfig", with(region, "profileName", "dq")), "x");
    assertEquals("ProfileCredentials", profile.properties().get("CredentialsProvider"));
    assertEquals("dq", profile.properties().get("ProfileName"));
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            with(region, "assumeRoleArn", "arn:aws:iam::1:role/x"),
            with(region, "awsAccessKeyId", "AKIAEXAMPLE"),
            with(region, "awsSecretAccessKey", SECRET),
            with(region, "endPointURL", "http://169.254.169.254/"),
            Map.of("awsRegion", "eu-central-1;x=y"),
            Map.of("profileName", "dq"))) {
      assertTrue(problem("Athena", "awsConfig", wrong).message().contains("aws"));
    }
  }

  @Test
  void databricksLogsInByTokenOrAsServicePrincipal() {
    Map<String, Object> fields = new HashMap<>(fields("Databricks"));
    fields.remove("token");
    JdbcTarget token =
        target("Databricks", with(fields, "authType", Map.of("token", SECRET)), "main");
    assertEquals(SECRET, token.properties().get("PWD"));
    JdbcTarget principal =
        target(
            "Databricks",
            with(fields, "authType", Map.of("clientId", "id", "clientSecret", SECRET)),
            "default");
    assertEquals(SECRET, principal.properties().get("OAuth2Secret"));
    assertTrue(principal.url().endsWith(";AuthMech=11"));
    assertFalse(principal.properties().containsKey("ConnCatalog"));
    Map<String, String> azure =
        target(
                "Databricks",
                with(
                    fields,
                    "authType",
                    Map.of(
                        "azureClientId", "id", "azureClientSecret", SECRET, "azureTenantId", "t")),
                "main")
            .properties();
    assertEquals("t", azure.get("AzureTenantId"));
    assertEquals(SECRET, azure.get("OAuth2Secret"));
    assertTrue(
        problem(
                "Databricks",
                with(
                    fields, "authType", Map.of("azureClientId", "id", "azureClientSecret", SECRET)))
            .message()
            .contains("`authType.azureTenantId`"));
    assertTrue(problem("Databricks", fields).message().contains("`token`"));
  }

  @Test
  void hiveLogsInWithoutSaslAndOverHttp() {
    JdbcTarget hive = target("Hive", Map.of("hostPort", "hive", "auth", "NOSASL"), "");
    assertEquals("jdbc:hive2://hive:10000/default;auth=noSasl", hive.url());
    JdbcTarget http = target("Hive", Map.of("hostPort", "hive", "scheme", "hive+http"), "");
    assertEquals(
        "jdbc:hive2://hive:10000/default;transportMode=http;httpPath=cliservice", http.url());
    JdbcTarget impala = target("Impala", Map.of("hostPort", "i", "authMechanism", "NOSASL"), "");
    assertEquals("jdbc:hive2://i:21050/default;auth=noSasl", impala.url());
    assertTrue(problem("Hive", "sslConfig", CERTIFICATES).message().contains("caCertificate"));
  }

  @Test
  void certificatesThatADriverCannotUseAreRefused() {
    for (String type : List.of("Doris", "StarRocks")) {
      assertTrue(problem(type, "sslConfig", CERTIFICATES).message().contains("caCertificate"));
    }
  }

  @Test
  void druidAndPinotSpeakPlainHttpUnlessTold() {
    JdbcTarget druid = target("Druid", Map.of("hostPort", "druid"), "");
    assertEquals(
        "jdbc:avatica:remote:url=http://druid:8888/druid/v2/sql/avatica-protobuf/;serialization=protobuf",
        druid.url());
    JdbcTarget pinot = target("PinotDB", Map.of("hostPort", "b", "pinotControllerHost", "c"), "");
    assertEquals("jdbc:pinot://c:9000", pinot.url());
    assertEquals(
        Map.of(
            "brokers", "b:8099",
            "scheme", "http",
            "enableNullHandling", "true",
            "useMultistageEngine", "true"),
        pinot.properties());
  }
}
