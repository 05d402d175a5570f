package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import java.util.List;

/**
 * A table as its database describes it.
 *
 * @param kind OpenMetadata's {@code tableType}
 */
record CatalogueTable(String schema, String name, String kind, List<Column> columns) {}
