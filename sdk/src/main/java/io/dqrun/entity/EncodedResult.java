package io.dqrun.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A {@link TestCaseResult} in JSON, as servers take it: encoded once, however often it is written
 * down and sent, and in a fraction of the memory.
 */
public final class EncodedResult {

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(TestCaseResult.class);
  private static final ObjectReader READER = MAPPER.readerFor(TestCaseResult.class);

  private final long timestamp;
  private final byte[] json;

  private EncodedResult(long timestamp, byte[] json) {
    this.timestamp = timestamp;
    this.json = json;
  }

  /** Encodes a result. */
  public static EncodedResult of(TestCaseResult result) {
    try {
      return new EncodedResult(result.timestamp(), WRITER.writeValueAsBytes(result));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result has no JSON form", e);
    }
  }

  /** When the test was executed, in milliseconds since the epoch. */
  public long timestamp() {
    return timestamp;
  }

  /** The JSON in UTF-8; not copied, and not to be changed. */
  public byte[] json() {
    return json;
  }

  /** The result; decoded each time. */
  public TestCaseResult result() {
    try {
      return READER.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
