package io.dqrun.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.dqrun.entity.EncodedResult;
import io.dqrun.pack.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads leniently what servers add, strictly what they leave out; never writes nulls. */
final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // Records have no nulls: a missing text is an error here, not an NPE later.
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private Json() {}

  /** Makes what reads these types, which takes longer than the reading. */
  static void prepare(List<Class<?>> types) {
    types.forEach(MAPPER::readerFor);
  }

  static byte[] write(Object body) {
    if (body instanceof EncodedResult encoded) {
      return encoded.json();
    }
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a " + body.getClass().getSimpleName(), e);
    }
  }

  /** How values of a type are kept in little memory. */
  static <T> Form<T> form(Class<T> type) {
    return new Form<>() {
      @Override
      public byte[] write(T value) {
        return Json.write(value);
      }

      @Override
      public T read(byte[] bytes) {
        try {
          return MAPPER.readValue(bytes, type);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  static JsonNode tree(String text) throws IOException {
    JsonNode node = MAPPER.readTree(text);
    if (node == null || !node.isObject()) {
      throw new IOException("no JSON object");
    }
    return node;
  }

  static JsonNode list(String text) throws IOException {
    JsonNode node = MAPPER.readTree(text);
    if (node == null || !node.isArray()) {
      throw new IOException("no JSON array");
    }
    return node;
  }

  static <T> T read(JsonNode node, Class<T> type) throws JsonProcessingException {
    return MAPPER.treeToValue(node, type);
  }

  /** Why something could not be read: the place, never the value, which may be secret. */
  static String reason(JsonProcessingException failure) {
    if (!(failure instanceof JsonMappingException mapping)) {
      return "malformed";
    }
    String place =
        mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    if (!place.isEmpty()) {
      return "the value of '" + place + "'";
    }
    // Immutables name what is missing, and nothing else.
    return mapping.getCause() instanceof IllegalStateException missing
        ? String.valueOf(missing.getMessage())
        : "the wrong shape";
  }
}
