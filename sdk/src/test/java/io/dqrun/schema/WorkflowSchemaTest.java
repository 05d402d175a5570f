package io.dqrun.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Explanation;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.ExampleWorkflow;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and our own validator agree, except where a schema cannot say what we know. */
class WorkflowSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(WorkflowSchema.json());

  /** Their wrong examples are files that only dq-run refuses, for reasons given in files.txt. */
  private static final Set<ProblemCode> BEYOND_A_SCHEMA =
      EnumSet.of(
          ProblemCode.MISSING_VARIABLE,
          ProblemCode.DUPLICATE_TEST_CASE,
          ProblemCode.UNKNOWN_DEFINITION,
          ProblemCode.UNKNOWN_PARAMETER,
          ProblemCode.INVALID_PARAMETER);

  record Sample(String verdict, String title, String text) {
    @Override
    public String toString() {
      return verdict + ": " + title;
    }
  }

  static List<Sample> samples() throws Exception {
    List<Sample> samples = new ArrayList<>();
    try (InputStream stream = WorkflowSchemaTest.class.getResourceAsStream("files.txt")) {
      String all =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      for (String block : all.split("(?m)^### ", -1)) {
        Matcher header = Pattern.compile("(.*?): (.*)\n([^\\x00]*)").matcher(block);
        if (!samples.isEmpty() || block.startsWith("valid")) {
          assertTrue(header.matches(), block);
          samples.add(new Sample(header.group(1), header.group(2), header.group(3)));
        }
      }
    }
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void bothAgree(Sample sample) {
    String text = ExampleWorkflow.complete(sample.text());
    List<String> ours = errors(text);
    List<String> schema = schemaErrors(text);
    switch (sample.verdict().replaceFirst(",.*", "")) {
      case "valid" -> {
        assertEquals(List.of(), ours);
        assertEquals(List.of(), schema);
      }
      case "broken" -> {
        assertTrue(!ours.isEmpty(), "dq-run accepts it");
        assertTrue(!schema.isEmpty(), "the schema accepts it");
      }
      case "only dq-run refuses" -> {
        assertTrue(!ours.isEmpty(), "dq-run accepts it");
        assertEquals(List.of(), schema);
      }
      default -> throw new IllegalArgumentException(sample.verdict());
    }
  }

  @Test
  void thereAreEnoughBrokenFiles() throws Exception {
    assertTrue(samples().stream().filter(one -> one.verdict().equals("broken")).count() >= 70);
  }

  @ParameterizedTest
  @EnumSource
  void bothAgreeOnTheExamplesOfExplanations(ProblemCode code) {
    Explanation explanation = Explanation.of(code);
    explanation
        .right()
        .map(ExampleWorkflow::complete)
        .ifPresent(text -> assertEquals(List.of(), schemaErrors(text)));
    explanation
        .wrong()
        .map(ExampleWorkflow::complete)
        .ifPresent(
            text ->
                assertEquals(
                    errors(text).isEmpty() || BEYOND_A_SCHEMA.contains(code),
                    schemaErrors(text).isEmpty(),
                    () -> errors(text) + "\n" + schemaErrors(text)));
  }

  @Test
  void samplesAndTheReadmeAreValid() throws Exception {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
      for (Path file :
          files
              .filter(path -> path.toString().matches(".*(?<!\\.sandbox)\\.ya?ml"))
              .filter(path -> !path.toString().matches(".*/(target|legacy)/.*"))
              .toList()) {
        texts.add(Files.readString(file));
      }
    }
    Matcher readme =
        Pattern.compile("(?m)^```yaml\n([^`]*)^```$")
            .matcher(Files.readString(Path.of("../README.md")));
    while (readme.find()) {
      texts.add(readme.group(1));
    }
    assertTrue(texts.size() >= 3, "samples or README not found");
    texts.forEach(text -> assertEquals(List.of(), schemaErrors(text), text));
  }

  /** Every parameter with every kind of value, in quotes and without. */
  @ParameterizedTest
  @MethodSource("parameters")
  void bothAgreeOnTheValuesOfParameters(TestDefinition definition, ParameterDefinition parameter) {
    for (String value :
        List.of(
            "5",
            "'5'",
            "-1.5",
            "' 1_000 '",
            "'1e3'",
            "'10.0'",
            "inf",
            "ten",
            "'1 0'",
            "true",
            "'False'",
            "yes",
            "''",
            "~",
            "[a, 1]",
            "[]",
            "\"['a', 'b']\"",
            "(1,)",
            "\"{'a'}\"",
            "\"'a', 'b'\"",
            "\"'a'\"",
            "a, b",
            "ROWS",
            "rows",
            "'=='",
            "=<",
            "DAY",
            "day",
            "CITY")) {
      String text = testCase(definition, parameter, value);
      assertEquals(
          errors(text).isEmpty(),
          schemaErrors(text).isEmpty(),
          () -> value + ": " + errors(text) + "\n" + schemaErrors(text));
    }
  }

  static List<Object[]> parameters() {
    List<Object[]> parameters = new ArrayList<>();
    for (TestDefinition definition : BuiltInDefinitions.all()) {
      for (ParameterDefinition parameter : definition.parameterDefinition()) {
        parameters.add(new Object[] {definition, parameter});
      }
    }
    return parameters;
  }

  /** A case with the given value, and good values for what else is required. */
  private static String testCase(
      TestDefinition definition, ParameterDefinition tested, String value) {
    StringBuilder text = new StringBuilder("processor:\n  type: x\n  config:\n    testCases:\n");
    text.append("      - name: a\n        testDefinitionName: ").append(definition.name());
    text.append(definition.forColumns() ? "\n        columnName: c" : "");
    text.append("\n        parameterValues:\n");
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      boolean isTested = parameter.name().equals(tested.name());
      if (isTested || parameter.required().orElse(false)) {
        text.append("          - name: ").append(parameter.name());
        text.append("\n            value: ")
            .append(isTested ? value : good(parameter))
            .append('\n');
      }
    }
    return ExampleWorkflow.complete(text.toString());
  }

  private static String good(ParameterDefinition parameter) {
    String list = parameter.dataType().orElse("").equals("ARRAY") ? "[a]" : "5";
    return parameter.optionValues().orElse(List.of()).stream()
        .map(String::valueOf)
        .findFirst()
        .orElse(list);
  }

  @Test
  void bothKnowTheSameTypesOfConnections() {
    String text =
        ExampleWorkflow.complete(
            """
            source:
              type: TestSuite
              sourceConfig:
                config:
                  type: TestSuite
                  entityFullyQualifiedName: a.b.c.d
                  serviceConnections:
                    - {serviceName: a, serviceConnection: {config: {type: Qqqqqqqqqqqqqqqq}}}
            """);
    Problem problem = problems(text).get(0);
    String known = problem.hint().orElseThrow().replaceFirst(".*valid are: ", "");
    Set<String> types = new TreeSet<>();
    JsonNode schema = read(WorkflowSchema.json());
    schema
        .at("/$defs/connection/properties/type/anyOf/0/enum")
        .forEach(type -> types.add(type.asText()));
    assertEquals(new TreeSet<>(Arrays.asList(known.split(", ", -1))), types);
  }

  @Test
  void everyPropertyOfTheSchemaTellsWhatItIs() {
    JsonNode definitions = read(WorkflowSchema.json()).path("$defs");
    for (String name : List.of("testSuitePipeline", "testCase", "workflowConfig")) {
      for (Map.Entry<String, JsonNode> property :
          definitions.path(name).path("properties").properties()) {
        JsonNode schema = property.getValue();
        JsonNode target =
            definitions.path(schema.path("$ref").asText().replaceFirst("#/\\$defs/", ""));
        assertTrue(
            schema.has("description") || target.has("title"), name + "." + property.getKey());
      }
    }
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Problem> problems(String text) {
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("OM_JWT_TOKEN", "x", "SUITE", "s", "KIND", "TestSuite"))
            .read("f", text.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate)));
    return problems;
  }

  private static List<String> errors(String text) {
    return problems(text).stream().filter(Problem::isError).map(Problem::message).toList();
  }

  /** What is no YAML is refused before any schema is asked. */
  private static List<String> schemaErrors(String text) {
    try {
      JsonNode json =
          JsonOfYaml.of(YamlDocument.parse("f", text.getBytes(StandardCharsets.UTF_8)).root());
      return SCHEMA.validate(json.toString(), InputFormat.JSON).stream()
          .map(Object::toString)
          .toList();
    } catch (DqException e) {
      return List.of(e.getMessage());
    }
  }
}
