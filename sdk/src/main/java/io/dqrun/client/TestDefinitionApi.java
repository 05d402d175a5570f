package io.dqrun.client;

import io.dqrun.entity.TestDefinition;
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
                    ApiCall.get(Route.TEST_DEFINITION, fqn.toString()), TestDefinition.class));
  }
}
