package io.dqrun.client;

import static io.dqrun.json.Fields.object;
import static io.dqrun.json.Scalars.INT;
import static io.dqrun.json.Scalars.TEXT;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dqrun.json.JsonReader;
import java.util.List;
import java.util.Optional;

/**
 * The counters of one step of a run, as a server has stored them.
 *
 * @param name the step's name
 * @param records things that the step handled
 * @param warnings warnings of the step
 * @param errors failures of the step, including those not listed
 * @param filtered things that the step left out
 * @param failures the first failures; empty when there were none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredStep(
    String name,
    int records,
    int warnings,
    int errors,
    int filtered,
    Optional<List<Failure>> failures) {

  static final JsonReader<StoredStep> READER =
      object(
          step ->
              new StoredStep(
                  step.required("name", TEXT),
                  step.orElse("records", INT, 0),
                  step.orElse("warnings", INT, 0),
                  step.orElse("errors", INT, 0),
                  step.orElse("filtered", INT, 0),
                  step.optional("failures", Failure.READER.list())));

  /**
   * One thing that went wrong in a step.
   *
   * @param name what it happened to
   * @param error what happened
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Failure(Optional<String> name, Optional<String> error) {

    private static final JsonReader<Failure> READER =
        object(
            failure ->
                new Failure(failure.optional("name", TEXT), failure.optional("error", TEXT)));
  }
}
