package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Explanation;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.check.Checks;
import io.dqrun.schema.WorkflowSchema;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code definitions}, {@code explain} and {@code schema}. */
class CatalogueCommandsTest {

  private static String good(String... arguments) {
    Cli.Outcome outcome = Cli.call(arguments);
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.err());
    return outcome.out();
  }

  private static String usage(String... arguments) {
    Cli.Outcome outcome = Cli.call(arguments);
    assertEquals(64, outcome.exitCode());
    assertEquals("", outcome.out());
    return outcome.err().lines().findFirst().orElse("");
  }

  @Test
  void everyDefinitionHasALine() {
    List<String> lines = good("definitions").lines().toList();
    assertEquals(
        BuiltInDefinitions.all().stream()
            .map(one -> one.name() + (one.forColumns() ? " column" : " table"))
            .toList(),
        lines.stream().map(line -> line.replaceFirst("^(\\S+) +(\\S+) .*", "$1 $2")).toList());
    for (String line : lines) {
      String name = line.split(" ", 2)[0];
      assertEquals(
          !Checks.executed().contains(name),
          line.endsWith(" (not executed by this version)"),
          line);
    }
  }

  @Test
  void theDetailOfADefinitionIsAsWritten() {
    assertEquals(
        """
        columnValuesMissingCount
        Exactly the given number of values of the column is missing.

        Tests: a column
        Column types: NUMBER TINYINT SMALLINT INT BIGINT BYTEINT BYTES FLOAT DOUBLE
          DECIMAL NUMERIC TIMESTAMP TIMESTAMPZ TIME DATE DATETIME INTERVAL STRING
          MEDIUMTEXT TEXT CHAR VARCHAR BOOLEAN BINARY VARBINARY ARRAY BLOB LONGBLOB
          MEDIUMBLOB MAP STRUCT UNION SET GEOGRAPHY ENUM JSON UUID VARIANT GEOMETRY
          POINT POLYGON
        Executed by this version: yes

        Parameters:
          missingCountValue  INT, required
              Expected number of missing values
          missingValueMatch  STRING, optional
              List of further values that count as missing, such as ['NA', '-']

        Example, for processor.config.testCases:

        - name: captured_at_mostly_known
          testDefinitionName: columnValuesMissingCount
          columnName: captured_at
          parameterValues:
            - name: missingCountValue
              value: "2"
            - name: missingValueMatch
              value: "['NA', '-']"
        """,
        good("definitions", "columnValuesMissingCount"));
    assertTrue(good("definitions", "tableCustomSQLQuery").contains("ARRAY, optional: ROWS COUNT"));
    assertTrue(good("definitions", "columnValuesToBeUnique").contains("Parameters: none\n"));
    assertTrue(good("definitions", "tableDiff").contains("Executed by this version: yes\n"));
  }

  static Stream<TestDefinition> definitions() {
    return BuiltInDefinitions.all().stream();
  }

  /** The example, pasted, is valid and shows every parameter. */
  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleOfADefinitionCanBePasted(TestDefinition definition) {
    String detail = good("definitions", definition.name());
    String example = detail.substring(detail.indexOf("\n- name:") + 1);
    String file =
        """
        source:
          type: TestSuite
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: shop.shop.main.orders
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:8585/api
            securityConfig:
              jwtToken: token
        processor:
          type: orm-test-runner
          config:
            testCases:
        """
            + example.indent(6);
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of()).read("f", file.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), parsed.problems());
    Workflow workflow = parsed.workflow().orElseThrow();
    assertEquals(
        List.of(), StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate));
    TestCaseDefinition testCase = workflow.processor().testCases().get(0);
    assertEquals(1, workflow.processor().testCases().size());
    assertEquals(definition.name(), testCase.testDefinitionName());
    assertEquals(
        definition.parameterDefinition().stream()
            .map(ParameterDefinition::name)
            .collect(Collectors.toSet()),
        testCase.parameterValues().stream().map(ParameterValue::name).collect(Collectors.toSet()));
  }

  @Test
  void definitionsComeAsJsonToo() throws Exception {
    JsonNode all = new ObjectMapper().readTree(good("definitions", "--output", "json"));
    assertEquals("definitions", all.path("command").asText());
    assertEquals(25, all.path("definitions").size());
    JsonNode one =
        new ObjectMapper()
            .readTree(good("definitions", "tableCustomSQLQuery", "--output=json"))
            .path("definitions");
    assertEquals(1, one.size());
    assertEquals("TABLE", one.at("/0/entityType").asText());
    assertTrue(one.at("/0/executed").asBoolean());
    assertTrue(one.at("/0/parameters/0/required").asBoolean());
    assertEquals("[\"ROWS\",\"COUNT\"]", one.at("/0/parameters/1/allowedValues").toString());
    assertTrue(one.at("/0/example").asText().startsWith("- name: "));
  }

  @Test
  void aMisspeltNameGetsTheNearestOne() {
    assertEquals(
        "dq-run: OpenMetadata has no test definition 'columnValuesToBeUniqe' of its own; did you"
            + " mean columnValuesToBeUnique?",
        usage("definitions", "columnValuesToBeUniqe"));
    assertEquals(
        "dq-run: OpenMetadata has no test definition 'x' of its own; 'dq-run definitions' lists"
            + " them",
        usage("definitions", "x"));
    assertEquals(
        "dq-run: dq-run definitions takes one operand, not also: b",
        usage("definitions", "a", "b"));
    assertEquals(
        "dq-run: there is no problem code 'unknow-key'; did you mean unknown-key?",
        usage("explain", "unknow-key"));
    assertEquals(
        "dq-run: there is no problem code 'x'; 'dq-run explain' lists them", usage("explain", "x"));
    assertEquals("dq-run: dq-run schema takes no operand: x", usage("schema", "x"));
  }

  @Test
  void theExplanationOfACodeIsAsWritten() {
    assertEquals(
        """
        nothing-to-run: the workflow names neither a table nor a logical suite

        There is no entityFullyQualifiedName, which names the table of a basic suite,
        and no source.serviceName, which names a logical suite. Or, as a warning: the
        suite, or what is selected of it, has no test cases.

        Why: OpenMetadata would report success without having tested anything.

        What to do: add one of the two, or test cases.

        Wrong:

            source:
              type: TestSuite
              sourceConfig:
                config:
                  type: TestSuite

        Right:

            source:
              type: TestSuite
              serviceName: shop_nightly
              sourceConfig:
                config:
                  type: TestSuite

        Problems name it as [nothing-to-run].
        """,
        good("explain", "nothing-to-run"));
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeIsExplained(ProblemCode code) {
    String text = good("explain", code.id());
    assertTrue(text.startsWith(code.id() + ": "), text);
    assertTrue(text.lines().count() <= 60, text);
    assertEquals(Explanation.of(code).wrong().isPresent(), text.contains("\nWrong:\n"));
  }

  @Test
  void allCodesAreListed() throws Exception {
    assertEquals(
        Stream.of(ProblemCode.values())
            .map(code -> code.id() + " " + Explanation.of(code).summary())
            .toList(),
        good("explain").lines().map(line -> line.replaceFirst(" +", " ")).toList());
    JsonNode json = new ObjectMapper().readTree(good("explain", "--output", "json"));
    assertEquals(ProblemCode.values().length, json.path("codes").size());
    JsonNode one =
        new ObjectMapper()
            .readTree(good("explain", "unknown-key", "--output", "json"))
            .at("/codes/0");
    assertEquals("unknown-key", one.path("code").asText());
    assertTrue(one.path("wrong").asText().contains("logerLevel"));
    JsonNode withoutExample =
        new ObjectMapper()
            .readTree(good("explain", "internal-error", "--output", "json"))
            .at("/codes/0");
    assertTrue(withoutExample.path("right").isNull());
  }

  @Test
  void theSchemaIsWrittenToStandardOutput() {
    assertEquals(WorkflowSchema.json() + "\n", good("schema"));
  }
}
