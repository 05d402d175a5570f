package io.dqrun.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.json.JsonReader;
import io.dqrun.json.JsonTree;
import io.dqrun.pack.Form;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads leniently what servers add, strictly what they leave out; never writes nulls. */
final class Json {

  /** Made by the first body that is neither a result nor a status: most runs send no other. */
  private static final class Writing {
    static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();
  }

  private static final String ANSWER =
      """
      {"id": "00000000-0000-0000-0000-000000000000", "name": "a", "fullyQualifiedName": "a.b.c.d",
       "isBot": true, "entityLink": "<#E::table::a.b.c.d::columns::e>",
       "columns": [{"name": "a", "dataType": "INT", "dataLength": 1}],
       "parameterValues": [{"name": "a", "value": "1"}],
       "parameterDefinition": [{"name": "a", "required": false}], "testPlatforms": ["a"],
       "supportedDataTypes": []}
      """;

  private Json() {}

  /**
   * Loads what reads the answers that every run asks for, by reading one that is all of them, and
   * what writes results.
   */
  static void prepare() {
    try {
      JsonNode answer = JsonTree.parse(ANSWER);
      EntityReaders.USER.read(answer);
      EntityReaders.TABLE.read(answer);
      EntityReaders.TEST_SUITE.read(answer);
      EntityReaders.TEST_CASE.read(answer);
      EntityReaders.TEST_DEFINITION.read(answer);
      EncodedResult.of(
          TestCaseResult.builder()
              .timestamp(0)
              .testCaseStatus(TestCaseStatus.SUCCESS)
              .result("a")
              .addTestResultValue(TestResultValue.of("a", "1"))
              .passedRows(1L)
              .passedRowsPercentage(100.0)
              .build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Object body) {
    if (body instanceof EncodedResult encoded) {
      return encoded.json();
    }
    if (body instanceof PipelineStatus status) {
      return status.json();
    }
    try {
      return Writing.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a " + body.getClass().getSimpleName(), e);
    }
  }

  /** How values that can be read are kept in little memory. */
  static <T> Form<T> form(JsonReader<T> reader) {
    return new Form<>() {
      @Override
      public byte[] write(T value) {
        return Json.write(value);
      }

      @Override
      public T read(byte[] bytes) {
        try {
          return reader.read(JsonTree.parse(bytes));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  static JsonNode tree(String text) throws IOException {
    JsonNode node = JsonTree.parse(text);
    if (!node.isObject()) {
      throw new IOException("no JSON object");
    }
    return node;
  }

  static JsonNode list(String text) throws IOException {
    JsonNode node = JsonTree.parse(text);
    if (!node.isArray()) {
      throw new IOException("no JSON array");
    }
    return node;
  }
}
