package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of any database as its driver describes it: the tables of the schemas that are
 * needed, and the keys of the tables that are.
 *
 * <p>Drivers take names as patterns, in which a {@code _} stands for any character, and each has
 * its own way to say otherwise. So what they answer is filtered again.
 */
final class MetadataCatalogue {

  /** OpenMetadata's name of the schema where a database has none. */
  private static final String NO_SCHEMA = "default";

  private static final int MOST_NAMES = 10;

  private final Connection connection;
  private final DatabaseMetaData metadata;
  private final UnaryOperator<String> shown;
  private final Set<FullyQualifiedName> needed;
  private final boolean catalogsAreSchemas;
  private final @Nullable String catalog;

  private MetadataCatalogue(
      Connection connection,
      UnaryOperator<String> shown,
      String database,
      Set<FullyQualifiedName> needed,
      List<Problem> problems)
      throws SQLException {
    this.connection = connection;
    this.metadata = connection.getMetaData();
    this.shown = shown;
    this.needed = needed;
    this.catalogsAreSchemas =
        !metadata.supportsSchemasInTableDefinitions()
            && metadata.supportsCatalogsInTableDefinitions();
    this.catalog = catalogsAreSchemas ? null : catalog(database, problems);
  }

  /**
   * Reads it.
   *
   * @param needed the tables that are of interest; if there are none, all tables are
   */
  static List<CatalogueTable> read(
      JdbcSession session, Set<FullyQualifiedName> needed, List<Problem> problems) {
    Optional<Dialect> dialect = Dialects.forType(session.target().serviceType());
    UnaryOperator<String> shown = name -> dialect.map(d -> d.shown(name)).orElse(name);
    return session.describe(
        connection ->
            new MetadataCatalogue(connection, shown, session.target().database(), needed, problems)
                .tables(problems));
  }

  /** The catalog that is the database, or else the one that is open; null for all. */
  private @Nullable String catalog(String database, List<Problem> problems) throws SQLException {
    Map<String, String> there = new TreeMap<>();
    MetadataRows catalogs = metadata::getCatalogs;
    for (List<String> row : catalogs.columnsIfTold(connection, 1)) {
      there.put(shown.apply(row.get(0)), row.get(0));
    }
    String open = Optional.ofNullable(connection.getCatalog()).orElse("");
    String named = there.getOrDefault(database, open);
    if (named.equals(database) && !there.isEmpty() && !there.containsKey(database)) {
      problems.add(missing("the server has no database '" + database + "'", there.keySet()));
    }
    return named.isBlank() ? null : named;
  }

  private List<CatalogueTable> tables(List<Problem> problems) throws SQLException {
    Map<List<String>, CatalogueTable> tables = new LinkedHashMap<>();
    for (String schema : schemas(problems)) {
      read(schema, tables);
    }
    for (Map.Entry<List<String>, CatalogueTable> table : tables.entrySet()) {
      if (isNeeded(table.getValue())) {
        markKey(table.getKey(), table.getValue().columns());
      }
    }
    return List.copyOf(tables.values());
  }

  /** The schemas to read, as the database names them; an empty text for all that there are. */
  private Set<String> schemas(List<Problem> problems) throws SQLException {
    Map<String, String> there = new TreeMap<>();
    if (!needed.isEmpty()) {
      MetadataRows names = catalogsAreSchemas ? metadata::getCatalogs : metadata::getSchemas;
      int[] columns = catalogsAreSchemas ? new int[] {1} : new int[] {1, 2};
      for (List<String> row : names.columnsIfTold(connection, columns)) {
        if (catalogsAreSchemas || isOfCatalog(row.get(1))) {
          there.put(shown.apply(row.get(0)), row.get(0));
        }
      }
    }
    if (there.isEmpty()) {
      return Set.of("");
    }
    Set<String> wanted = new TreeSet<>();
    needed.forEach(table -> wanted.add(table.parts().get(2)));
    wanted.stream()
        .filter(schema -> !there.containsKey(schema))
        .forEach(
            schema ->
                problems.add(
                    missing("the database has no schema '" + schema + "'", there.keySet())));
    return wanted.stream()
        .flatMap(schema -> Optional.ofNullable(there.get(schema)).stream())
        .collect(Collectors.toSet());
  }

