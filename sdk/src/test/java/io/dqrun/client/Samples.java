package io.dqrun.client;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import java.util.Optional;

/** Things to send. */
final class Samples {

  private Samples() {}

  static PipelineStatus running() {
    return new PipelineStatus(
        "89ef407a-c0f3-4a34-b75c-90ccedd87e8e",
        PipelineState.RUNNING,
        5,
        5,
        Optional.empty(),
        Optional.empty());
  }
}
