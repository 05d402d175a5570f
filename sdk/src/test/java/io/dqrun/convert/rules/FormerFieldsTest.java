package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.References;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FieldType.Kind;
import io.dqrun.workflow.FormerField;
import io.dqrun.workflow.ObjectType;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the reader refuses as an older layout of a connection, the rules convert or refuse with a
 * reason: every former field of every type, also inside inner connections and objects.
 */
class FormerFieldsTest {

  private static final TargetVersion TARGET = TargetVersion.V1_6_2;

  /** What stood in fields that were no text. */
  private static final Map<String, Object> VALUES =
      Map.of(
          "params",
          Map.of("a", "b"),
          "connectionOptions",
          Map.of("a", "b"),
          "metastoreConnection",
          Map.of("metastoreHostPort", "h:1"),
          "gcsConfig",
          Map.of("type", "service_account"),
          "includeTempTables",
          true,
          "supportsProfiler",
          true,
          "supportsQueryComment",
          true,
          "useUnityCatalog",
          true);

  /** A former field somewhere in a connection that otherwise has what it needs. */
  private record Example(String name, Map<String, Object> connection) {}

  @Test
  void everyFormerFieldIsConvertedOrRefusedWithAReason() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    int converted = 0;
    List<String> refused = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String type : ConnectionTypes.names()) {
      for (Example example : examples(type, ConnectionTypes.find(type).orElseThrow(), 0)) {
        Map<String, Object> today = workflow(example.connection(), true);
        if (!codes(YamlText.print(today)).contains(ProblemCode.LEGACY_LAYOUT)) {
          unknown.add(example.name());
        }
        Map<String, Object> old = workflow(example.connection(), false);
        for (String text :
            List.of(YamlText.print(today), YamlText.print(old), json.writeValueAsString(old))) {
          Conversion conversion = LegacyRules.converter(TARGET).convert(text);
          if (conversion.status() == Status.REFUSED) {
            Problem reason = conversion.problems().get(0);
            assertEquals(ProblemCode.CONVERSION_UNDECIDED, reason.code(), text);
            assertTrue(reason.hint().isPresent(), example.name());
            refused.add(example.name());
          } else {
            assertEquals(Status.CONVERTED, conversion.status(), text);
            assertEquals(
                List.of(),
                codes(conversion.text()),
                () -> example.name() + "\n" + text + "\n" + conversion.text());
            converted++;
          }
        }
      }
    }
    assertEquals(List.of(), unknown);
    assertEquals(
        List.of("Databricks.password", "Mssql.uriString"),
        refused.stream().distinct().sorted().toList());
    assertTrue(converted > 100, () -> "the examples have become few");
  }

  private static List<Example> examples(String name, ObjectType type, int depth) {
    List<Example> examples = new ArrayList<>();
    for (FormerField former : type.former()) {
      Map<String, Object> values = minimal(type);
      values.remove(former.successor().split("\\.", -1)[0]);
      values.put(former.name(), VALUES.getOrDefault(former.name(), "x"));
      if (former.name().equals("appName")) {
        values.put("metastoreConnection", VALUES.get("metastoreConnection"));
      }
      examples.add(new Example(name + "." + former.name(), values));
    }
    for (FieldType field : type.fields()) {
      if (field.kind() == Kind.OBJECT && depth < 4) {
        for (String choice : field.choices()) {
          for (Example inner :
              examples(name + "." + field.name(), ConnectionTypes.object(choice), depth + 1)) {
            Map<String, Object> values = minimal(type);
            values.put(field.name(), inner.connection());
            examples.add(new Example(inner.name(), values));
          }
        }
      }
    }
    return examples;
  }

  /** What a type must have. */
  private static Map<String, Object> minimal(ObjectType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FieldType field : type.fields()) {
      if (field.required() || field.name().equals("type")) {
        values.put(field.name(), value(field));
      }
    }
    return values;
  }

  private static Object value(FieldType field) {
    return switch (field.kind()) {
      case TEXT, SECRET, ANY -> "x";
      case INTEGER -> 1;
      case BOOLEAN -> true;
      case CHOICE -> field.choices().get(0);
      case LIST -> List.of("x");
      case MAP -> Map.of("x", "y");
      case OBJECT -> object(ConnectionTypes.object(field.choices().get(0)));
    };
  }

  private static Map<String, Object> object(ObjectType type) {
    Map<String, Object> values = minimal(type);
    if (values.isEmpty()) {
      FieldType first = type.fields().get(0);
      values.put(first.name(), value(first));
    }
    return values;
  }

  /** A workflow with this connection where 1.6.2 reads it, or where it was before. */
  private static Map<String, Object> workflow(Map<String, Object> connection, boolean today) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("type", "TestSuite");
    config.put("entityFullyQualifiedName", "red.a.b.c");
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("type", "TestSuite");
    source.put("serviceName", "red");
    Map<String, Object> service = Map.of("config", connection);
    if (today) {
      config.put(
          "serviceConnections",
          List.of(Map.of("serviceName", "red", "serviceConnection", service)));
    } else {
      source.put("serviceConnection", service);
    }
    source.put("sourceConfig", Map.of("config", config));
    Map<String, Object> workflow = new LinkedHashMap<>();
    workflow.put("source", source);
    workflow.put("processor", Map.of("type", "orm-test-runner", "config", Map.of()));
    workflow.put("sink", Map.of("type", "metadata-rest", "config", Map.of()));
    workflow.put(
        "workflowConfig",
        Map.of(
            "openMetadataServerConfig",
            Map.of(
                "hostPort",
                "https://openmetadata.example.com/api",
                "authProvider",
                "openmetadata",
                "securityConfig",
                Map.of("jwtToken", "${OM_JWT_TOKEN}"))));
    return workflow;
  }

  private static List<ProblemCode> codes(String text) {
    ParsedWorkflow parsed =
        new WorkflowReader(References.KEEP, TARGET)
            .read("workflow.yaml", text.getBytes(StandardCharsets.UTF_8));
    return parsed.problems().stream().filter(Problem::isError).map(Problem::code).toList();
  }
}
