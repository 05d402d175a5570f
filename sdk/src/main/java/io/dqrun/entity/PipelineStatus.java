package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * The status of one run, written to its ingestion pipeline.
 *
 * @param runId a UUID; the server updates by it
 * @param pipelineState where the run stands
 * @param startDate start of the run, in milliseconds since the epoch
 * @param timestamp the same moment; the server's key
 * @param endDate end of the run, in milliseconds since the epoch; empty while it runs
 * @param status the counters of its steps; empty while it runs
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PipelineStatus(
    String runId,
    PipelineState pipelineState,
    long startDate,
    long timestamp,
    Optional<Long> endDate,
    Optional<List<StepSummary>> status) {}
