package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.runner.sandbox.Fault;
import io.dqrun.runner.sandbox.Faults;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret, wherever it is written and whatever is wrong around it, is never shown. */
class CanaryTest {

  /** Whatever is done to it, its beginning stays. */
  private static final String CORE = "CaN4ry";

  private static final String CANARY = CORE + "/+=Q x@:#";

  /** The secret fields of connections: the type, and the path of the field below it. */
  private static final List<String> CONNECTION_FIELDS =
      List.of(
          "Postgres authType.password",
          "Postgres authType.awsConfig.awsSecretAccessKey",
          "Postgres authType.awsConfig.awsSessionToken",
          "Postgres authType.azureConfig.clientSecret",
          "Postgres sslConfig.sslKey",
          "Postgres sslConfig.sslCertificate",
          "Postgres connectionOptions.password",
          "Postgres connectionOptions.sslpassword",
          "Postgres connectionArguments.anything",
          "Mysql authType.password",
          "Mysql authType.azureConfig.clientSecret",
          "MariaDB password",
          "SingleStore password",
          "Mssql password",
          "AzureSQL password",
          "Synapse password",
          "Oracle password",
          "Redshift password",
          "Greenplum authType.password",
          "Cockroach authType.password",
          "Timescale authType.password",
          "Snowflake password",
          "Snowflake privateKey",
          "Snowflake snowflakePrivatekeyPassphrase",
          "Databricks token",
          "UnityCatalog token",
          "BigQuery credentials.gcpConfig.privateKey",
          "BigTable credentials.gcpConfig.privateKey",
          "Datalake configSource.securityConfig.awsSecretAccessKey",
          "Datalake configSource.securityConfig.clientSecret",
          "Athena awsConfig.awsSecretAccessKey",
          "Glue awsConfig.awsSessionToken",
          "DynamoDB awsConfig.awsSecretAccessKey",
          "Trino authType.jwt",
          "Trino authType.password",
          "Presto password",
          "Hive password",
          "Hive authOptions",
          "Impala password",
          "Druid password",
          "PinotDB password",
          "Clickhouse password",
          "Db2 password",
          "Db2 license",
          "Vertica password",
          "Teradata password",
          "Teradata logdata",
          "Exasol password",
          "Doris password",
          "MongoDB password",
          "Couchbase password",
          "Cassandra authType.cloudConfig.token",
          "Cassandra authType.cloudConfig.secureConnectBundle",
          "Salesforce password",
          "Salesforce securityToken",
          "DomoDatabase secretToken",
          "DomoDatabase accessToken",
          "SapErp apiKey",
          "SapHana connection.password",
          "SAS password",
          "Iceberg catalog.connection.credential.clientSecret",
          "Iceberg catalog.connection.token",
          "MicrosoftFabric clientSecret",
          "SQLite password");

  private static final List<String> SERVER_FIELDS =
      List.of(
          "securityConfig.jwtToken",
          "securityConfig.secretKey",
          "securityConfig.clientSecret",
          "securityConfig.privateKey",
          "extraHeaders.Authorization",
          "extraHeaders.X-Anything",
          "sslConfig.sslKey",
          "sslConfig.sslCertificate",
          "secretsManagerCredentials.awsSecretAccessKey");

  /** What may stand behind the key: well or badly written. */
  private static final List<String> SPELLINGS =
      List.of(
          ": '%s'",
          ": \"%s\"",
          ": ${CANARY}",
          ": ['%s']",
          ": {'%s': x}",
          ": {'%s'}",
          ": \"%s",
          ": '%s",
          ": [%s",
          ": {%s",
          ": |\n%s",
          ":%s",
          " %s",
          ": x: %s",
          ": '%s'\n\t\tx: y",
          ": !x %s",
          ": &a %s",
          ": *%s",
          "s: '%s'",
          "x: ${MISSING}%s");

  private final Program program =
      new Program().with("CANARY", CANARY).with("TOKEN", "t").with("HOME", "/nowhere");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void noFieldIsShownByValidate() throws IOException {
    Path file = folder.resolve("w.yaml");
    int looked = 0;
    for (String workflow : workflows()) {
      Files.writeString(file, workflow);
      assertHidden(workflow, program.run("validate", "--debug", "-v", file.toString()));
      assertHidden(workflow, program.run("validate", "--output", "json", file.toString()));
      looked++;
    }
    assertEquals((CONNECTION_FIELDS.size() + SERVER_FIELDS.size()) * SPELLINGS.size(), looked);
  }

  @Test
  void noFieldIsShownByToString() {
    WorkflowReader reader = new WorkflowReader(Map.of("CANARY", CANARY, "TOKEN", "t"));
    int valid = 0;
    for (String workflow : workflows()) {
      ParsedWorkflow parsed = reader.read("f", workflow.getBytes(StandardCharsets.UTF_8));
      assertFalse(parsed.toString().contains(CORE), workflow);
      valid += parsed.workflow().isPresent() ? 1 : 0;
      parsed.workflow().ifPresent(w -> assertFalse(w.toString().contains(CORE), workflow));
    }
    assertTrue(valid > 50, valid + " were valid");
  }