  private static Problem missing(String message, Set<String> there) {
    return Problem.warning(ProblemCode.TABLE_NOT_FOUND, message)
        .withHint(
            "it has "
                + there.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (there.size() > MOST_NAMES ? ", ..." : ""));
  }

  private boolean isOfCatalog(String name) {
    return catalog == null || name.isEmpty() || name.equals(catalog);
  }

  private void read(String schema, Map<List<String>, CatalogueTable> tables) throws SQLException {
    String escape = Optional.ofNullable(metadata.getSearchStringEscape()).orElse("");
    boolean all = schema.isEmpty() || (!escape.isEmpty() && schema.contains(escape));
    String ofCatalog = catalogsAreSchemas && !schema.isEmpty() ? schema : catalog;
    String ofSchema = catalogsAreSchemas || all ? null : schema;
    MetadataRows found = () -> metadata.getTables(ofCatalog, ofSchema, "%", null);
    for (List<String> row : found.columns(1, 2, 3, 4)) {
      Optional<String> kind = kind(row.get(3));
      if (kind.isPresent() && isOfCatalog(row.get(0)) && isOf(schema, schemaOf(row))) {
        tables.put(
            row.subList(0, 3),
            new CatalogueTable(
                shown.apply(schemaOf(row)),
                shown.apply(row.get(2)),
                kind.get(),
                new ArrayList<>()));
      }
    }
    MetadataRows described = () -> metadata.getColumns(ofCatalog, ofSchema, "%", "%");
    for (List<String> row : described.columns(1, 2, 3, 4, 5, 6, 7, 9, 11)) {
      CatalogueTable table = tables.get(row.subList(0, 3));
      if (table != null) {
        table.columns().add(column(row));
      }
    }
  }

  private String schemaOf(List<String> row) {
    String name = row.get(catalogsAreSchemas ? 0 : 1);
    return name.isEmpty() ? NO_SCHEMA : name;
  }

  private static boolean isOf(String wanted, String schema) {
    return wanted.isEmpty()
        ? !schema.equalsIgnoreCase("information_schema")
        : schema.equals(wanted);
  }

  /** OpenMetadata's kind of a table by the driver's; empty for what is no table of a user. */
  private static Optional<String> kind(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.startsWith("SYSTEM ") && !upper.equals("SYSTEM VERSIONED")) {
      return Optional.empty();
    }
    if (upper.contains("VIEW")) {
      return Optional.of(upper.contains("MATERIALIZED") ? "MaterializedView" : "View");
    }
    return switch (upper) {
      case "FOREIGN TABLE" -> Optional.of("Foreign");
      case "EXTERNAL TABLE", "EXTERNAL_TABLE", "EXTERNAL" -> Optional.of("External");
      case "PARTITIONED TABLE" -> Optional.of("Partitioned");
      case "", "MANAGED", "SYSTEM VERSIONED" -> Optional.of("Regular");
      default -> upper.contains("TABLE") ? Optional.of("Regular") : Optional.empty();
    };
  }

  private Column column(List<String> row) {
    boolean filled = row.get(8).equals(String.valueOf(DatabaseMetaData.columnNoNulls));
    return JdbcColumnType.of(row.get(4), row.get(5), row.get(6), row.get(7))
        .column(shown.apply(row.get(3)), filled ? Optional.of("NOT_NULL") : Optional.empty());
  }

  private boolean isNeeded(CatalogueTable table) {
    return needed.stream()
        .anyMatch(
            name ->
                name.parts().get(2).equals(table.schema())
                    && name.parts().get(3).equals(table.name()));
  }

  /** A key of several columns is no property of one. */
  private void markKey(List<String> table, List<Column> columns) throws SQLException {
    MetadataRows key =
        () ->
            metadata.getPrimaryKeys(
                table.get(0).isEmpty() ? null : table.get(0),
                table.get(1).isEmpty() ? null : table.get(1),
                table.get(2));
    List<List<String>> parts = key.columnsIfTold(connection, 4);
    if (parts.size() == 1) {
      String name = shown.apply(parts.get(0).get(0));
      columns.replaceAll(
          column ->
              column.name().equals(name)
                  ? new Column(
                      name,
                      column.dataType(),
                      column.dataLength(),
                      column.precision(),
                      column.scale(),
                      Optional.of("PRIMARY_KEY"))
                  : column);
    }
  }
}
