package io.dqrun.client;

import static io.dqrun.json.Fields.object;
import static io.dqrun.json.Scalars.LONG;
import static io.dqrun.json.Scalars.TEXT;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dqrun.entity.PipelineState;
import io.dqrun.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server has stored about one run of an ingestion pipeline.
 *
 * @param runId the run
 * @param pipelineState where it stands, as the server spells it; open, since servers know more
 *     states than this client reports
 * @param startDate start of the run, in milliseconds since the epoch; 0 when it was not reported
 * @param timestamp the server's key, in milliseconds since the epoch
 * @param endDate end of the run; empty while it runs
 * @param steps the counters of its steps; empty while it runs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredStatus(
    String runId,
    String pipelineState,
    long startDate,
    long timestamp,
    Optional<Long> endDate,
    @JsonProperty("status") Optional<List<StoredStep>> steps) {

  static final JsonReader<StoredStatus> READER =
      object(
          status ->
              new StoredStatus(
                  status.required("runId", TEXT),
                  status.required("pipelineState", TEXT),
                  status.orElse("startDate", LONG, 0L),
                  status.orElse("timestamp", LONG, 0L),
                  status.optional("endDate", LONG),
                  status.optional("status", StoredStep.READER.list())));

  private static final Set<String> ENDS = Set.of("success", "partialSuccess", "failed", "stopped");

  /** Whether nobody has reported an end. */
  public boolean isRunning() {
    return pipelineState.equals(PipelineState.RUNNING.text());
  }

  /** Whether the run is over, well or not; false for a state that this client does not know. */
  public boolean isOver() {
    return ENDS.contains(pipelineState);
  }
}
