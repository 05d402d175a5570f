package io.dqrun.client;

import static io.dqrun.json.Fields.object;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TableProfilerConfig;
import java.util.Optional;

/** Which rows are looked at, as databases and their schemas say it for all of their tables. */
public final class ProfilerConfigApi {

  private static final int DATABASE_DEPTH = 2;

  private final ApiConnection connection;
  private final Negotiation negotiation;

  ProfilerConfigApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * What a database or a schema says. Servers before 1.6 leave it out of account, and are not
   * asked.
   *
   * @param databaseOrSchema the FQN of one of them: two or three parts
   * @throws ApiException if the server could not be asked
   */
  public Optional<TableProfilerConfig> find(FullyQualifiedName databaseOrSchema) {
    if (!negotiation.version().atLeast(1, 6, 0)) {
      return Optional.empty();
    }
    return databaseOrSchema.parts().size() == DATABASE_DEPTH
        ? find(Route.DATABASE, databaseOrSchema, "databaseProfilerConfig")
        : find(Route.DATABASE_SCHEMA, databaseOrSchema, "databaseSchemaProfilerConfig");
  }

  private Optional<TableProfilerConfig> find(Route route, FullyQualifiedName name, String field) {
    return connection
        .find(
            ApiCall.get(route, name.toString()).with("fields", field),
            object(entity -> entity.optional(field, EntityReaders.PROFILER_CONFIG)))
        .flatMap(config -> config);
  }
}
