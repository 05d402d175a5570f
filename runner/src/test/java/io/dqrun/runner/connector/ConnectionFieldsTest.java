package io.dqrun.runner.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.ObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of each field of each connection: a property of the driver, a part of the address, a
 * problem; or nothing, and then this class says why. The file of fates is to be read; run with
 * {@code -Ddqrun.golden=write} to write what is there now.
 */
class ConnectionFieldsTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/dqrun/runner/connector/connection-fields.txt");

  private static final String STAND_IN = "canary-5ecret";
  private static final String PEM = "-----BEGIN CERTIFICATE-----\nabc\n";
  private static final String KEY = "-----BEGIN PRIVATE KEY-----\nabc\n";

  /**
   * Fields that tell OpenMetadata what to gather, not how to connect; as do those that start with
   * {@code supports} or end with {@code FilterPattern}, and Hive's {@code metastoreConnection}.
   */
  private static final Set<String> ABOUT_METADATA =
      Set.of(
          "sampleDataStorageConfig",
          "ingestAllDatabases",
          "classificationName",
          "queryStatementSource",
          "queryHistoryTable",
          "taxonomyProjectID",
          "taxonomyLocation",
          "usageLocation",
          "includePolicyTags",
          "costPerTB",
          "includeTransientTables",
          "includeStreams",
          "includeStages",
          "accountUsageSchema",
          "creditCost",
          "useSlowLogs",
          "useDBATable",
          "preserveIdentifierCase",
          "skipColdStorage",
          "catalogId",
          "snowflakeSourceHost");

  /** Fields that mean something to the driver of Python only, and why that is no loss. */
  private static final Map<String, String> PYTHON_ONLY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("scheme", "one driver serves all schemes, or refuses the others"),
              Map.entry("driver", "the name of an ODBC driver"),
              Map.entry("instantClientDirectory", "the thin driver needs no client of Oracle's"),
              Map.entry("clidriverVersion", "the driver needs no client of IBM's"),
              Map.entry("license", "the driver reads it from db2jcc_license_cisuz.jar beside it"),
              Map.entry("licenseFileName", "as license"),
              Map.entry("duration", "how long a log of queries is read"),
              Map.entry("assumeRoleSessionName", "counts with assumeRoleArn, which is refused"),
              Map.entry("assumeRoleSourceIdentity", "counts with assumeRoleArn"),
              Map.entry("databaseName", "the label of the database in names of tables"),
              Map.entry(
                  "kerberosServiceName", "counts with a log-in by Kerberos, which is refused"),
              Map.entry("enabled", "whether a form shows the fields"),
              Map.entry("authUri", "for people in browsers"),
              Map.entry("authProviderX509CertUrl", "checks the signatures of Google's"),
              Map.entry("clientX509CertUrl", "lets others check ours"),
              Map.entry("type", "the kind of an object, told by its fields"),
              Map.entry("externalType", "as type"),
              Map.entry("tenantId", "the server tells the driver which directory to ask")));

  /** Fields of types that have no server. */
  private static final Set<String> NO_SERVER =
      Set.of("SQLite hostPort", "SQLite username", "SQLite password");

  /** Values for fields of later versions, whose kinds are not told. */
  private static final Map<String, Object> LATER =
      Map.of(
          "sslConfig",
          Map.of("caCertificate", PEM),
          "authType",
          Map.of("token", "probe", "password", "probe"),
          "proxies",
          Map.of("https", "http://probe.example.org:3128"),
          "tokenUri",
          "https://probe.example.org/token",
          "encrypt",
          "false",
          "protocol",
          "http");

  @TempDir private static Path folder;

  private static Map<String, Object> base(String type) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    fields.put("hostPort", "db.example.org:4321");
    fields.put("username", "reader");
    fields.put("database", "shop");
    switch (type) {
      case "Athena" -> {
        fields.clear();
        fields.put("awsConfig", Map.of("awsRegion", "eu-central-1"));
        fields.put("s3StagingDir", "s3://bucket/x/");
        fields.put("workgroup", "primary");
      }
      case "BigQuery" -> {
        fields.clear();
        fields.put("credentials", Map.of("gcpConfig", google()));
      }
      case "Databricks", "UnityCatalog" -> {
        fields.put("token", "t");
        fields.put("httpPath", "/sql/1.0/warehouses/a");
      }
      case "Datalake" -> {
        fields.clear();
        fields.put("configSource", Map.of());
        fields.put("bucketName", folder.toString());
      }
      case "SQLite" -> {
        fields.clear();
        Path file = folder.resolve("base.db");
        if (!Files.exists(file)) {
          Files.createFile(file);
        }
        fields.put("databaseMode", file.toString());
      }
      case "Oracle" -> fields.put("oracleConnectionType", Map.of("oracleServiceName", "S"));
      case "Trino", "Presto" -> {
        fields.put("catalog", "hive");
        fields.put("password", STAND_IN);
      }
      case "PinotDB" -> fields.put("pinotControllerHost", "c.example.org:9000");
      case "SapHana" -> fields.put("connection", hana());
      case "Snowflake" -> {
        fields.put("account", "org-acc");
        fields.put("warehouse", "WH");
        fields.put("password", STAND_IN);
      }
      default -> fields.put("password", STAND_IN);
    }
    if (Set.of("Postgres", "Greenplum", "Cockroach", "Timescale", "Mysql", "Trino")
        .contains(type)) {
      fields.remove("password");
      fields.put("authType", Map.of("password", STAND_IN));
    }
    return fields;
  }

  private static Map<String, Object> google() {
    return Map.of(
        "type", "service_account",
        "projectId", "shop",
        "privateKey", KEY,
        "clientEmail", "a@shop.iam.gserviceaccount.com");
  }

  private static Map<String, Object> hana() {
    return Map.of("hostPort", "db.example.org:4321", "username", "reader", "password", "p");
  }

  /** What has to stand beside a nested field, so that it means something. */
  private static Map<String, Object> beside(String parent) {
    if (parent.endsWith("awsConfig")) {
      return Map.of("awsRegion", "eu-central-1");
    }
    return switch (parent) {
      case "credentials" -> Map.of("gcpConfig", google());
      case "credentials.gcpConfig" -> google();
      case "credentials.gcpImpersonateServiceAccount" ->
          Map.of("impersonateServiceAccount", "b@shop.iam.gserviceaccount.com");
      case "connection" -> hana();
      default -> Map.of();
    };
  }

  private static Object probe(String type, String path, FieldType field, String choice) {
    String name = field.name();
    if (LATER.containsKey(name)) {
      return field.kind() == FieldType.Kind.BOOLEAN ? Boolean.valueOf(choice) : LATER.get(name);
    }
    return switch (field.kind()) {
      case BOOLEAN -> Boolean.valueOf(choice);
      case INTEGER -> 77;
      case CHOICE -> choice;
      case LIST -> List.of("probe");
      case MAP -> Map.of("probe", "probe");
      default ->
          switch (name) {
            case "hostPort", "pinotControllerHost" ->
                type.equals("BigQuery") ? "x.googleapis.com" : "probe.example.org:99";
            case "caCertificate", "sslCertificate", "sslKey" -> PEM;
            case "privateKey" -> KEY.replace("abc", "probe");
            case "clientEmail", "impersonateServiceAccount" -> "p@probe.iam.gserviceaccount.com";
            case "awsRegion" -> "us-east-1";
            case "s3StagingDir" -> "s3://probe/";
            case "endPointURL" -> "https://probe.example.org";
            case "bucketName" -> path(name);
            case "databaseMode" -> path(name);
            case "projectId", "billingProjectId" -> "probe";
            case "verify" -> PEM;
            case "oracleTNSConnection" ->
                "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=probe)(PORT=1)))";
            case "sslMode" -> "verify-ca";
            case "trustServerCertificate", "useSSL", "enabled" -> "true";
            default -> path.contains("atabase") || !name.equals("lifetime") ? "probe" : "77";
          };
    };
  }

  private static String path(String name) {
    try {
      Path path = folder.resolve("probe-" + name);
      if (!Files.exists(path)) {
        Files.createFile(path);
      }
      return path.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fate(String type, Map<String, Object> without, Map<String, Object> with)
      throws IOException {
    String problems = problems(type, with);
    String before = problems(type, without);
    if (!problems.isEmpty()) {
      return (problems.equals(before) ? "refused with what it belongs to: " : "refused: ")
          + problems;
    }
    if (!before.isEmpty()) {
      return "needed: " + difference(type, base(type), with);
    }
    return difference(type, without, with);
  }

  private static String difference(
      String type, Map<String, Object> without, Map<String, Object> with) {
    Map<String, String> old = parts(type, without);
    Map<String, String> now = parts(type, with);
    Set<String> changed = new TreeSet<>(now.keySet());
    changed.addAll(old.keySet());
    changed.removeIf(key -> Objects.equals(old.get(key), now.get(key)));
    return changed.isEmpty() ? "nothing" : String.join(", ", changed);
  }

  private static String problems(String type, Map<String, Object> fields) {
    try {
      parts(type, fields);
      return "";
    } catch (DqException e) {
      return e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
    }
  }

  private static Map<String, String> parts(String type, Map<String, Object> fields) {
    JdbcTarget target =
        Dialects.forType(type).orElseThrow().target(new ConnectionConfig(type, fields), "");
    TreeMap<String, String> parts = new TreeMap<>(target.properties());
    target.files().forEach((name, text) -> parts.put(name + " (file)", text));
    parts.put("the address", target.url());
    parts.put("the database's label", target.database());
    parts.put("the folder", target.folder().toString());
    target
        .logIn()
        .ifPresent(
            logIn ->
                parts.put(
                    "the password made for each connection", Integer.toString(logIn.hashCode())));
    return parts;
  }

  private static void walk(String type, String parent, ObjectType object, Map<String, String> fates)
      throws IOException {
    List<FieldType> fields = new ArrayList<>(object.fields());
    object
        .later()
        .keySet()
        .forEach(name -> fields.add(new FieldType(name, FieldType.Kind.ANY, false, List.of())));
    for (FieldType field : fields) {
      String path = parent.isEmpty() ? field.name() : parent + "." + field.name();
      if (field.name().startsWith("supports")
          || field.name().endsWith("FilterPattern")
          || field.name().equals("metastoreConnection")) {
        continue;
      }
      if (field.kind() == FieldType.Kind.OBJECT) {
        walk(type, path, ConnectionTypes.anyOf(field), fates);
        continue;
      }
      List<String> choices =
          switch (field.kind()) {
            case BOOLEAN -> List.of("true", "false");
            case CHOICE -> field.choices();
            default -> List.of("");
          };
      for (String choice : choices) {
        if (Set.of("awsSessionToken", "snowflakePrivatekeyPassphrase").contains(field.name())) {
          fates.put(type + " " + path, "counts with a key: " + partner(type, path));
          continue;
        }
        Map<String, Object> without = set(type, base(type), path, null);
        Map<String, Object> with = set(type, base(type), path, probe(type, path, field, choice));
        fates.put(
            type + " " + path + (choice.isEmpty() ? "" : "=" + choice), fate(type, without, with));
      }
    }
  }

  /** What becomes of a field that belongs to a key. */
  private static String partner(String type, String path) throws IOException {
    Map<String, Object> without = base(type);
    Map<String, Object> with = base(type);
    if (path.equals("snowflakePrivatekeyPassphrase")) {
      without.put("privateKey", KEY);
      with.put("privateKey", KEY);
      with.put(path, "probe");
    } else {
      for (Map<String, Object> fields : List.of(without, with)) {
        Map<String, Object> aws = new HashMap<>();
        aws.put("awsRegion", "eu-central-1");
        aws.put("awsAccessKeyId", "id");
        aws.put("awsSecretAccessKey", "key");
        if (fields == with) {
          aws.put("awsSessionToken", "probe");
        }
        fields.put(
            path.startsWith("authType.") ? "authType" : "awsConfig",
            path.startsWith("authType.") ? Map.of("awsConfig", aws) : aws);
      }
    }
    return fate(type, without, with);
  }

  /** The fields with the one at {@code path} set, or taken away. */
  private static Map<String, Object> set(
      String type, Map<String, Object> fields, String path, @Nullable Object value) {
    String[] names = path.split("\\.");
    if (names.length > 1 && !names[0].equals("credentials")) {
      fields.remove("token");
    }
    set(type, fields, names, 0, value);
    return fields;
  }

  private static void set(
      String type, Map<String, Object> fields, String[] names, int at, @Nullable Object value) {
    if (at == names.length - 1) {
      if (value == null) {
        fields.remove(names[at]);
      } else {
        fields.put(names[at], value);
      }
      return;
    }
    String parent = String.join(".", List.of(names).subList(0, at + 1));
    Map<String, Object> nested = new HashMap<>(beside(parent));
    set(type, nested, names, at + 1, value);
    fields.put(names[at], nested);
  }

  @Test
  void everyFieldOfEveryTypeHasAFate() throws IOException {
    TreeMap<String, String> fates = new TreeMap<>();
    for (String type : ConnectionTypes.names()) {
      if (Dialects.forType(type).isPresent()) {
        walk(type, "", ConnectionTypes.find(type).orElseThrow(), fates);
      }
    }
    List<String> lines = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    Map<String, List<String>> byField = new TreeMap<>();
    fates.forEach(
        (field, fate) ->
            byField
                .computeIfAbsent(field.replaceFirst("=.*", ""), f -> new ArrayList<>())
                .add(fate));
    fates.forEach(
        (field, fate) -> lines.add(field + " -> " + fate.replace(folder.toString(), "FOLDER")));
    byField.forEach(
        (field, all) -> {
          String name = field.substring(Math.max(field.lastIndexOf('.'), field.indexOf(' ')) + 1);
          boolean nothing = all.stream().allMatch("nothing"::equals);
          if (nothing
              && !NO_SERVER.contains(field)
              && !ABOUT_METADATA.contains(name)
              && !PYTHON_ONLY.containsKey(name)) {
            ignored.add(field);
          }
        });
    String text = String.join("\n", lines) + "\n";
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(GOLDEN, text);
    }
    assertEquals(List.of(), ignored, "fields that nothing is made of");
    assertFalse(text.contains(STAND_IN), "what stands for a secret is shown");
    assertEquals(Files.readString(GOLDEN), text);
  }
}
