package io.dqrun.runner.delivery;

import java.util.Optional;

/**
 * Where the status of a run is written.
 *
 * @param sink the pipelines of the run's server
 * @param pipeline the FQN of the run's own pipeline; empty if its status is not to be told
 */
public record StatusPlace(StatusSink sink, Optional<String> pipeline) {}
