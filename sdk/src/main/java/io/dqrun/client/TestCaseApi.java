package io.dqrun.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Test cases. */
public final class TestCaseApi {

  private static final String PAGE_SIZE = "1000";

  private final ApiConnection connection;
  private final Negotiation negotiation;

  TestCaseApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * All cases of a suite that are not deleted, basic or logical, in the server's order. A case that
   * cannot be understood is left out; {@link OpenMetadataClient#warnings()} tells about it.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<TestCase> list(UUID suite) {
    List<TestCase> cases = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    ApiCall first =
        ApiCall.get(Route.TEST_CASES)
            .with("testSuiteId", suite.toString())
            .with("fields", "testSuite,testDefinition")
            .with("limit", PAGE_SIZE);
    Optional<String> cursor = Optional.empty();
    do {
      JsonNode page = connection.tree(cursor.map(c -> first.with("after", c)).orElse(first));
      page.path("data").forEach(node -> read(node).ifPresent(cases::add));
      cursor = Optional.of(page.path("paging").path("after").asText("")).filter(c -> !c.isEmpty());
      if (cursor.isPresent() && !cursors.add(cursor.get())) {
        throw new DqException(
            Problem.error(
                ProblemCode.SERVER_ERROR,
                "the server lists the test cases of suite " + suite + " in a circle"));
      }
    } while (cursor.isPresent());
    return List.copyOf(cases);
  }

  private Optional<TestCase> read(JsonNode node) {
    try {
      return Optional.of(Json.read(node, TestCase.class));
    } catch (JsonProcessingException e) {
      String id = node.path("id").asText("");
      String name =
          connection.shown(node.path("fullyQualifiedName").asText(node.path("name").asText(id)));
      connection.warn(
          "case " + (id.isEmpty() ? name : id),
          Problem.warning(
                  ProblemCode.UNREADABLE_TEST_CASE,
                  "the test case '"
                      + name
                      + "' is left out, it cannot be understood: "
                      + Json.reason(e))
              .withPath(name)
              .withHint("look at it in OpenMetadata; delete and create it again if it is broken"));
      return Optional.empty();
    }
  }

  /**
   * Creates a case, or changes the one of the same name on the same table or column to what is
   * said; what is not said may be lost.
   *
   * @return the case as it is on the server now
   * @throws ApiException if it was refused or could not be sent
   */
  public TestCase put(CreateTestCase create) {
    boolean suiteAllowed = !negotiation.version().atLeast(1, 8, 0);
    Optional<FullyQualifiedName> suite =
        suiteAllowed
            ? create
                .testSuite()
                .or(() -> Optional.of(create.entityLink().table().child("testSuite")))
            : Optional.empty();
    CreateTestCase fitting = CreateTestCase.builder().from(create).testSuite(suite).build();
    return connection.load(ApiCall.put(Route.TEST_CASES, fitting), TestCase.class);
  }

  /**
   * Adds existing cases to a logical suite; those it has already stay.
   *
   * @throws ApiException if it was refused or could not be sent
   */
  public void addToLogical(UUID suite, List<UUID> cases) {
    connection.run(
        ApiCall.put(Route.LOGICAL_TEST_CASES, Map.of("testSuiteId", suite, "testCaseIds", cases)));
  }
}
