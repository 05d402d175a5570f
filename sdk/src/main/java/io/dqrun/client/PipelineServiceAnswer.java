package io.dqrun.client;

import static io.dqrun.json.Fields.object;
import static io.dqrun.json.Scalars.INT;
import static io.dqrun.json.Scalars.TEXT;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dqrun.json.JsonReader;
import java.util.Optional;

/**
 * What the pipeline service behind the server says. The server passes a failure on inside a
 * success, so look at {@link #successful()}.
 *
 * @param code the service's own status, such as 200 or 500; 0 when it said none
 * @param reason what it did or why it could not
 * @param platform the kind of service, such as {@code Airflow}; {@code disabled} where the server
 *     uses none
 * @param version the service's version
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PipelineServiceAnswer(
    int code, Optional<String> reason, Optional<String> platform, Optional<String> version) {

  static final JsonReader<PipelineServiceAnswer> READER =
      object(
          answer ->
              new PipelineServiceAnswer(
                  answer.orElse("code", INT, 0),
                  answer.optional("reason", TEXT),
                  answer.optional("platform", TEXT),
                  answer.optional("version", TEXT)));

  /** Whether the service did what it was asked. */
  public boolean successful() {
    return code == 0 || (code >= 200 && code < 300);
  }

  /** Whether the server is configured to use no pipeline service. */
  public boolean disabled() {
    return platform.filter("disabled"::equalsIgnoreCase).isPresent();
  }
}
