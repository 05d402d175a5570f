package io.dqrun.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FieldType.Kind;
import io.dqrun.workflow.LoggerLevel;
import io.dqrun.workflow.ObjectType;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import io.dqrun.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class WorkflowWriterTest {

  private static ParsedWorkflow read(String text, References references) {
    return new WorkflowReader(references).read("f", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Workflow workflow(ConnectionConfig connection, ServerConnection server) {
    return Workflow.builder()
        .source(
            Source.builder()
                .serviceName("nightly")
                .sourceConfig(
                    TestSuitePipeline.builder()
                        .addServiceConnections(new ServiceConnection("red", connection))
                        .build())
                .build())
        .workflowConfig(WorkflowConfig.builder().openMetadataServerConfig(server).build())
        .build();
  }

  private static final ServerConnection SERVER =
      ServerConnection.builder().hostPort("http://localhost:8585/api").build();

  @Test
  void whatIsWrittenReadsBackEqual() {
    RandomWorkflows workflows = new RandomWorkflows(20250113);
    WorkflowWriter writer = new WorkflowWriter(Secrets.WRITE);
    for (int i = 0; i < 2500; i++) {
      Workflow workflow = workflows.next();
      String text = writer.write(workflow);
      ParsedWorkflow parsed = read(text, References.KEEP);
      assertEquals(List.of(), parsed.problems(), () -> parsed.problems() + "\n" + text);
      assertEquals(Optional.of(workflow), parsed.workflow(), text);
    }
  }

  @Test
  void readersThatGuessTypesReadTheSameTexts() {
    RandomWorkflows workflows = new RandomWorkflows(1);
    List<String> texts = new ArrayList<>(RandomWorkflows.NASTY);
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < 5000; i++) {
      texts.add(workflows.text());
      tree.put(workflows.text(), "x");
    }
    tree.put("texts", texts);
    Map<String, Object> loaded = new Yaml().load(YamlText.print(tree));
    assertEquals(tree, loaded);
  }

  @Test
  void whatAnyReaderGuessesAtIsInQuotes() {
    for (String text :
        List.of("2024-1-1", "2024-01-01", "0o17", "1e3", "y", "NO", "1:30.5", "=", "nUll", "12")) {
      assertEquals("k: \"" + text + "\"\n", YamlText.print(Map.of("k", text)));
    }
    for (String text : List.of("db:5432", "10.0.0.1", "a-b", "${A}", "it's", "1.2.3", "/x#y")) {
      assertEquals("k: " + text + "\n", YamlText.print(Map.of("k", text)));
    }
  }

  @Test
  void looksLikeWrittenByHand() {
    Workflow workflow =
        Workflow.builder()
            .source(
                Source.builder()
                    .serviceName("orders")
                    .sourceConfig(
                        TestSuitePipeline.builder()
                            .entityFullyQualifiedName(
                                FullyQualifiedName.of("my.shop", "shop", "public", "orders"))
                            .profileSample(12.5)
                            .addServiceConnections(
                                new ServiceConnection(
                                    "my.shop",
                                    new ConnectionConfig(
                                        "Postgres",
                                        Map.of(
                                            "database",
                                            "shop",
                                            "connectionOptions",
                                            Map.of("connect_timeout", 10),
                                            "authType",
                                            Map.of("password", "${PG_PASSWORD}"),
                                            "hostPort",
                                            "db:5432",
                                            "ingestAllDatabases",
                                            false,
                                            "username",
                                            "007"))))
                            .build())
                    .build())
            .processor(
                TestSuiteProcessorConfig.builder()
                    .addTestCases(
                        TestCaseDefinition.builder()
                            .name("known_states")
                            .description("States:\n  - paid\nNo others.\n")
                            .testDefinitionName("columnValuesToBeInSet")
                            .columnName("state")
                            .addParameterValues(
                                new ParameterValue("allowedValues", "['paid', 'no']"),
                                new ParameterValue("matchEnum", "true"))
                            .build())
                    .build())
            .workflowConfig(
                WorkflowConfig.builder()
                    .loggerLevel(LoggerLevel.WARN)
                    .openMetadataServerConfig(
                        ServerConnection.builder()
                            .hostPort("https://om.example.org/api")
                            .jwtToken("${file:/run/secrets/token}")
                            .putExtraHeaders("Authorization", "Bearer ${PROXY_TOKEN}")
                            .build())
                    .build())
            .build();
    assertEquals(
        """
        source:
          type: TestSuite
          serviceName: orders
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: '"my.shop".shop.public.orders'
              profileSample: 12.5
              serviceConnections:
                - serviceName: my.shop
                  serviceConnection:
                    config:
                      type: Postgres
                      username: "007"
                      authType:
                        password: ${PG_PASSWORD}
                      hostPort: db:5432
                      database: shop
                      ingestAllDatabases: false
                      connectionOptions:
                        connect_timeout: 10
        processor:
          type: orm-test-runner
          config:
            testCases:
              - name: known_states
                description: |
                  States:
                    - paid
                  No others.
                testDefinitionName: columnValuesToBeInSet
                columnName: state
                parameterValues:
                  - name: allowedValues
                    value: "['paid', 'no']"
                  - name: matchEnum
                    value: "true"
        sink:
          type: metadata-rest
          config: {}
        workflowConfig:
          loggerLevel: WARN
          openMetadataServerConfig:
            hostPort: https://om.example.org/api
            authProvider: openmetadata
            securityConfig:
              jwtToken: ${file:/run/secrets/token}
            extraHeaders:
              Authorization: Bearer ${PROXY_TOKEN}
        """,
        new WorkflowWriter().write(workflow));
  }

  @Test
  void aFileCanBeChangedWithoutItsSecrets() {
    String text =
        WorkflowFiles.CONNECTION
            .replace("PASSWORD", "${NO_SUCH_VARIABLE}")
            .replace("jwtToken: token", "jwtToken: ${file:/no/such/file}");
    assertEquals(2, read(text, References.RESOLVE).problems().size());
    Workflow workflow = read(text, References.KEEP).workflow().orElseThrow();
    Workflow changed =
        Workflow.builder()
            .from(workflow)
            .source(Source.builder().from(workflow.source()).serviceName("new").build())
            .build();
    String written = new WorkflowWriter().write(changed);
    assertTrue(written.contains("password: ${NO_SUCH_VARIABLE}\n"), written);
    assertTrue(written.contains("jwtToken: ${file:/no/such/file}\n"), written);
    assertTrue(written.contains("serviceName: new\n"), written);
  }

  @Test
  void referencesThatCannotBeKeptAreProblems() {
    String text =
        WorkflowFiles.CONNECTION
            + "    verifySSL: ${V}\n  successThreshold: ${N}\n  loggerLevel: $LEVEL\n";
    List<Problem> problems = read(text, References.KEEP).problems();
    assertEquals(
        List.of(
            "`verifySSL` is a reference, and only texts can keep one",
            "`successThreshold` is a reference, and only texts can keep one",
            "`loggerLevel` is a reference, and only texts can keep one"),
        problems.stream()
            .filter(problem -> problem.code() == ProblemCode.INVALID_VALUE)
            .map(Problem::message)
            .toList());
    // The fields of a connection can hold any value, so that they can keep any reference.
    String open =
        WorkflowFiles.CONNECTION.replaceFirst("( +)database: dev\n", "$0$1sslMode: \\${MODE}\n");
    Workflow kept = read(open, References.KEEP).workflow().orElseThrow();
    assertEquals(
        Optional.of("${MODE}"),
        kept.source().sourceConfig().serviceConnections().get(0).config().sslMode());
  }

  private static List<Problem> refused(ConnectionConfig connection, ServerConnection server) {
    Workflow workflow = workflow(connection, server);
    assertFalse(workflow.toString().contains("canary"), workflow.toString());
    DqException thrown =
        assertThrows(DqException.class, () -> new WorkflowWriter().write(workflow));
    assertFalse(thrown.problems().toString().contains("canary"));
    assertTrue(new WorkflowWriter(Secrets.WRITE).write(workflow).contains("canary"));
    thrown.problems().forEach(p -> assertEquals(ProblemCode.CLEAR_SECRET, p.code()));
    return thrown.problems();
  }

  @Test
  void everySecretOfTheServerIsRefused() {
    ServerConnection server =
        ServerConnection.builder()
            .hostPort("x")
            .jwtToken("$canary")
            .sslKey("${A}canary")
            .putExtraHeaders("X-Any", "canary ${B}")
            .putExtraHeaders("Authorization", "Bearer ${B:-canary}")
            .build();
    String path = "workflowConfig.openMetadataServerConfig.";
    assertEquals(
        List.of(
            path + "securityConfig.jwtToken",
            path + "sslConfig.sslKey",
            path + "extraHeaders.X-Any",
            path + "extraHeaders.Authorization"),
        refused(new ConnectionConfig("SQLite", Map.of()), server).stream()
            .map(Problem::path)
            .toList());
  }

  @Test
  void everySecretOfEveryConnectionIsRefused() {
    for (String type : ConnectionTypes.names()) {
      ObjectType known = ConnectionTypes.find(type).orElseThrow();
      Planted planted = new Planted();
      Map<String, Object> fields = planted.fill(known, 0);
      fields.remove("type");
      // What the data do not know is judged by its name.
      if (known.field("connectionArguments").isPresent()) {
        fields.put(
            "connectionArguments", Map.of("tokens", List.of("canary"), "harmless", List.of(1L)));
      } else {
        fields.put("tokens", List.of("canary"));
      }
      assertEquals(
          planted.secrets + 1, refused(new ConnectionConfig(type, fields), SERVER).size(), type);
    }
  }

  /** Fills all fields, and counts those that are secret. */
  private static final class Planted {
    private int secrets;

    Map<String, Object> fill(ObjectType type, int depth) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (FieldType field : type.fields()) {
        if (field.kind() == Kind.SECRET) {
          values.put(field.name(), "canary");
          secrets++;
        } else if (field.kind() == Kind.OBJECT && depth < 8) {
          values.put(field.name(), fill(ConnectionTypes.anyOf(field), depth + 1));
        } else if (field.kind() == Kind.TEXT) {
          values.put(field.name(), "x");
        }
      }
      return values;
    }
  }

  @Test
  void halfACharacterIsRefusedInsteadOfBecomingAnother() {
    ConnectionConfig connection = new ConnectionConfig("SQLite", Map.of("database", "\ud800N"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new WorkflowWriter().write(workflow(connection, SERVER)));
  }
}
