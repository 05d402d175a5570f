package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * The counters of one step of a run.
 *
 * @param name the step's name
 * @param records things that the step handled
 * @param updatedRecords things that the step changed
 * @param warnings warnings of the step
 * @param errors failures of the step, including those not listed
 * @param filtered things that the step left out
 * @param failures the first failures, at most ten
 */
public record StepSummary(
    String name,
    int records,
    @JsonProperty("updated_records") int updatedRecords,
    int warnings,
    int errors,
    int filtered,
    List<Failure> failures) {

  /** The most failures that a summary carries. */
  public static final int MAX_FAILURES = 10;

  /**
   * One thing that went wrong in a step.
   *
   * @param name what it happened to
   * @param error what happened
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Failure(String name, String error) {}

  /** The step of a run that did not come to its end, and why. */
  public static StepSummary ofRun(String reason) {
    return new StepSummary("dq-run", 0, 0, 0, 1, 0, List.of(new Failure("run", reason)));
  }

  public StepSummary {
    failures = List.copyOf(failures.subList(0, Math.min(failures.size(), MAX_FAILURES)));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeNumberField("records", records);
    json.writeNumberField("updated_records", updatedRecords);
    json.writeNumberField("warnings", warnings);
    json.writeNumberField("errors", errors);
    json.writeNumberField("filtered", filtered);
    json.writeArrayFieldStart("failures");
    for (Failure failure : failures) {
      json.writeStartObject();
      json.writeStringField("name", failure.name());
      json.writeStringField("error", failure.error());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
