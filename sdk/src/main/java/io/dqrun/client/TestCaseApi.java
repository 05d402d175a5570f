package io.dqrun.client;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.FailedRowsSample;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.pack.Packed;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Test cases. */
public final class TestCaseApi {

  private static final String PAGE_SIZE = "1000";
  private static final int KEPT_PLAIN = 512;
  private static final int MEMBERS_AT_A_TIME = 100;

  private static final Pattern UNKNOWN_SUITE_FIELD =
      Pattern.compile("(?i)unrecognized field \\W{0,3}testSuite\\b|^Invalid request format$");
  private static final Pattern MISSING_SUITE_FIELD =
      Pattern.compile("(?i)\\btestSuite must not be null");

  private final ApiConnection connection;
  private final Negotiation negotiation;

  TestCaseApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * All cases of a suite that are not deleted, basic or logical, in the server's order; the list
   * keeps them compressed and reads each of them anew when it is asked for. A case that cannot be
   * understood is left out; {@link OpenMetadataClient#warnings()} tells about it.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<TestCase> list(UUID suite) {
    return list(
        ApiCall.get(Route.TEST_CASES).with("testSuiteId", suite.toString()),
        "the test cases of suite " + suite);
  }

  /**
   * All cases of the server that are not deleted, in its order. Otherwise as {@link #list(UUID)}.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<TestCase> list() {
    return list(ApiCall.get(Route.TEST_CASES), "its test cases");
  }

  private List<TestCase> list(ApiCall call, String things) {
    ApiCall first = call.with("fields", "testSuite,testDefinition").with("limit", PAGE_SIZE);
    // A server may have very many.
    Packed<TestCase> cases = new Packed<>(Json.form(EntityReaders.TEST_CASE), KEPT_PLAIN);
    new Pages(connection, first, things).read(EntityReaders.TEST_CASE, cases::add, this::leaveOut);
    return cases.list();
  }

  /**
   * The latest result of each case of a suite that has one, basic or logical.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<LatestResult> latestResults(UUID suite) {
    ApiCall first =
        ApiCall.get(Route.TEST_CASES)
            .with("testSuiteId", suite.toString())
            .with("fields", "testCaseResult")
            .with("limit", PAGE_SIZE);
    return new Pages(connection, first, "the results of suite " + suite)
        .read(LatestResult.READER, this::leaveOut).stream()
            .filter(one -> one.result().isPresent())
            .toList();
  }

  private void leaveOut(JsonNode node, String reason) {
    String id = node.path("id").asText("");
    String name =
        connection.shown(node.path("fullyQualifiedName").asText(node.path("name").asText(id)));
    connection.warn(
        "case " + (id.isEmpty() ? name : id),
        Problem.warning(
                ProblemCode.UNREADABLE_TEST_CASE,
                "the test case '" + name + "' is left out, it cannot be understood: " + reason)
            .withPath(name)
            .withHint("look at it in OpenMetadata; delete and create it again if it is broken"));
  }

  /**
   * The case of this FQN with its definition and its basic suite.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<TestCase> find(FullyQualifiedName testCase) {
    return connection.find(
        ApiCall.get(Route.TEST_CASE, testCase.toString())
            .with("fields", "testSuite,testDefinition"),
        EntityReaders.TEST_CASE);
  }

  /**
   * Creates a case, or changes the one of the same name on the same table or column to what is
   * said; what is not said may be lost.
   *
   * @return the case as it is on the server now
   * @throws ApiException if it was refused or could not be sent
   */
  public TestCase put(CreateTestCase create) {
    boolean withSuite = negotiation.suiteInTestCase();
    try {
      return put(create, withSuite);
    } catch (ApiException e) {
      if (e.status() != 400 || !blames(e.serverText(), withSuite)) {
        throw e;
      }
      TestCase answer = put(create, !withSuite);
      negotiation.correctSuiteInTestCase(!withSuite);
      return answer;
    }
  }

  /** Whether the server refused a case for having, or not having, the field of its suite. */
  private static boolean blames(String serverText, boolean withSuite) {
    return withSuite
        ? UNKNOWN_SUITE_FIELD.matcher(serverText).find()
        : MISSING_SUITE_FIELD.matcher(serverText).find();
  }

  private TestCase put(CreateTestCase create, boolean withSuite) {
    Optional<FullyQualifiedName> suite =
        withSuite
            ? create
                .testSuite()
                .or(() -> Optional.of(create.entityLink().table().child("testSuite")))
            : Optional.empty();
    CreateTestCase fitting = CreateTestCase.builder().from(create).testSuite(suite).build();
    return connection.load(ApiCall.put(Route.TEST_CASES, fitting), EntityReaders.TEST_CASE);
  }

  /**
   * Adds existing cases to a logical suite, a hundred at a time; those it has already stay. When a
   * part is refused, the parts before it have been added.
   *
   * @throws ApiException if it was refused or could not be sent
   */
  public void addToLogical(UUID suite, List<UUID> cases) {
    for (int from = 0; from < cases.size(); from += MEMBERS_AT_A_TIME) {
      List<UUID> part = cases.subList(from, Math.min(cases.size(), from + MEMBERS_AT_A_TIME));
      connection.run(
          ApiCall.put(Route.LOGICAL_TEST_CASES, Map.of("testSuiteId", suite, "testCaseIds", part)));
    }
  }

  /**
   * Stores rows that made a case fail, in place of those of an earlier failure. The server takes
   * them only while the latest result of the case is a failure, and only columns of its table.
   *
   * @throws NotFoundException if the server has no such case, or keeps no rows
   * @throws ApiException if it was refused or could not be sent
   */
  public void putFailedRows(UUID testCase, FailedRowsSample rows) {
    connection.run(ApiCall.put(Route.FAILED_ROWS, rows, testCase.toString()));
  }

  /**
   * Stores the query that finds the rows that made a case fail.
   *
   * @throws NotFoundException if the server has no such case, or keeps no query
   * @throws ApiException if it was refused or could not be sent
   */
  public void putInspectionQuery(UUID testCase, String sql) {
    // The server takes the body for the query, not for the JSON that its content type promises.
    connection.run(ApiCall.put(Route.INSPECTION_QUERY, new RawText(sql), testCase.toString()));
  }

  /** A body that is a text and nothing else. */
  record RawText(@JsonValue @JsonRawValue String text) {}
}
