package io.dqrun.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.ParameterText;
import io.dqrun.entity.ParameterValue;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.Workflow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowReaderTest {

  private static ParsedWorkflow parse(String text) {
    return new WorkflowReader(Map.of("CANARY", "c4nary"))
        .read("f", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Workflow workflow(String text) {
    ParsedWorkflow parsed = parse(text);
    assertEquals(List.of(), parsed.problems());
    return parsed.workflow().orElseThrow();
  }

  private static List<ParameterValue> parameters(String values) {
    return workflow(
            WorkflowFiles.cases(
                "- name: a\n  testDefinitionName: b\n  parameterValues:\n" + values.indent(4)))
        .processor()
        .testCases()
        .get(0)
        .parameterValues();
  }

  @Test
  void parametersAreTextsAsWritten() {
    for (String text : List.of("no", "0777", "1.10", "1e3", "2024-01-01", "a b", "0x1F")) {
      assertEquals(text, parameters("- {name: v, value: " + text + "}").get(0).value());
    }
    assertEquals("true", parameters("- {name: v, value: True}").get(0).value());
    assertEquals("True", parameters("- {name: v, value: 'True'}").get(0).value());
    assertEquals("", parameters("- {name: v, value: }").get(0).value());
  }

  @Test
  void listsOfParametersReadBackAsTheSameList() {
    String value =
        parameters(
                "- {name: v, value: [a, \"it's\", 'b\\c', 1, -2.50, 007, true, ~, 'true', '1',"
                    + " \"x\\ny\", $CANARY]}")
            .get(0)
            .value();
    assertEquals(
        "['a', 'it\\'s', 'b\\\\c', 1, -2.50, '007', True, None, 'true', '1', 'x\\ny', 'c4nary']",
        value);
    assertEquals(
        Arrays.asList(
            "a",
            "it's",
            "b\\c",
            1L,
            new BigDecimal("-2.50"),
            "007",
            true,
            null,
            "true",
            "1",
            "x\ny",
            "c4nary"),
        ParameterText.parseList(value));
  }

  @Test
  void listsOfParametersMayBeWrittenAsBlocks() {
    assertEquals("[]", parameters("- {name: v, value: []}").get(0).value());
    assertEquals(
        "['no', 1.50, False, 'a: b', '0x1F']",
        parameters(
                """
                - name: v
                  value:
                    - no
                    - 1.50
                    - FALSE
                    - 'a: b'
                    - 0x1F
                """)
            .get(0)
            .value());
    assertEquals(
        "123456789012345678901234567890",
        parameters("- {name: v, value: 123456789012345678901234567890}").get(0).value());
    ParsedWorkflow nested =
        parse(
            WorkflowFiles.cases(
                """
                - name: a
                  testDefinitionName: b
                  parameterValues:
                    - {name: v, value: [[1]]}
                    - {name: w, value: {a: 1}}
                    - {name: x}
                """));
    assertEquals(
        List.of(ProblemCode.WRONG_TYPE, ProblemCode.WRONG_TYPE, ProblemCode.MISSING_KEY),
        nested.problems().stream().map(Problem::code).toList());
  }

  @Test
  void connectionFieldsStayOpenAndRoundTripAsText() {
    String text =
        """
        source:
          type: TestSuite
          sourceConfig:
            config:
              type: TestSuite
              serviceConnections:
                - serviceName: red
                  serviceConnection:
                    config:
                      type: CustomDatabase
                      authType:
                        password: 0777
                        n: [1, x, {y: true}]
                      a: true
                      b: True
                      j: yes
                      k: 0.0000001
                      c: 12
                      d: 99999999999999999999
                      e: 1.10
                      f: 'true'
                      g: -0
                      h: ~
                      i: '5'
        """
            + WorkflowFiles.SERVER;
    ConnectionConfig config =
        workflow(text).source().sourceConfig().serviceConnections().get(0).config();
    assertEquals("CustomDatabase", config.type());
    assertEquals(
        Map.ofEntries(
            Map.entry(
                "authType", Map.of("password", "0777", "n", List.of(1L, "x", Map.of("y", true)))),
            Map.entry("a", true),
            Map.entry("b", true),
            Map.entry("j", "yes"),
            Map.entry("k", new BigDecimal("0.0000001")),
            Map.entry("c", 12L),
            Map.entry("d", new BigInteger("99999999999999999999")),
            Map.entry("e", new BigDecimal("1.10")),
            Map.entry("f", "true"),
            Map.entry("g", "-0"),
            Map.entry("i", "5")),
        config.fields());
    assertEquals(Optional.of("1.10"), config.text("e"));
    assertEquals(Optional.of("0.0000001"), config.text("k"));
  }

  @Test
  void bindsEverythingThatIsUsed() {
    Workflow workflow =
        workflow(
            WorkflowFiles.cases(
                        """
                    - name: "1.10"
                      displayName: no
                      testDefinitionName: columnValuesToBeNotNull
                      columnName: 0x1F
                      computePassedFailedRowCount: On
                    """)
                    .replace("securityConfig:", "verifySSL: ignore\n    securityConfig:")
                + "    extraHeaders: {X-A: no}\n  successThreshold: 7\n"
                + "ingestionPipelineFQN: a.\"b.c\"\n");
    var testCase = workflow.processor().testCases().get(0);
    assertEquals("1.10", testCase.name());
    assertEquals(Optional.of("no"), testCase.displayName());
    assertEquals(Optional.of("0x1F"), testCase.columnName());
    assertTrue(testCase.computePassedFailedRowCount());
    assertEquals(7, workflow.workflowConfig().successThreshold());
    var server = workflow.workflowConfig().openMetadataServerConfig();
    assertEquals("ignore", server.verifySsl().text());
    assertEquals(Optional.of("token"), server.jwtToken());
    assertEquals(Map.of("X-A", "no"), server.extraHeaders());
    assertEquals(List.of("a", "b.c"), workflow.ingestionPipelineFqn().orElseThrow().parts());
  }

  @Test
  void locatesPathsAndTheirNearestParents() {
    ParsedWorkflow parsed =
        parse(
            WorkflowFiles.cases(
                """
                - name: a
                  testDefinitionName: b
                - name: ü😀
                  columnName: c
                  testDefinitionName: d
                """));
    Map<String, String> expected =
        Map.of(
            "source.type", "f:2:9",
            "source", "f:1:1",
            "processor.config.testCases", "f:10:5",
            "processor.config.testCases[1]", "f:13:7",
            "processor.config.testCases[1].columnName", "f:14:19",
            "processor.config.testCases[0].columnName", "f:11:7",
            "processor.config.testCases[7].columnName", "f:10:5",
            "processor.config.testCases[x", "f:10:5",
            "nothing.of.this", "f:1:1",
            "", "f:1:1");
    expected.forEach(
        (path, place) -> assertEquals(place, parsed.locate(path).orElseThrow().toString(), path));
    assertEquals(Optional.empty(), parse("a: : b").locate("a"));
  }

  @Test
  void filesThatCannotBeReadAreProblems(@TempDir Path folder) throws Exception {
    WorkflowReader reader = new WorkflowReader(Map.of());
    assertEquals(
        ProblemCode.FILE_NOT_FOUND, reader.read(folder.resolve("no")).problems().get(0).code());
    assertEquals(ProblemCode.FILE_UNREADABLE, reader.read(folder).problems().get(0).code());
    Path large = Files.write(folder.resolve("large"), new byte[2 << 20]);
    assertEquals(ProblemCode.FILE_TOO_LARGE, reader.read(large).problems().get(0).code());
    Path good = Files.writeString(folder.resolve("a b.yaml"), WorkflowFiles.CONNECTION);
    ParsedWorkflow parsed = reader.read(good);
    assertTrue(parsed.workflow().isPresent());
    assertEquals(good.toString(), parsed.file());
  }

  @Test
  void nothingPrintsASecret() {
    String text =
        WorkflowFiles.CONNECTION
                .replace("PASSWORD", "${CANARY}")
                .replace("jwtToken: token", "jwtToken: c4nary")
            + "    extraHeaders: {X: c4nary}\n";
    ParsedWorkflow parsed = parse(text);
    Workflow workflow = parsed.workflow().orElseThrow();
    assertFalse((parsed + " " + workflow).contains("c4nary"), workflow.toString());
  }

  @Test
  void warningsStandBesideAWorkflow() {
    ParsedWorkflow parsed =
        parse(WorkflowFiles.CONNECTION.replaceFirst("type: TestSuite", "type: Redshift"));
    assertEquals(1, parsed.problems().size());
    assertFalse(parsed.problems().get(0).isError());
    assertTrue(parsed.workflow().isPresent());
  }

  @Test
  void aMisspeltRequiredKeyIsOneProblem() {
    for (String key :
        List.of("sourceConfig", "serviceName", "serviceConnection", "hostPort", "workflowConfig")) {
      String typo = key.substring(0, 3) + key.substring(4);
      String text = WorkflowFiles.CONNECTION.replaceFirst("\\b" + key + ":", typo + ":");
      List<Problem> problems = parse(text).problems();
      assertEquals(1, problems.size(), problems.toString());
      assertEquals(Optional.of("did you mean `" + key + "`?"), problems.get(0).hint());
    }
  }
}
