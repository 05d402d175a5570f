package io.dqrun.client;

import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/** Database services. */
public final class DatabaseServiceApi {

  private final ApiConnection connection;

  DatabaseServiceApi(ApiConnection connection) {
    this.connection = connection;
  }

  /**
   * The service of this name. Its connection holds passwords in clear when the token is a bot's,
   * and {@link DatabaseService#MASK} in their place otherwise.
   *
   * @param name the service's name, without quotes
   * @throws ApiException if the server could not be asked
   */
  public Optional<DatabaseService> find(String name) {
    return Names.fqnOf(name)
        .flatMap(
            (FullyQualifiedName fqn) ->
                connection.find(
                    ApiCall.get(Route.DATABASE_SERVICE, fqn.toString()),
                    EntityReaders.DATABASE_SERVICE));
  }
}
