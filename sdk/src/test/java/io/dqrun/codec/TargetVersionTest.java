package io.dqrun.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.WorkflowValidator;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One file, several versions of OpenMetadata. */
class TargetVersionTest {

  private static final String BASIC =
      """
      source:
        type: TestSuite
        serviceName: x
        # connection
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: red.dev.dbt.customers
            # connections
      processor: {type: orm-test-runner, config: {}}
      workflowConfig:
        # setting
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${T}"}
      """;
  private static final String OLD =
      BASIC.replace(
          "# connection\n",
          "serviceConnection: {config: {type: Mysql, username: u, hostPort: 'h:1'}}\n");
  private static final String NEW =
      BASIC.replace(
          "# connections\n",
          "serviceConnections: [{serviceName: red, serviceConnection: {config: {type: Mysql,"
              + " username: u, hostPort: 'h:1'}}}]\n");

  @Test
  void theConnectionMoved() {
    assertEquals(List.of(), errors(OLD, TargetVersion.V1_5));
    for (TargetVersion target :
        List.of(TargetVersion.V1_6_2, TargetVersion.V1_7, TargetVersion.NEWEST)) {
      assertEquals(
          List.of(ProblemCode.MOVED_SERVICE_CONNECTION), errors(OLD, target), target.text());
      assertEquals(List.of(), errors(NEW, target), target.text());
    }
    assertEquals(List.of(ProblemCode.UNSUPPORTED_SETTING), errors(NEW, TargetVersion.V1_5));
    // Whatever is wrong inside is not looked at: the whole is of no use.
    assertEquals(
        List.of(ProblemCode.UNSUPPORTED_SETTING),
        errors(NEW.replace("Mysql", "Mysq"), TargetVersion.V1_5));
  }

  @Test
  void aLogicalSuiteNeeds162() {
    String logical = BASIC.replace("entityFullyQualifiedName: red.dev.dbt.customers", "");
    assertEquals(List.of(ProblemCode.MISSING_KEY), errors(logical, TargetVersion.V1_5));
    assertEquals(List.of(), errors(logical, TargetVersion.V1_6_2));
  }

  @Test
  void laterSettingsAreKnownToTheNewestOnly() {
    String setting = BASIC.replace("# setting", "raiseOnError: false");
    for (TargetVersion target :
        List.of(TargetVersion.V1_5, TargetVersion.V1_6_2, TargetVersion.V1_7)) {
      assertEquals(List.of(ProblemCode.UNSUPPORTED_SETTING), errors(setting, target));
    }
    assertEquals(List.of(), errors(setting, TargetVersion.NEWEST));
  }

  @Test
  void misspeltNewThingsGetTheirNearestNames() {
    assertEquals(
        "did you mean `raiseOnError`?",
        hint(BASIC.replace("# setting", "raiseOnErorr: false"), TargetVersion.NEWEST));
    String mysql = "type: Mysql, username: u, hostPort: 'h:1'";
    String bigQuery = NEW.replace(mysql, "type: BigQuery, credentials: {gcpConfig: {path: p}}, X");
    String later = bigQuery.replace("X", "costPerTB: 5");
    assertEquals(List.of(), errors(later, TargetVersion.NEWEST));
    assertEquals(List.of(ProblemCode.UNSUPPORTED_SETTING), errors(later, TargetVersion.V1_6_2));
    assertEquals(
        "did you mean `costPerTB`?",
        hint(bigQuery.replace("X", "costPrTB: 5"), TargetVersion.NEWEST));
    assertEquals(
        "did you mean `Cockroach`?",
        hint(NEW.replace(mysql, "type: Cockroch"), TargetVersion.NEWEST));
  }

  /** The hint of the only error. */
  private static String hint(String text, TargetVersion target) {
    List<Problem> errors = problems(text, target).stream().filter(Problem::isError).toList();
    assertEquals(1, errors.size(), errors.toString());
    return errors.get(0).hint().orElse("");
  }

  @Test
  void connectorsComeAndGo() {
    String cockroach = NEW.replace("type: Mysql", "type: Cockroach, database: d");
    assertEquals(List.of(ProblemCode.UNSUPPORTED_SETTING), errors(cockroach, TargetVersion.V1_6_2));
    assertEquals(List.of(), errors(cockroach, TargetVersion.V1_7));
  }

  @Test
  void everyCharacterCanBeLinkedToSince17() {
    String star =
        BASIC.replace(
            "config: {}}",
            "config: {testCases: [{name: n, testDefinitionName: columnValuesToBeNotNull,"
                + " columnName: 'a*'}]}}");
    assertEquals(List.of(ProblemCode.INVALID_NAME), errors(star, TargetVersion.V1_6_2));
    assertEquals(List.of(), errors(star, TargetVersion.V1_7));
  }

  @Test
  void theCommandLinesSpellingsAreUnderstood() {
    for (TargetVersion target : TargetVersion.values()) {
      assertEquals(target, TargetVersion.find(target.text()).orElseThrow());
    }
    assertTrue(TargetVersion.find("1.6").isEmpty());
  }

  private static List<ProblemCode> errors(String yaml, TargetVersion target) {
    return problems(yaml, target).stream().filter(Problem::isError).map(Problem::code).toList();
  }

  private static List<Problem> problems(String yaml, TargetVersion target) {
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("T", "t"), ServerUse.REAL, target)
            .read("f", yaml.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    new WorkflowValidator(StandardRules.all(ServerUse.REAL, target))
                        .validate(workflow, parsed::locate)));
    return problems;
  }
}
