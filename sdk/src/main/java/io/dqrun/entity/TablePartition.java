package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * How a table is divided in its database, as the last metadata ingestion saw it.
 *
 * @param columns by which columns, the first one first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TablePartition(Optional<List<ByColumn>> columns) {

  /** The first column by which it is divided. */
  public Optional<ByColumn> first() {
    return columns.flatMap(all -> all.stream().findFirst());
  }

  /**
   * One column by which a table is divided.
   *
   * @param columnName the column
   * @param intervalType {@code TIME-UNIT}, {@code INTEGER-RANGE} and so on; open
   * @param interval the width of a part, such as {@code DAY} or {@code HOUR}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ByColumn(
      String columnName, Optional<String> intervalType, Optional<String> interval) {}
}
