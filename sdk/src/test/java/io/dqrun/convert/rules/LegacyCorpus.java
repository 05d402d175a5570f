package io.dqrun.convert.rules;

import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FormerField;
import io.dqrun.workflow.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Test-suite workflows of every generation and every service type, as teams have them. */
final class LegacyCorpus {

  /** A generation of the layout. */
  enum Generation {
    /** 0.11: tests inside the profiler. */
    PROFILER,
    /** 0.12 to 1.0: suites with entity links. */
    SUITES,
    /** 1.1 to 1.6.1: one table, the connection under the source. */
    TABLE,
    /** 1.6.2: one table, a list of connections. */
    BASIC,
    /** 1.6.2: a logical suite. */
    LOGICAL
  }

  private final Random random;

  LegacyCorpus(Random random) {
    this.random = random;
  }

  /** One file. */
  String file(Generation generation, String connectionType) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("source", source(generation, connectionType));
    root.put("processor", processor(generation));
    root.put("sink", map("type", "metadata-rest", "config", Map.of()));
    root.put("workflowConfig", map("loggerLevel", "INFO", "openMetadataServerConfig", server()));
    if (random.nextInt(20) == 0) {
      root.remove("sink");
    }
    return new StyledYaml(random).print(root);
  }

  private Map<String, Object> source(Generation generation, String connectionType) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put(
        "type", generation == Generation.PROFILER ? "mysql" : pick("TestSuite", "testsuite"));
    source.put("serviceName", pick("svc", "nightly", "team label"));
    Map<String, Object> connection = map("config", connection(connectionType));
    Map<String, Object> suite = new LinkedHashMap<>();
    suite.put("type", generation == Generation.PROFILER ? "Profiler" : "TestSuite");
    switch (generation) {
      case PROFILER, SUITES -> source.put("serviceConnection", connection);
      case TABLE -> {
        suite.put("entityFullyQualifiedName", table());
        source.put("serviceConnection", connection);
      }
      case BASIC -> {
        suite.put("entityFullyQualifiedName", table());
        suite.put("serviceConnections", connections(connection));
      }
      case LOGICAL -> suite.put("serviceConnections", connections(connection));
    }
    source.put("sourceConfig", map("config", suite));
    return source;
  }

  private static List<Object> connections(Map<String, Object> connection) {
    return List.of(map("serviceName", "svc", "serviceConnection", connection));
  }

  private String table() {
    return pick("svc.db.sch.orders", "svc.db.sch.\"odd.name\"", "svc.db.sch.customers");
  }

  private Map<String, Object> connection(String type) {
    ObjectType known = ConnectionTypes.find(type).orElseThrow();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type);
    for (FieldType field : known.fields()) {
      if (!field.name().equals("type") && (field.required() || random.nextInt(6) == 0)) {
        value(field).ifPresent(value -> fields.put(field.name(), value));
      }
    }
    for (FormerField former : known.former()) {
      if (random.nextInt(3) == 0) {
        old(former, fields);
      }
    }
    return fields;
  }

  /** Writes a value in an older layout instead of today's. */
  private void old(FormerField former, Map<String, Object> fields) {
    String today = former.successor().split("\\.", -1)[0];
    if (!today.isEmpty() && !today.equals(former.name())) {
      fields.remove(today);
    }
    switch (former.name()) {
      case "params" -> fields.put("params", map("key", "value"));
      case "metastoreConnection", "appName" -> {
        fields.put("metastoreConnection", map("metastoreHostPort", "hive.example.com:9083"));
        fields.put("appName", "OpenMetadata");
      }
      default -> fields.put(former.name(), pick("old value", "${OLD_VALUE}", "/path/of/old"));
    }
  }

  private Optional<Object> value(FieldType field) {
    return switch (field.kind()) {
      case TEXT -> Optional.of(text(field.name()));
      case SECRET -> Optional.of(pick("${SECRET}", "$SECRET", "s3cr#t: 'x'"));
      case INTEGER -> Optional.of(1 + random.nextInt(100));
      case BOOLEAN -> Optional.of(random.nextBoolean());
      case CHOICE -> Optional.of(field.choices().get(random.nextInt(field.choices().size())));
      case LIST -> Optional.of(List.of("one", "two"));
      case MAP -> Optional.of(map("key", "value"));
      case OBJECT -> object(field);
      case ANY -> Optional.empty();
    };
  }

  private Optional<Object> object(FieldType field) {
    String name = field.choices().get(random.nextInt(field.choices().size()));
    ObjectType type = ConnectionTypes.object(name);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (FieldType inner : type.fields()) {
      if (inner.required() || (fields.isEmpty() && !field.required())) {
        value(inner).ifPresent(value -> fields.put(inner.name(), value));
      }
    }
    if (fields.isEmpty() && !type.fields().isEmpty()) {
      FieldType first = type.fields().get(0);
      value(first).ifPresent(value -> fields.put(first.name(), value));
    }
    return Optional.of(fields);
  }

  private String text(String name) {
    return switch (name) {
      case "hostPort" -> pick("db.example.com:1234", "${DB_HOST}:1234");
      default -> pick("some text", "{{ env }}", "${" + name.replaceAll("\\W", "") + "}", "x");
    };
  }

  private Map<String, Object> processor(Generation generation) {
    Map<String, Object> config = new LinkedHashMap<>();
    switch (generation) {
      case PROFILER ->
          config.put(
              "test_suite",
              map(
                  "name",
                  "old",
                  "tests",
                  List.of(map("table", "svc.db.sch.orders", "table_tests", List.of()))));
      case SUITES -> config.put("testSuites", suites());
      case TABLE, BASIC -> {
        config.put("testCases", cases(false));
        if (random.nextInt(4) == 0) {
          config.put("forceUpdate", true);
        }
      }
      case LOGICAL -> {
        // The cases of a logical suite are on the server.
      }
    }
    return map(
        "type",
        generation == Generation.PROFILER ? "orm-profiler" : "orm-test-runner",
        "config",
        config);
  }

  private List<Object> suites() {
    List<Object> suites = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      Map<String, Object> suite = map("name", "suite" + i);
      if (random.nextBoolean()) {
        suite.put("description", "Suite number " + i);
      }
      suite.put("testCases", cases(true).stream().map(c -> renamed(c, suites.size())).toList());
      suites.add(suite);
    }
    return suites;
  }

  private static Object renamed(Object testCase, int suite) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    ((Map<?, ?>) testCase).forEach((key, value) -> renamed.put(String.valueOf(key), value));
    renamed.put("name", renamed.get("name") + "_" + suite);
    return renamed;
  }

  private List<Object> cases(boolean links) {
    List<Object> cases = new ArrayList<>();
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      boolean column = random.nextBoolean();
      Map<String, Object> one = map("name", "case_" + i);
      if (random.nextInt(4) == 0) {
        one.put("description", "What case " + i + " is for");
      }
      one.put(
          "testDefinitionName", column ? "columnValuesToBeBetween" : "tableRowCountToBeBetween");
      if (links) {
        String table = "svc.db.sch." + pick("orders", "customers");
        one.put("entityLink", "<#E::table::" + table + (column ? "::columns::price>" : ">"));
      } else if (column) {
        one.put("columnName", "price");
      }
      one.put(
          "parameterValues",
          List.of(
              map("name", "minValue", "value", pick("1", "10.5")),
              map("name", "maxValue", "value", random.nextBoolean() ? (Object) 100 : "100")));
      cases.add(one);
    }
    return cases;
  }

  private Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("hostPort", pick("https://om.example.com/api", "http://localhost:8585/api"));
    server.put("authProvider", pick("openmetadata", "openmetadata", "google", "no-auth"));
    switch (random.nextInt(5)) {
      case 0 -> server.put("securityConfig", map("secretKey", "/keys/google.json"));
      default -> server.put("securityConfig", map("jwtToken", "${OM_JWT_TOKEN}"));
    }
    if (random.nextInt(4) == 0) {
      server.put("secretsManagerProvider", pick("local", "noop", "db", "aws"));
    }
    if (random.nextInt(8) == 0) {
      server.put("verifySSL", "validate");
      server.put("sslConfig", map("certificatePath", "/certs/ca.pem"));
    }
    if (random.nextInt(8) == 0) {
      server.put("limitRecords", random.nextBoolean() ? (Object) "1000" : 1000);
    }
    return server;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }
}
