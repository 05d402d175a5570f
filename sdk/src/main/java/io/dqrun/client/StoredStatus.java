package io.dqrun.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dqrun.entity.PipelineState;
import java.util.Optional;

/**
 * What a server has stored about one run of an ingestion pipeline.
 *
 * @param runId the run
 * @param pipelineState where it stands, as the server spells it; open, since servers know more
 *     states than this client reports
 * @param startDate start of the run, in milliseconds since the epoch
 * @param timestamp the server's key, in milliseconds since the epoch
 * @param endDate end of the run; empty while it runs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredStatus(
    String runId, String pipelineState, long startDate, long timestamp, Optional<Long> endDate) {

  /** Whether nobody has reported an end. */
  public boolean isRunning() {
    return pipelineState.equals(PipelineState.RUNNING.text());
  }
}
