package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestSuitePipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the connection of a database service: the workflow's own, or else the server's. */
final class ConnectionResolver {

  private final TestSuitePipeline pipeline;
  private final Catalog catalog;

  ConnectionResolver(TestSuitePipeline pipeline, Catalog catalog) {
    this.pipeline = pipeline;
    this.catalog = catalog;
  }

  /** Where the connections stand in the workflow. */
  ConnectionPlaces places() {
    return new ConnectionPlaces(pipeline);
  }

  /** A table that a case names. */
  Optional<Table> findTable(FullyQualifiedName table) {
    return catalog.findTable(table);
  }

  /**
   * The connection of a service.
   *
   * @throws DqException if neither the workflow nor the server has one
   */
  ConnectionConfig resolve(String service) {
    Optional<ServiceConnection> own = pipeline.connection(service);
    if (own.isPresent()) {
      return own.get().config();
    }
    return catalog
        .findDatabaseService(service)
        .flatMap(ConnectionResolver::stored)
        .orElseThrow(
            () ->
                new DqException(
                    Problem.error(
                            ProblemCode.CONNECTION_MISSING,
                            "neither the workflow nor the server has a connection for the service '"
                                + service
                                + "'")
                        .withPath(ConnectionPlaces.LIST)
                        .withHint(
                            "add an entry with serviceName: "
                                + service
                                + ", or use the token of the ingestion bot, which may read stored"
                                + " connections")));
  }

  private static Optional<ConnectionConfig> stored(DatabaseService service) {
    return service
        .connection()
        .map(connection -> connection.get("config"))
        .filter(Map.class::isInstance)
        .map(Map.class::cast)
        .map(
            config -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              ((Map<?, ?>) config).forEach((key, value) -> put(fields, key, value));
              Object type = fields.remove("type");
              return new ConnectionConfig(
                  type instanceof String text ? text : service.serviceType(), fields);
            });
  }

  private static void put(Map<String, Object> fields, Object key, Object value) {
    if (value != null) {
      fields.put(String.valueOf(key), value);
    }
  }
}
