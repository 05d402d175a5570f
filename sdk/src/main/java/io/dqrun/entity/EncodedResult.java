package io.dqrun.entity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A {@link TestCaseResult} in JSON, as servers take it: encoded once, however often it is written
 * down and sent, and in a fraction of the memory.
 */
public final class EncodedResult {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** What a result takes in JSON, most often. */
  private static final int USUAL_BYTES = 300;

  /** Made by whoever decodes, which few runs do. */
  private static final class Decoding {
    static final ObjectReader READER =
        JsonMapper.builder().addModule(new Jdk8Module()).build().readerFor(TestCaseResult.class);
  }

  private final long timestamp;
  private final byte[] json;

  private EncodedResult(long timestamp, byte[] json) {
    this.timestamp = timestamp;
    this.json = json;
  }

  /** Encodes a result. */
  public static EncodedResult of(TestCaseResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(result, json);
    } catch (IOException e) {
      throw new IllegalStateException("a result has no JSON form", e);
    }
    return new EncodedResult(result.timestamp(), bytes.toByteArray());
  }

  /**
   * Writes what Jackson makes of the annotations, byte by byte: a run that has few results would
   * spend more time on finding that out than on writing.
   */
  private static void write(TestCaseResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("timestamp", result.timestamp());
    json.writeStringField("testCaseStatus", result.testCaseStatus().text());
    if (result.result().isPresent()) {
      json.writeStringField("result", result.result().get());
    }
    json.writeArrayFieldStart("testResultValue");
    for (TestResultValue value : result.testResultValue()) {
      json.writeStartObject();
      json.writeStringField("name", value.name());
      if (value.value().isPresent()) {
        json.writeStringField("value", value.value().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    write("passedRows", result.passedRows(), json);
    write("failedRows", result.failedRows(), json);
    write("passedRowsPercentage", result.passedRowsPercentage(), json);
    write("failedRowsPercentage", result.failedRowsPercentage(), json);
    write("minBound", result.minBound(), json);
    write("maxBound", result.maxBound(), json);
    json.writeEndObject();
  }

  private static void write(String name, Optional<? extends Number> number, JsonGenerator json)
      throws IOException {
    if (number.isPresent()) {
      if (number.get() instanceof Long whole) {
        json.writeNumberField(name, whole);
      } else {
        json.writeNumberField(name, number.get().doubleValue());
      }
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
      return Decoding.READER.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
