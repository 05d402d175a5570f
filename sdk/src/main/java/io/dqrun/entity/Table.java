package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A table as the server knows it: its columns are those of the last metadata ingestion. */
@Value.Immutable
@JsonSerialize(as = ImmutableTable.class)
@JsonDeserialize(as = ImmutableTable.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface Table {

  /** The server's id. */
  UUID id();

  /** The table's own name, without quotes. */
  String name();

  /** Service, database, schema, table. */
  FullyQualifiedName fullyQualifiedName();

  /** {@code Regular}, {@code View} and so on; open, since servers add kinds. */
  Optional<String> tableType();

  /** The top-level columns in the table's order. */
  List<Column> columns();

  /** The database service; its name is what {@code serviceConnections[].serviceName} must say. */
  Optional<EntityReference> service();

  /** The kind of the service, such as {@code Postgres}. */
  Optional<String> serviceType();

  /** The table's basic suite; empty when it has none or it was not asked for. */
  Optional<EntityReference> testSuite();

  /** Which rows are looked at; empty when nobody said, or it was not asked for. */
  Optional<TableProfilerConfig> tableProfilerConfig();

  /** What holds for several columns together; empty when nothing does, or it was not asked for. */
  Optional<List<TableConstraint>> tableConstraints();

  /** How the table is divided in its database; empty when it is not, or nobody knows. */
  Optional<TablePartition> tablePartition();

  /** The name of the table's database service, without quotes. */
  default String serviceName() {
    return service()
        .flatMap(EntityReference::name)
        .orElseGet(() -> fullyQualifiedName().parts().get(0));
  }

  /** The column that a test case links to, if it is a top-level column of this table. */
  default Optional<Column> findColumn(EntityLink link) {
    return link.column()
        .flatMap(this::findColumn)
        .or(() -> link.decodedColumn().flatMap(this::findColumn));
  }

  /** The top-level column of exactly this name. */
  default Optional<Column> findColumn(String columnName) {
    return columns().stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** Starts a table. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Table}. */
  final class Builder extends ImmutableTable.Builder {}
}
