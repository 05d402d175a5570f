package io.dqrun.submit;

import io.dqrun.catalog.Catalog;
import io.dqrun.client.ApiException;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.UnauthorizedException;
import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sees to it that the server has what a workflow needs. Planning only reads; applying is harmless
 * when repeated.
 */
public final class SuiteSubmitter {

  /** With these the server is away; trying the next case would only take time. */
  private static final Set<Integer> AWAY = Set.of(0, 408, 429, 502, 503, 504);

  private final OpenMetadataClient client;
  private final Catalog catalog;

  /**
   * A submitter for one server.
   *
   * @param catalog what {@code client} knows, so that a run asks nothing twice
   */
  public SuiteSubmitter(OpenMetadataClient client, Catalog catalog) {
    this.client = client;
    this.catalog = catalog;
  }

  /**
   * Finds out what the server lacks, and which cases the run has: all of the suite, narrowed by
   * {@code sourceConfig.config.testCases}. A case of the file that is not among those names is left
   * alone.
   *
   * @throws ApiException if the server could not be asked
   */
  public SubmissionPlan plan(Workflow workflow) {
    return plan(workflow, SubmitOptions.DEFAULT);
  }

  /**
   * As {@link #plan(Workflow)}, narrowed by a selection. A logical suite may be made: of the
   * server's cases that {@code sourceConfig.config.testCases} names, or of all, as far as they are
   * selected; without either, it is an error.
   *
   * @throws ApiException if the server could not be asked
   */
  public SubmissionPlan plan(Workflow workflow, SubmitOptions options) {
    return make(workflow, options).narrowed(options.selection());
  }

  private SubmissionPlan make(Workflow workflow, SubmitOptions options) {
    return workflow
        .source()
        .sourceConfig()
        .entityFullyQualifiedName()
        .map(table -> new BasicSuitePlan(catalog, client::serverVersion, workflow, table).make())
        .orElseGet(() -> new LogicalSuitePlan(catalog, workflow, options).make());
  }

  /**
   * Carries out a plan. A case that the server refuses costs only itself; a plan with an error is
   * not carried out at all.
   *
   * @throws ApiException if the suite was refused, the token does not work, or the server is away
   */
  public Submission apply(SubmissionPlan plan) {
    if (!plan.isApplicable()) {
      return new Submission(Optional.empty(), plan.cases(), List.of(), plan.problems());
    }
    List<String> changes = new ArrayList<>();
    Optional<TestSuite> suite = plan.existing();
    if (plan.action() == Action.CREATE) {
      suite = Optional.of(createSuite(plan));
      changes.add("created test suite " + plan.suite());
    }
    if (plan.cases() instanceof UnchangedCases) {
      return new Submission(suite, plan.cases(), changes, plan.problems());
    }
    suite.ifPresent(one -> addMembers(one, plan, changes));
    List<PlannedCase> cases =
        plan.cases().stream()
            .map(c -> c.request().map(request -> put(c, request, changes)).orElse(c))
            .toList();
    return new Submission(suite, cases, changes, plan.problems());
  }

  private TestSuite createSuite(SubmissionPlan plan) {
    if (plan.table().isPresent()) {
      FullyQualifiedName table = plan.table().get();
      return client
          .testSuites()
          .putBasic(table, table + " Test Suite", "All tests of table " + table + ", by dq-run");
    }
    String name = FullyQualifiedName.parse(plan.suite()).name();
    return client.testSuites().putLogical(name, name, "Chosen test cases, by dq-run");
  }

  private void addMembers(TestSuite suite, SubmissionPlan plan, List<String> changes) {
    List<UUID> members =
        plan.cases().stream()
            .filter(planned -> planned.action() == Action.ADD)
            .flatMap(planned -> planned.testCase().id().stream())
            .toList();
    if (!members.isEmpty()) {
      client.testCases().addToLogical(suite.id(), members);
      changes.add(
          "added "
              + (members.size() == 1 ? "1 test case" : members.size() + " test cases")
              + " to test suite "
              + plan.suite());
    }
  }

  private PlannedCase put(PlannedCase planned, CreateTestCase request, List<String> changes) {
    TestCase answer;
    try {
      answer = client.testCases().put(request);
    } catch (ApiException e) {
      if (stops(e)) {
        throw e;
      }
      return PlannedCase.broken(planned.testCase(), planned.path(), refused(planned, e));
    }
    changes.add(
        (planned.action() == Action.CREATE ? "created" : "updated")
            + " test case "
            + answer.fullyQualifiedName());
    // Servers may answer without the definition, which the run cannot do without.
    TestCase complete =
        TestCase.builder()
            .from(answer)
            .testDefinition(answer.testDefinition().or(planned.testCase()::testDefinition))
            .build();
    return new PlannedCase(
        complete, planned.action(), planned.request(), planned.path(), Optional.empty());
  }

  private static boolean stops(ApiException e) {
    return e instanceof UnauthorizedException
        || AWAY.contains(e.status())
        || e.problems().get(0).code() == ProblemCode.NOT_OPENMETADATA;
  }

  private static Problem refused(PlannedCase planned, ApiException e) {
    Problem problem =
        Problem.error(
                e.status() == 403 ? ProblemCode.PERMISSION_DENIED : ProblemCode.TEST_CASE_REFUSED,
                "the server refused the test case '"
                    + planned.testCase().name()
                    + "' with "
                    + e.status()
                    + (e.serverText().isEmpty() ? "" : ": " + e.serverText()))
            .withPath(planned.path());
    return e.problems().get(0).hint().map(problem::withHint).orElse(problem);
  }

  /**
   * The ingestion pipeline that the workflow writes its status to, created if the server lacks it;
   * empty when the workflow names none. Its FQN is the server's choice, so use that of the answer.
   *
   * @throws ApiException if the server refused it or could not be asked
   */
  public Optional<IngestionPipeline> ensurePipeline(Workflow workflow, TestSuite suite) {
    return workflow
        .ingestionPipelineFqn()
        .map(
            fqn ->
                client
                    .ingestionPipelines()
                    .find(fqn)
                    .orElseGet(
                        () -> client.ingestionPipelines().put(request(fqn, workflow, suite))));
  }

  private static CreateIngestionPipeline request(
      FullyQualifiedName fqn, Workflow workflow, TestSuite suite) {
    TestSuitePipeline config = workflow.source().sourceConfig();
    return CreateIngestionPipeline.of(
        fqn.name(), suite.id(), config.entityFullyQualifiedName(), config.testCases());
  }
}
