package io.dqrun.convert.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.References;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.entity.SuiteType;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteMergeTest {

  private final SuiteMerge merge = new SuiteMerge("nightly", TargetVersion.V1_6_2);

  private static String workflow(String service, String table, String more) {
    return """
        source:
          type: TestSuite
          serviceName: label
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: %s.db.main.%s
        %s
        processor:
          type: orm-test-runner
          config:
            testCases:
              - {name: rows, testDefinitionName: tableRowCountToEqual, parameterValues: [{name: value, value: "3"}]}
              - {name: ids, testDefinitionName: columnValuesToBeNotNull, columnName: id.x}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:8585/api
            securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
        """
        .formatted(service, table, more);
  }

  private static String connection(String service, String password) {
    return """
              serviceConnections:
                - serviceName: %s
                  serviceConnection:
                    config: {type: Mysql, username: u, hostPort: "h:1", authType: {password: %s}}
        """
        .formatted(service, password);
  }

  private static List<String> errors(MergedSuite suite) {
    return suite.problems().stream().filter(Problem::isError).map(Problem::message).toList();
  }

  @Test
  void connectionsAreUnitedByServiceAndCasesAreNamed() {
    merge.add("a.yaml", workflow("one", "orders", connection("one", "secret")));
    merge.add("b.yaml", workflow("one", "items", connection("one", "secret")));
    merge.add("c.yaml", workflow("two", "payments", connection("two", "\"${PW}\"")));

    MergedSuite merged = merge.merge();

    assertEquals(List.of(), errors(merged));
    assertEquals(
        List.of(
            "one.db.main.orders.rows",
            "one.db.main.orders.\"id.x\".ids",
            "one.db.main.items.rows",
            "one.db.main.items.\"id.x\".ids",
            "two.db.main.payments.rows",
            "two.db.main.payments.\"id.x\".ids"),
        merged.cases());
    String text = merged.text().orElseThrow();
    merged.cases().forEach(name -> assertTrue(text.contains("#   " + name + "\n"), text));
    Workflow workflow =
        new WorkflowReader(References.KEEP)
            .read("merged.yaml", text.getBytes(StandardCharsets.UTF_8))
            .workflow()
            .orElseThrow();
    assertEquals(SuiteType.LOGICAL, workflow.suiteType());
    assertEquals("nightly", workflow.source().serviceName().orElseThrow());
    assertEquals(
        List.of("one", "two"),
        workflow.source().sourceConfig().serviceConnections().stream()
            .map(one -> one.serviceName())
            .toList());
    assertEquals(List.of(), workflow.processor().testCases());
    assertEquals(
        "${PW}",
        workflow
            .source()
            .sourceConfig()
            .connection("two")
            .orElseThrow()
            .config()
            .password()
            .orElseThrow());
  }

  @Test
  void twoConnectionsOfOneServiceAreAConflictThatIsNamedWithoutItsValues() {
    merge.add("a.yaml", workflow("one", "orders", connection("one", "canary1")));
    merge.add("b.yaml", workflow("one", "items", connection("one", "canary2")));
    MergedSuite merged = merge.merge();
    assertTrue(merged.text().isEmpty());
    assertEquals(
        List.of(
            "the connection of the service one differs from the one in a.yaml in"
                + " authType.password"),
        errors(merged));
    assertFalse(merged.problems().toString().contains("canary"));
    assertEquals(ProblemCode.MERGE_CONFLICT, merged.problems().get(0).code());
  }

  @Test
  void anotherServerIsAConflictButAWrittenDefaultIsNone() {
    String one = workflow("one", "orders", connection("one", "x"));
    merge.add("a.yaml", one);
    merge.add(
        "b.yaml",
        one.replace("orders", "items")
            .replace("workflowConfig:", "workflowConfig:\n  loggerLevel: INFO"));
    assertEquals(List.of(), errors(merge.merge()));
    merge.add("c.yaml", one.replace("localhost:8585", "other:8585"));
    assertEquals(
        List.of(
            "the workflow differs from a.yaml in workflowConfig.openMetadataServerConfig.hostPort"),
        errors(merge.merge()));
  }

  @Test
  void anotherSamplingIsAConflict() {
    merge.add("a.yaml", workflow("one", "orders", connection("one", "x")));
    merge.add(
        "b.yaml", workflow("one", "items", connection("one", "x") + "      profileSample: 10\n"));
    assertEquals(
        List.of("the workflow differs from a.yaml in source.sourceConfig.config.profileSample"),
        errors(merge.merge()));
  }

  @Test
  void aConnectionOfTheServerThatIsReplacedIsTold() {
    merge.add("a.yaml", workflow("one", "orders", ""));
    merge.add("b.yaml", workflow("one", "items", connection("one", "x")));
    MergedSuite merged = merge.merge();
    assertTrue(merged.text().isPresent());
    List<String> warnings =
        merged.problems().stream()
            .filter(problem -> problem.severity() == Severity.WARNING)
            .map(Problem::message)
            .toList();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith("a.yaml took the connection"), warnings.toString());
  }

  @Test
  void onlyWantedCasesAreNamedAndThoseOfTheServerAreTold() {
    merge.add(
        "a.yaml",
        workflow("one", "orders", connection("one", "x") + "      testCases: [ids, stored]\n"));
    MergedSuite merged = merge.merge();
    assertEquals(List.of("one.db.main.orders.\"id.x\".ids"), merged.cases());
    assertTrue(merged.problems().toString().contains("stored"), merged.problems().toString());
  }

  @Test
  void aLogicalSuiteAndNothingAtAllCannotBeMerged() {
    assertEquals(List.of("there is no workflow of a single table to merge"), errors(merge.merge()));
    merge.add("a.yaml", workflow("one", "orders", "").replaceAll(" *entityFully.*\n", ""));
    assertEquals(1, errors(merge.merge()).size());
  }

  @Test
  void aSuiteNameThatIsNoneIsRefused() {
    SuiteMerge bad = new SuiteMerge("a\"b", TargetVersion.V1_6_2);
    bad.add("a.yaml", workflow("one", "orders", connection("one", "x")));
    assertTrue(bad.merge().text().isEmpty());
  }
}
