package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Which rows of a table are looked at. Tables have one, and so have schemas and databases, where
 * only the sample counts.
 *
 * @param profileSample how much of the table, in the unit of the type; absent or 0 for all of it
 * @param profileSampleType {@code PERCENTAGE} (default) or {@code ROWS}
 * @param samplingMethodType {@code BERNOULLI} or {@code SYSTEM}, for databases that can choose
 * @param profileQuery a query whose answer stands for the table; it outweighs everything else
 * @param partitioning the part of the table that is looked at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TableProfilerConfig(
    Optional<Double> profileSample,
    Optional<String> profileSampleType,
    Optional<String> samplingMethodType,
    Optional<String> profileQuery,
    Optional<TablePartitioning> partitioning) {

  /** A sample, in percent of the rows. */
  public static TableProfilerConfig ofSample(double percent) {
    return new TableProfilerConfig(
        Optional.of(percent),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A part of the table. */
  public static TableProfilerConfig ofPartitioning(TablePartitioning partitioning) {
    return new TableProfilerConfig(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(partitioning));
  }

  /** A query whose answer stands for the table. */
  public static TableProfilerConfig ofQuery(String sql) {
    return new TableProfilerConfig(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(sql), Optional.empty());
  }
}