  @Test
  void noSecretOfARunIsShown() throws Exception {
    Path data = folder.resolve("data.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
    }
    Path file = folder.resolve("w.yaml");
    Files.writeString(
        file,
        workflow("")
            .replace("shop.db.public.orders", "lite.main.main.orders")
            .replace(
                "# connections",
                """
                serviceConnections:
                        - serviceName: lite
                          serviceConnection:
                            config:
                              type: SQLite
                              database: main
                              databaseMode: %s
                              password: '%s'
                        - serviceName: pg
                          serviceConnection:
                            config:
                              type: Postgres
                              username: me
                              authType: {password: '%s'}
                              hostPort: localhost:1
                              database: db"""
                    .formatted(data, CANARY, CANARY))
            .replace("\"${TOKEN}\"", "'" + CANARY + "'"));
    String state = folder.resolve("state").toString();
    for (List<String> call :
        List.of(
            List.of("run", "--sandbox", "--debug", "-v"),
            List.of("run", "--sandbox", "--output", "json"),
            List.of("plan", "--sandbox", "--debug", "-v"),
            List.of("plan", "--sandbox", "--output", "json"),
            List.of("run", "--debug", "-v"),
            List.of("validate", "--server", "--debug", "-v"))) {
      List<String> arguments = new ArrayList<>(call);
      arguments.addAll(List.of("--state-dir", state, file.toString()));
      Program.Outcome outcome = program.run(arguments.toArray(String[]::new));
      assertHidden(call.toString(), outcome);
      assertTrue(outcome.code() != 64 && outcome.code() != 70, call + outcome.err());
    }
    Program.Outcome run = program.run("run", "--sandbox", "--state-dir", state, file.toString());
    assertTrue(run.out().contains("rows"), run.out() + run.err());
  }

  @Test
  void noSecretIsKeptBesideResults() throws Exception {
    Shop shop = new Shop(folder);
    String state = folder.resolve("state").toString();
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path file =
          shop.basic(
              server.url().toString(),
              Shop.testCase("id_unique", "columnValuesToBeUnique", "id"),
              "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n");
      Files.writeString(
          file,
          Files.readString(file)
              .replace("a-token", CORE + "0123")
              .replace(
                  "database: shop", "database: shop\n              password: '" + CANARY + "'"));
      for (Fault fault : List.of(Fault.INTERNAL_ERROR, Fault.BAD_REQUEST)) {
        server.inject(Faults.NONE.with(Faults.every(1, fault).on("/testCaseResults/")));
        Program.Outcome run = program.run("run", "--state-dir", state, file.toString());
        assertTrue(List.of(75, 2).contains(run.code()), run.err());
        assertHidden(fault.toString(), run);
        for (List<String> call :
            List.of(
                List.of("outbox", "list"),
                List.of("outbox", "list", "--output", "json"),
                List.of("outbox", "flush", "--debug", "-v", file.toString()))) {
          List<String> arguments = new ArrayList<>(call);
          arguments.addAll(List.of("--state-dir", state));
          assertHidden(call.toString(), program.run(arguments.toArray(String[]::new)));
        }
        assertKeepsNone(Path.of(state));
      }
      Program.Outcome drop = program.run("outbox", "drop", "--all", "--state-dir", state);
      assertEquals(0, drop.code(), drop.err());
      assertHidden("drop", drop);
    }
  }

  private static void assertKeepsNone(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertTrue(all.size() > 2, all.toString());
      for (Path one : all) {
        String kept = Files.readString(one, StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains(CORE), one + "\n\n" + kept);
      }
    }
  }

  @Test
  void noSecretIsShownWhenAServerRefusesIt() throws Exception {
    Path file = folder.resolve("w.yaml");
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      Files.writeString(
          file,
          workflow("")
              .replace("http://localhost:1/api", server.url().toString())
              .replace("\"${TOKEN}\"", "'" + CANARY + "\u00e4'"));
      assertHidden("run", program.run("run", "--debug", "-v", file.toString()));
      assertHidden("check", program.run("validate", "--server", "--debug", "-v", file.toString()));
    }
  }

  private static void assertHidden(String what, Program.Outcome outcome) {
    String shown = outcome.out() + outcome.err();
    assertFalse(shown.contains(CORE), what + "\n\n" + shown);
    String base64 = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    assertFalse(shown.contains(base64.substring(0, 8)), what + "\n\n" + shown);
  }

  private static List<String> workflows() {
    List<String> workflows = new ArrayList<>();
    for (String spelling : SPELLINGS) {
      for (String field : CONNECTION_FIELDS) {
        String[] parts = field.split("[ .]");
        String path =
            nested(Arrays.asList(parts).subList(1, parts.length), "              ", spelling);
        workflows.add(
            workflow("")
                .replace(
                    "# connections",
                    "serviceConnections:\n        - serviceName: shop\n          serviceConnection:\n"
                        + "            config:\n              type: "
                        + parts[0]
                        + "\n              username: me\n"
                        + path));
      }
      for (String field : SERVER_FIELDS) {
        workflows.add(workflow(nested(Arrays.asList(field.split("\\.")), "    ", spelling)));
      }
    }
    return workflows;
  }

  /** Keys below each other, the last one with the secret. */
  private static String nested(List<String> keys, String indent, String spelling) {
    StringBuilder text = new StringBuilder();
    String deeper = indent;
    for (String key : keys.subList(0, keys.size() - 1)) {
      text.append(deeper).append(key).append(":\n");
      deeper += "  ";
    }
    boolean block = spelling.contains("|");
    String secret = block ? deeper + "  " + CANARY : CANARY;
    return text.append(deeper)
        .append(keys.get(keys.size() - 1))
        .append(spelling.replace("%s", secret))
        .toString();
  }

  private static String workflow(String server) {
    String token =
        server.contains("securityConfig") ? "" : "    securityConfig: {jwtToken: \"${TOKEN}\"}";
    return """
        source:
          type: TestSuite
          serviceName: x
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: shop.db.public.orders
              # connections
        processor:
          type: orm-test-runner
          config:
            testCases:
              - name: rows
                testDefinitionName: tableRowCountToEqual
                parameterValues: [{name: value, value: 0}]
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:1/api
        """
        + token
        + "\n"
        + server
        + "\n";
  }
}
