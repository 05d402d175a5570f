package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Test suites. */
public final class TestSuiteApi {

  private static final String PAGE_SIZE = "100";

  private final ApiConnection connection;
  private final Negotiation negotiation;

  TestSuiteApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * The suite of this FQN, basic or logical.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<TestSuite> find(FullyQualifiedName suite) {
    return connection.find(
        ApiCall.get(Route.TEST_SUITE, suite.toString()), EntityReaders.TEST_SUITE);
  }

  /**
   * All suites of a kind that are not deleted, in the server's order. A suite that cannot be
   * understood is left out; {@link OpenMetadataClient#warnings()} tells about it.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<TestSuite> list(SuiteType type) {
    // Every server knows this spelling of the filter; what one does not know lists all suites.
    String filter = type == SuiteType.BASIC ? "executable" : "logical";
    ApiCall first =
        ApiCall.get(Route.LOGICAL_SUITES).with("testSuiteType", filter).with("limit", PAGE_SIZE);
    return new Pages(connection, first, "test suites")
        .read(EntityReaders.TEST_SUITE, this::leaveOut).stream()
            .filter(suite -> suite.type() == type)
            .toList();
  }

  private void leaveOut(JsonNode node, String reason) {
    String name = connection.shown(node.path("fullyQualifiedName").asText());
    connection.warn(
        "suite " + name,
        Problem.warning(
                ProblemCode.SERVER_ERROR,
                "the test suite '" + name + "' is left out, it cannot be understood: " + reason)
            .withPath(name));
  }

  /**
   * Creates the suite of a table, or gives the one that is there. The server names it {@code <table
   * FQN>.testSuite} whatever is sent.
   *
   * @throws NotFoundException if the server does not have the table
   * @throws ApiException if it was refused or could not be sent
   */
  public TestSuite putBasic(FullyQualifiedName table, String displayName, String description) {
    // Path and field change together: a body without the field it knows would damage an old server.
    return Spelling.settle(
        negotiation.suiteEndpoint(),
        SuiteEndpoint::other,
        endpoint -> putBasic(endpoint, table, displayName, description),
        negotiation::correct);
  }

  private TestSuite putBasic(
      SuiteEndpoint endpoint, FullyQualifiedName table, String displayName, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", table.child("testSuite").toString());
    body.put("displayName", displayName);
    body.put("description", description);
    body.put(endpoint.tableField(), table);
    return connection.load(ApiCall.put(Route.of(endpoint), body), EntityReaders.TEST_SUITE);
  }

  /**
   * Creates a logical suite, or gives the one of this name.
   *
   * @param name the suite's name, without quotes
   * @throws ApiException if it was refused or could not be sent
   */
  public TestSuite putLogical(String name, String displayName, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("displayName", displayName);
    body.put("description", description);
    return connection.load(ApiCall.put(Route.LOGICAL_SUITES, body), EntityReaders.TEST_SUITE);
  }
}
