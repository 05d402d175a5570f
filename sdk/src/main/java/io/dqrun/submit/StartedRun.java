package io.dqrun.submit;

import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/**
 * A run that was triggered. The server does not say which it is; it is the next one that it tells
 * of.
 *
 * @param pipeline the FQN of its pipeline
 * @param runBefore the latest run that the server knew before; empty if there was none
 */
public record StartedRun(FullyQualifiedName pipeline, Optional<String> runBefore) {}
