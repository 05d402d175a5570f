package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.TableRef;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of tables in databases with three levels: catalog, schema and table. */
final class CatalogNames {

  private CatalogNames() {}

  /** All parts that are known, quoted; the catalog only with a schema. */
  static String qualified(Dialect dialect, TableRef table) {
    return Stream.of(
            table.schema().flatMap(schema -> table.database()).stream(),
            table.schema().stream(),
            Stream.of(table.name()))
        .flatMap(part -> part)
        .map(dialect::quote)
        .collect(Collectors.joining("."));
  }
}
