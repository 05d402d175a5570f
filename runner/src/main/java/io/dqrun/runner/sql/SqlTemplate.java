package io.dqrun.runner.sql;

import java.util.List;

/**
 * A statement of a user with gaps, each filled with something that only a dialect can write.
 *
 * @param parts what stands one after the other
 */
public record SqlTemplate(List<Part> parts) {

  public SqlTemplate {
    parts = List.copyOf(parts);
  }

  /** A part of the statement. */
  public sealed interface Part {}

  /** What the user wrote. */
  public record Verbatim(String sql) implements Part {}

  /** The name of a column. */
  public record ColumnName(ColumnRef column) implements Part {}

  /** The qualified name of a table. */
  public record TableName(TableRef table) implements Part {}

  /** One constant; never anything else, whatever its text. */
  public record Constant(Literal value) implements Part {}

  /** Constants with commas between them, without brackets; NULL for none. */
  public record Constants(List<Literal> values) implements Part {
    public Constants {
      values = List.copyOf(values);
    }
  }
}
