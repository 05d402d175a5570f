package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.TestDefinition;
import io.dqrun.json.UnreadableException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test definitions. */
public final class TestDefinitionApi {

  private final ApiConnection connection;

  TestDefinitionApi(ApiConnection connection) {
    this.connection = connection;
  }

  /**
   * The definition of this name; servers differ in which they have.
   *
   * @param name the definition's name, with or without quotes
   * @throws ApiException if the server could not be asked
   */
  public Optional<TestDefinition> find(String name) {
    return Names.fqnOf(name)
        .flatMap(
            fqn ->
                connection.find(
                    ApiCall.get(Route.TEST_DEFINITION, fqn.toString()),
                    EntityReaders.TEST_DEFINITION));
  }

  /**
   * All definitions that the server has, in its order. One that cannot be understood is left out;
   * {@link OpenMetadataClient#warnings()} tells about it.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<TestDefinition> list() {
    return new Pages(
            connection,
            ApiCall.get(Route.TEST_DEFINITIONS).with("limit", "100"),
            "test definitions")
        .read(
            EntityReaders.TEST_DEFINITION,
            (node, reason) -> {
              String name = connection.shown(node.path("name").asText());
              connection.warn(
                  "definition " + name,
                  Problem.warning(
                          ProblemCode.SERVER_ERROR,
                          "the test definition '"
                              + name
                              + "' is left out, it cannot be understood: "
                              + reason)
                      .withPath(name));
            });
  }

  /**
   * As many definitions as one request may bring, which are all on most servers. What cannot be
   * understood is left out: whoever needs it asks for it by name, and is told then.
   */
  List<TestDefinition> firstPage() {
    List<TestDefinition> definitions = new ArrayList<>();
    ApiCall call = ApiCall.get(Route.TEST_DEFINITIONS).with("limit", "1000");
    for (JsonNode node : connection.tree(call).path("data")) {
      try {
        definitions.add(EntityReaders.TEST_DEFINITION.read(node));
      } catch (UnreadableException e) {
        // Told when it is asked for by its name.
      }
    }
    return definitions;
  }
}
