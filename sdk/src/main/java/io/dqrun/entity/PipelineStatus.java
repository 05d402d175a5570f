package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    Optional<List<StepSummary>> status) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** The JSON in UTF-8, as servers take it: what Jackson makes of the annotations, byte by byte. */
  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(json);
    } catch (IOException e) {
      throw new IllegalStateException("a status has no JSON form", e);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("runId", runId);
    json.writeStringField("pipelineState", pipelineState.text());
    json.writeNumberField("startDate", startDate);
    json.writeNumberField("timestamp", timestamp);
    if (endDate.isPresent()) {
      json.writeNumberField("endDate", endDate.get());
    }
    if (status.isPresent()) {
      json.writeArrayFieldStart("status");
      for (StepSummary step : status.get()) {
        step.write(json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
