package io.dqrun.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.client.ApiException;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.ServerCatalog;
import io.dqrun.client.UnauthorizedException;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Source;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.workflow.Workflow;
import io.dqrun.workflow.WorkflowConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is created, changed, left alone and refused. */
class SuiteSubmitterTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");
  private static final String SUITE = "svc.db.sc.t.testSuite";

  private final RoutedServer server = new RoutedServer("1.6.2");
  private final OpenMetadataClient client = server.client();
  private final SuiteSubmitter submitter = new SuiteSubmitter(client, new ServerCatalog(client));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static Workflow basic(
      boolean forceUpdate, List<String> filter, TestCaseDefinition... cases) {
    return workflow(
        Source.builder()
            .sourceConfig(
                TestSuitePipeline.builder()
                    .entityFullyQualifiedName(TABLE)
                    .testCases(filter)
                    .build())
            .build(),
        forceUpdate,
        cases);
  }

  private static Workflow logical(String name, String... filter) {
    return workflow(
        Source.builder()
            .serviceName(name)
            .sourceConfig(TestSuitePipeline.builder().addTestCases(filter).build())
            .build(),
        false);
  }

  private static Workflow workflow(
      Source source, boolean forceUpdate, TestCaseDefinition... cases) {
    return Workflow.builder()
        .source(source)
        .processor(
            TestSuiteProcessorConfig.builder().forceUpdate(forceUpdate).addTestCases(cases).build())
        .workflowConfig(
            WorkflowConfig.builder()
                .openMetadataServerConfig(ServerConnection.builder().hostPort("x").build())
                .build())
        .build();
  }

  private static TestCaseDefinition rowCount(String name, String minValue) {
    return TestCaseDefinition.builder()
        .name(name)
        .testDefinitionName("tableRowCountToBeBetween")
        .addParameterValues(new ParameterValue("minValue", minValue))
        .build();
  }

  private static TestCaseDefinition notNull(String name, String column) {
    return TestCaseDefinition.builder()
        .name(name)
        .testDefinitionName("columnValuesToBeNotNull")
        .columnName(column)
        .build();
  }

  private static List<String> names(List<PlannedCase> cases) {
    return cases.stream().map(planned -> planned.testCase().name()).toList();
  }

  private static List<ProblemCode> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }

  @Test
  void aMissingSuiteAndItsCasesAreCreated() {
    server.table(false);
    server.on(
        "PUT dataQuality/testSuites/basic",
        201,
        "{\"id\":\"%s\",\"name\":\"s\",\"fullyQualifiedName\":\"%s\",\"basic\":true}"
            .formatted(RoutedServer.ID, SUITE));
    server.on("PUT dataQuality/testCases", 201, RoutedServer.rowCount("rows", "1"));
    SubmissionPlan plan = submitter.plan(basic(false, List.of(), rowCount("rows", "1")));
    assertEquals(SuiteType.BASIC, plan.type());
    assertEquals(SUITE, plan.suite());
    assertEquals(Action.CREATE, plan.action());
    PlannedCase planned = plan.cases().get(0);
    assertEquals(Action.CREATE, planned.action());
    assertTrue(planned.testCase().id().isEmpty());
    assertEquals("svc.db.sc.t.rows", planned.testCase().fullyQualifiedName().toString());
    assertEquals("tableRowCountToBeBetween", planned.testCase().definitionName().orElse(""));
    assertEquals(List.of(), server.writes, "planning only reads");

    Submission done = submitter.apply(plan);
    assertEquals(
        List.of("created test suite " + SUITE, "created test case svc.db.sc.t.rows"),
        done.changes());
    assertTrue(done.suite().isPresent());
    assertTrue(done.cases().get(0).testCase().id().isPresent());
    assertEquals(
        List.of(
            "PUT dataQuality/testSuites/basic {\"name\":\"svc.db.sc.t.testSuite\",\"displayName\":\"svc.db.sc.t Test"
                + " Suite\",\"description\":\"All tests of table svc.db.sc.t, by"
                + " dq-run\",\"basicEntityReference\":\"svc.db.sc.t\"}",
            "PUT dataQuality/testCases"
                + " {\"name\":\"rows\",\"testDefinition\":\"tableRowCountToBeBetween\",\"entityLink\":\"<#E::table::svc.db.sc.t>\",\"testSuite\":\"svc.db.sc.t.testSuite\",\"parameterValues\":[{\"name\":\"minValue\",\"value\":\"1\"}],\"computePassedFailedRowCount\":false}"),
        server.writes);
  }

  @Test
  void allCasesOfTheSuiteRunAndExistingOnesAreLeftAlone() {
    server.table(true);
    server.suite(
        SUITE,
        SUITE,
        RoutedServer.rowCount("by_hand", "5"),
        RoutedServer.rowCount("same", "1"),
        RoutedServer.rowCount("other", "1"),
        RoutedServer.notNull("nn", "\\\"a b\\\"", "a+b"));
    SubmissionPlan plan =
        submitter.plan(
            basic(
                false,
                List.of(),
                rowCount("same", "1"),
                rowCount("other", "2"),
                notNull("nn", "a b"),
                notNull("fresh", "id")));
    assertEquals(List.of("by_hand", "same", "other", "nn", "fresh"), names(plan.cases()));
    assertEquals(
        List.of(
            Action.UNCHANGED, Action.UNCHANGED, Action.UNCHANGED, Action.UNCHANGED, Action.CREATE),
        plan.cases().stream().map(PlannedCase::action).toList());
    assertEquals(Action.UNCHANGED, plan.action());
    assertEquals(List.of(ProblemCode.SETTING_NOT_APPLIED), codes(plan.problems()));
    assertEquals("processor.config.testCases[1]", plan.problems().get(0).path());
    assertTrue(plan.isApplicable());
    assertEquals("1", plan.cases().get(2).testCase().parameter("minValue").orElse(""));
  }

  @Test
  void forceUpdateChangesOnlyWhatDiffersAndKeepsTheRest() {
    server.table(true);
    server.suite(
        SUITE, SUITE, RoutedServer.rowCount("same", "1"), RoutedServer.rowCount("other", "1"));
    server.on("PUT dataQuality/testCases", 200, RoutedServer.rowCount("other", "2"));
    SubmissionPlan plan =
        submitter.plan(basic(true, List.of(), rowCount("same", "1"), rowCount("other", "2")));
    assertEquals(
        List.of(Action.UNCHANGED, Action.UPDATE),
        plan.cases().stream().map(PlannedCase::action).toList());
    TestCase changed = plan.cases().get(1).testCase();
    assertEquals("2", changed.parameter("minValue").orElse(""));
    assertTrue(changed.id().isPresent());
    Submission done = submitter.apply(plan);
    assertEquals(List.of("updated test case svc.db.sc.t.other"), done.changes());
    assertEquals(1, server.writes.size());
    assertTrue(server.writes.get(0).contains("\"description\":\"kept\""), server.writes.get(0));
  }

  @Test
  void aNameThatIsTakenOnAnotherColumnIsToldAndNotMoved() {
    server.table(true);
    server.suite(SUITE, SUITE, RoutedServer.notNull("nn", "id", "id"));
    for (boolean forceUpdate : new boolean[] {false, true}) {
      SubmissionPlan plan = submitter.plan(basic(forceUpdate, List.of(), notNull("nn", "a b")));
      assertEquals(1, plan.cases().size());
      assertEquals(Action.UNCHANGED, plan.cases().get(0).action());
      assertEquals(List.of(ProblemCode.DUPLICATE_TEST_CASE), codes(plan.problems()));
      assertTrue(plan.isApplicable());
    }
  }

  @Test
  void namesNarrowTheRunAndUnknownOnesAreTold() {
    server.table(true);
    server.suite(SUITE, SUITE, RoutedServer.rowCount("a", "1"), RoutedServer.rowCount("b", "1"));
    SubmissionPlan plan =
        submitter.plan(
            basic(
                false,
                List.of("b", "typo", "mine"),
                rowCount("mine", "1"),
                rowCount("left_out", "1")));
    assertEquals(List.of("b", "mine"), names(plan.cases()));
    assertEquals("processor.config.testCases[0]", plan.cases().get(1).path());
    assertEquals(List.of(ProblemCode.TEST_CASE_NOT_FOUND), codes(plan.problems()));
    assertEquals("source.sourceConfig.config.testCases[1]", plan.problems().get(0).path());
    assertFalse(plan.problems().get(0).isError());
  }

  @Test
  void aMissingTableIsItsOwnErrorAndNothingIsSent() {
    SubmissionPlan plan = submitter.plan(basic(false, List.of(), rowCount("rows", "1")));
    assertEquals(SuiteType.BASIC, plan.type());
    assertEquals(List.of(ProblemCode.TABLE_NOT_FOUND), codes(plan.problems()));
    assertFalse(plan.isApplicable());
    assertEquals(List.of("rows"), names(plan.cases()));
    assertFalse(plan.cases().get(0).isRunnable());
    Submission done = submitter.apply(plan);
    assertEquals(plan.cases(), done.cases());
    assertEquals(plan.problems(), done.problems());
    assertTrue(done.suite().isEmpty());
    assertEquals(List.of(), server.writes);
  }

  @Test
  void casesThatCanNeverRunAreNotSent() {
    server.table(true).suite(SUITE, SUITE);
    TestCaseDefinition unknownParameter =
        TestCaseDefinition.builder()
            .from(rowCount("p", "1"))
            .addParameterValues(new ParameterValue("maxvalue", "1"))
            .build();
    TestCaseDefinition missingParameter =
        TestCaseDefinition.builder().name("q").testDefinitionName("tableRowCountToEqual").build();
    SubmissionPlan plan =
        submitter.plan(
            basic(
                false,
                List.of(),
                notNull("c", "no_such"),
                TestCaseDefinition.builder().name("d").testDefinitionName("noSuch").build(),
                TestCaseDefinition.builder().from(rowCount("e", "1")).columnName("id").build(),
                TestCaseDefinition.builder()
                    .name("f")
                    .testDefinitionName("columnValuesToBeNotNull")
                    .build(),
                unknownParameter,
                missingParameter,
                notNull("g", "odd,name"),
                rowCount("a::b", "1"),
                rowCount("a\"b", "1"),
                notNull("h", "q\"x"),
                rowCount("twice", "1"),
                rowCount("twice", "2")));
    String[][] expected = {
      {"COLUMN_NOT_FOUND", "testCases[0].columnName"},
      {"UNKNOWN_DEFINITION", "testCases[1].testDefinitionName"},
      {"UNEXPECTED_COLUMN_NAME", "testCases[2].columnName"},
      {"MISSING_COLUMN_NAME", "testCases[3]"},
      {"UNKNOWN_PARAMETER", "testCases[4].parameterValues[1].name"},
      {"MISSING_PARAMETER", "testCases[5].parameterValues"},
      {"TEST_CASE_REFUSED", "testCases[6]"},
      {"INVALID_NAME", "testCases[7].name"},
      {"INVALID_NAME", "testCases[8].name"},
      {"COLUMN_NOT_FOUND", "testCases[9].columnName"},
      {"", ""},
      {"DUPLICATE_TEST_CASE", "testCases[11]"},
    };
    for (int i = 0; i < expected.length; i++) {
      Optional<Problem> problem = plan.cases().get(i).problem();
      assertEquals(
          expected[i][0], problem.map(p -> p.code().name()).orElse(""), "testCases[" + i + "]");
      assertEquals(
          expected[i][1].isEmpty() ? "" : "processor.config." + expected[i][1],
          problem.map(Problem::path).orElse(""));
      assertEquals(problem.isEmpty(), plan.cases().get(i).request().isPresent());
    }
    assertTrue(plan.isApplicable(), "each costs only itself");
  }

  @Test
  void newServersDecideThemselvesWhichNamesALinkMayHold() {
    try (RoutedServer newer = new RoutedServer("1.8.1");
        OpenMetadataClient newClient = newer.client()) {
      newer.table(true).suite(SUITE, SUITE);
      SubmissionPlan plan =
          new SuiteSubmitter(newClient, new ServerCatalog(newClient))
              .plan(basic(false, List.of(), notNull("g", "odd,name")));
      assertTrue(plan.cases().get(0).isRunnable());
    }
  }

  @Test
  void aRefusedCaseCostsOnlyItself() {
    server.table(true).suite(SUITE, SUITE);
    server.on("PUT dataQuality/testCases", 201, RoutedServer.rowCount("good", "1"));
    server.on(
        "PUT dataQuality/testCases ~ bad",
        400,
        "{\"code\":400,\"message\":\"[entityLink must match] canary\"}");
    server.on("PUT dataQuality/testCases ~ mine", 403, "{\"code\":403,\"message\":\"not you\"}");
    Submission done =
        submitter.apply(
            submitter.plan(
                basic(
                    false,
                    List.of(),
                    rowCount("bad", "1"),
                    rowCount("mine", "1"),
                    rowCount("good", "1"))));
    assertEquals(List.of("bad", "mine", "good"), names(done.cases()));
    Problem bad = done.cases().get(0).problem().orElseThrow();
    assertEquals(ProblemCode.TEST_CASE_REFUSED, bad.code());
    assertEquals("processor.config.testCases[0]", bad.path());
    assertTrue(bad.message().endsWith("with 400: [entityLink must match] ***"), bad.message());
    assertEquals(ProblemCode.PERMISSION_DENIED, done.cases().get(1).problem().orElseThrow().code());
    assertTrue(done.cases().get(2).isRunnable());
    assertEquals("tableRowCountToBeBetween", done.cases().get(2).testCase().definitionName().get());
    assertEquals(List.of("created test case svc.db.sc.t.good"), done.changes());
  }

  @Test
  void aRefusedTokenOrAServerThatIsAwayStopsEverything() {
    server.table(true).suite(SUITE, SUITE);
    SubmissionPlan plan =
        submitter.plan(basic(false, List.of(), rowCount("a", "1"), rowCount("b", "1")));
    server.on("PUT dataQuality/testCases", 401, "{\"code\":401,\"message\":\"Expired token!\"}");
    assertThrows(UnauthorizedException.class, () -> submitter.apply(plan));
    server.on("PUT dataQuality/testCases", 503, "");
    assertThrows(ApiException.class, () -> submitter.apply(plan));
    assertEquals(2, server.writes.size());
  }

  @Test
  void logicalSuitesAreFoundByTheWholeNameQuotedOrNot() {
    server.suite("%22night.ly%22", "\"night.ly\"", RoutedServer.rowCount("a", "1"));
    for (String name : new String[] {"night.ly", "\"night.ly\""}) {
      SubmissionPlan plan = submitter.plan(logical(name));
      assertEquals(SuiteType.LOGICAL, plan.type());
      assertEquals("\"night.ly\"", plan.suite());
      assertEquals(List.of("a"), names(plan.cases()));
      assertEquals(List.of(), plan.problems());
      assertTrue(submitter.apply(plan).suite().isPresent());
    }
    SubmissionPlan narrowed = submitter.plan(logical("night.ly", "b"));
    assertEquals(List.of(), narrowed.cases());
    assertEquals(List.of(ProblemCode.TEST_CASE_NOT_FOUND), codes(narrowed.problems()));
    assertEquals(List.of(), server.writes);
  }

  @Test
  void aMissingLogicalSuiteIsAnErrorWithAHint() {
    for (String name : new String[] {"nightly", "svc.db.sc.t.testSuite", "a\"b"}) {
      SubmissionPlan plan = submitter.plan(logical(name));
      assertEquals(List.of(ProblemCode.SUITE_NOT_FOUND), codes(plan.problems()));
      assertEquals("source.serviceName", plan.problems().get(0).path());
      assertTrue(plan.problems().get(0).hint().orElse("").contains("entityFullyQualifiedName"));
      assertFalse(plan.isApplicable());
    }
    assertEquals(
        List.of(ProblemCode.NOTHING_TO_RUN), codes(submitter.plan(logical("")).problems()));
  }

  @Test
  void thePipelineIsCreatedOnceAndItsNameIsTheServers() {
    server.table(true).suite(SUITE, SUITE);
    Workflow workflow =
        Workflow.builder()
            .from(basic(false, List.of("a")))
            .ingestionPipelineFqn(FullyQualifiedName.parse("svc.db.sc.t.testSuite.\"p.1\""))
            .build();
    Submission done = submitter.apply(submitter.plan(workflow));
    String pipeline =
        "{\"id\":\"" + RoutedServer.ID + "\",\"name\":\"p.1\",\"fullyQualifiedName\":";
    server.on("PUT services/ingestionPipelines", 201, pipeline + "\"named.by.server\"}");
    assertEquals(
        "named.by.server",
        submitter
            .ensurePipeline(workflow, done.suite().orElseThrow())
            .orElseThrow()
            .fullyQualifiedName()
            .toString());
    String request = server.writes.get(0);
    assertTrue(request.contains("\"name\":\"p.1\""), request);
    assertTrue(request.contains("\"testCases\":[\"a\"]"), request);
    assertTrue(request.contains("\"pipelineType\":\"TestSuite\""), request);
    server.on(
        "GET services/ingestionPipelines/name/svc.db.sc.t.testSuite.%22p.1%22",
        200, pipeline + "\"already.there\"}");
    assertEquals(
        "already.there",
        submitter
            .ensurePipeline(workflow, done.suite().orElseThrow())
            .orElseThrow()
            .fullyQualifiedName()
            .toString());
    assertEquals(1, server.writes.size());
    assertTrue(
        submitter.ensurePipeline(basic(false, List.of()), done.suite().orElseThrow()).isEmpty());
  }
}
