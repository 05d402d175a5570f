package io.dqrun.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.ServerCatalog;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which cases a logical suite gets that is made for a run. */
class LogicalSuiteTest {

  private static final String SUITE_BODY =
      "{\"id\":\"%s\",\"name\":\"nightly\",\"fullyQualifiedName\":\"nightly\"}"
          .formatted(RoutedServer.ID);

  private final RoutedServer server = new RoutedServer("1.6.2");
  private final OpenMetadataClient client = server.client();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static Workflow logical(String... names) {
    return Workflow.builder()
        .source(
            Source.builder()
                .serviceName("nightly")
                .sourceConfig(TestSuitePipeline.builder().addTestCases(names).build())
                .build())
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(ServerConnection.builder().hostPort("x").build())
                .build())
        .build();
  }

  private SuiteSubmitter submitter() {
    return new SuiteSubmitter(client, new ServerCatalog(client));
  }

  private SubmissionPlan plan(List<String> select, String... names) {
    return submitter()
        .plan(
            logical(names),
            new SubmitOptions(
                new CaseSelection(select, List.of(), Severity.ERROR), MissingSuite.CREATE));
  }

  private static List<String> cases(SubmissionPlan plan) {
    return plan.cases().stream().map(one -> one.action() + " " + one.testCase().name()).toList();
  }

  private static List<ProblemCode> codes(SubmissionPlan plan) {
    return plan.problems().stream().map(Problem::code).toList();
  }

  private void cases(String... names) {
    StringBuilder data = new StringBuilder();
    for (String name : names) {
      data.append(data.isEmpty() ? "" : ",")
          .append(
              RoutedServer.rowCount(name, "1")
                  .replaceFirst(
                      RoutedServer.ID, "22222222-2222-4222-8222-%012d".formatted(data.length())));
    }
    server.on("GET dataQuality/testCases", 200, "{\"data\":[" + data + "],\"paging\":{}}");
  }

  @Test
  void withoutTheOptionAMissingSuiteIsAnErrorThatNamesIt() {
    SubmissionPlan plan = submitter().plan(logical("rows"));
    assertEquals(List.of(ProblemCode.SUITE_NOT_FOUND), codes(plan));
    assertTrue(plan.problems().get(0).hint().orElse("").contains("--create-suite"));
    assertEquals(List.of(), server.writes);
  }

  @Test
  void theNamedCasesOfTheServerAreAdded() {
    cases("rows", "unique", "old");
    SubmissionPlan plan = plan(List.of(), "rows", "unique");
    assertEquals(Action.CREATE, plan.action());
    assertEquals(List.of("ADD rows", "ADD unique"), cases(plan));
    assertEquals(List.of(), server.writes, "planning only reads");
    server.on("PUT dataQuality/testSuites", 201, SUITE_BODY);
    server.on("PUT dataQuality/testCases/logicalTestCases", 200, SUITE_BODY);
    Submission done = submitter().apply(plan);
    assertEquals(
        List.of("created test suite nightly", "added 2 test cases to test suite nightly"),
        done.changes());
    assertTrue(server.writes.get(0).startsWith("PUT dataQuality/testSuites {\"name\":\"nightly\""));
    assertEquals(2, server.writes.size());
  }

  @Test
  void aSelectionChoosesAmongAllCasesOfTheServer() {
    cases("rows", "unique", "old");
    assertEquals(List.of("ADD rows", "ADD old"), cases(plan(List.of("rows", "o*d"))));
    SubmissionPlan both = plan(List.of("svc.db.sc.t.unique"), "rows", "unique");
    assertEquals(List.of("ADD unique"), cases(both));
  }

  @Test
  void nothingIsMadeThatWouldBeEmptyOrIncomplete() {
    cases("rows", "unique");
    SubmissionPlan unchosen = plan(List.of());
    assertEquals(List.of(ProblemCode.NOTHING_TO_RUN), codes(unchosen));
    assertTrue(unchosen.problems().get(0).hint().orElse("").contains("--select"));
    SubmissionPlan incomplete = plan(List.of(), "rows", "uniqe");
    assertEquals(List.of(ProblemCode.TEST_CASE_NOT_FOUND), codes(incomplete));
    assertTrue(
        incomplete.problems().get(0).hint().orElse("").contains("unique"), incomplete.toString());
    SubmissionPlan misspelt = plan(List.of("uniqe"));
    assertEquals(List.of(ProblemCode.TEST_CASE_NOT_FOUND), codes(misspelt));
    for (SubmissionPlan plan : List.of(unchosen, incomplete, misspelt)) {
      assertFalse(plan.isApplicable());
      submitter().apply(plan);
    }
    assertEquals(List.of(), server.writes);
  }

  @Test
  void aSuiteThatIsThereGetsWhatItLacks() {
    server.on("GET dataQuality/testSuites/name/nightly", 200, SUITE_BODY);
    cases("rows", "unique");
    SubmissionPlan plan = plan(List.of(), "rows");
    assertEquals(Action.UNCHANGED, plan.action());
    // This server tells the same list for the suite and for all.
    assertEquals(List.of("UNCHANGED rows"), cases(plan));
    assertEquals(List.of(), submitter().apply(plan).changes());
    assertEquals(List.of(), server.writes);
  }

  @Test
  void manyCasesAreAddedInParts() {
    cases(IntStream.range(0, 250).mapToObj(i -> "case" + i).toArray(String[]::new));
    server.on("PUT dataQuality/testSuites", 201, SUITE_BODY);
    server.on("PUT dataQuality/testCases/logicalTestCases", 200, SUITE_BODY);
    Submission done = submitter().apply(plan(List.of("case*")));
    assertEquals("added 250 test cases to test suite nightly", done.changes().get(1));
    assertEquals(4, server.writes.size());
  }
}
