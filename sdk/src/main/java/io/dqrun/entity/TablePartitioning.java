package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The part of a table that is looked at, by the values of one column. Everything may be absent;
 * what is needed depends on the kind.
 *
 * @param enablePartitioning whether it counts at all
 * @param partitionColumnName the column
 * @param partitionIntervalType {@code COLUMN-VALUE}, {@code INTEGER-RANGE}, or another one, which
 *     goes by the age of rows
 * @param partitionInterval how many units back, for the latest rows
 * @param partitionIntervalUnit {@code YEAR}, {@code MONTH}, {@code DAY} or {@code HOUR}
 * @param partitionValues the values of the column, for {@code COLUMN-VALUE}
 * @param partitionIntegerRangeStart the least value, for {@code INTEGER-RANGE}
 * @param partitionIntegerRangeEnd the greatest value, for {@code INTEGER-RANGE}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TablePartitioning(
    Optional<Boolean> enablePartitioning,
    Optional<String> partitionColumnName,
    Optional<String> partitionIntervalType,
    Optional<Long> partitionInterval,
    Optional<String> partitionIntervalUnit,
    Optional<List<String>> partitionValues,
    Optional<Long> partitionIntegerRangeStart,
    Optional<Long> partitionIntegerRangeEnd) {

  /** The kind that goes by the values of a column. */
  public static final String COLUMN_VALUE = "COLUMN-VALUE";

  /** The kind that goes by whole numbers from one to another. */
  public static final String INTEGER_RANGE = "INTEGER-RANGE";

  /** The kind that goes by the age of rows, told by a column. */
  public static final String TIME_UNIT = "TIME-UNIT";

  /** The rows with one of these values in the column. */
  public static TablePartitioning ofValues(String column, List<String> values) {
    return new TablePartitioning(
        Optional.of(true),
        Optional.of(column),
        Optional.of(COLUMN_VALUE),
        Optional.empty(),
        Optional.empty(),
        Optional.of(List.copyOf(values)),
        Optional.empty(),
        Optional.empty());
  }

  /** The rows with a whole number from start to end, both included, in the column. */
  public static TablePartitioning ofRange(String column, long start, long end) {
    return new TablePartitioning(
        Optional.of(true),
        Optional.of(column),
        Optional.of(INTEGER_RANGE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(start),
        Optional.of(end));
  }

  /** The rows that are not older than so many units. */
  public static TablePartitioning ofAge(String column, long interval, String unit) {
    return new TablePartitioning(
        Optional.of(true),
        Optional.of(column),
        Optional.of(TIME_UNIT),
        Optional.of(interval),
        Optional.of(unit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it counts; not when nothing was said. */
  public boolean isEnabled() {
    return enablePartitioning.orElse(false);
  }

  /** The same, but it does not count. */
  public TablePartitioning disabled() {
    return new TablePartitioning(
        Optional.of(false),
        partitionColumnName,
        partitionIntervalType,
        partitionInterval,
        partitionIntervalUnit,
        partitionValues,
        partitionIntegerRangeStart,
        partitionIntegerRangeEnd);
  }
}
