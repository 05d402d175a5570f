package io.dqrun.runner.run;

import io.dqrun.submit.PipelineSchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a workflow is handed to the server's own ingestion.
 *
 * @param schedule when the server is to run it by itself; empty to leave that as it is
 * @param patience how long to follow the run; empty not to follow it
 * @param waiting told the pipeline's FQN when there is nothing left to do but wait
 */
public record IngestionOptions(
    Optional<PipelineSchedule> schedule, Optional<Duration> patience, Consumer<String> waiting) {}
