package io.dqrun.client;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableTags;
import java.util.Optional;

/** Tables. */
public final class TableApi {

  private final ApiConnection connection;

  TableApi(ApiConnection connection) {
    this.connection = connection;
  }

  /**
   * The table of this name with its columns, its constraints, its profiler settings and the
   * reference to its basic suite.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<Table> find(FullyQualifiedName table) {
    return connection.find(
        ApiCall.get(Route.TABLE, table.toString())
            .with("fields", "testSuite,tableProfilerConfig,tableConstraints"),
        EntityReaders.TABLE);
  }

  /**
   * The tags of a table and of its columns; empty if there is no such table.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<TableTags> findTags(FullyQualifiedName table) {
    return connection.find(
        ApiCall.get(Route.TABLE, table.toString()).with("fields", "columns,tags"),
        EntityReaders.TABLE_TAGS);
  }
}
