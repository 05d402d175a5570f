package io.dqrun.runner.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.Optional;

/** The form of single records, in JSON. */
final class JournalForm {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private JournalForm() {}

  /** Decodes the payload of a frame; empty if it is of no known kind. */
  static Optional<JournalRecord> read(byte[] payload) {
    try {
      return Optional.ofNullable(JSON.readValue(payload, JournalRecord.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
