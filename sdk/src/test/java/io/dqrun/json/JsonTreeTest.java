package io.dqrun.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees are those that Jackson's mapper makes, and are written as it writes them. */
class JsonTreeTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " null ",
        "true",
        "\"a\\u0000\\n\\\"\\u20ac\"",
        "{\"a\": 1, \"b\": [2147483648, -9223372036854775808, 92233720368547758080], \"c\": null}",
        "[0, -0.0, 1.10, 1e3, 1e400, 0.1e-400, 12345678901234567890.5, false, {\"\": {}}, [[]]]",
        "{\"a\": 1, \"b\": 2, \"a\": {\"c\": 3}}",
        "{\"first\": 1} {\"behind\": 2}",
      })
  void aTextIsReadAndWrittenAsByJackson(String text) throws IOException {
    JsonNode expected = MAPPER.readTree(text);
    JsonNode tree = JsonTree.parse(text);

    assertEquals(expected, tree);
    assertEquals(expected, JsonTree.parse(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(MAPPER.writeValueAsString(expected), written(tree));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,", "{\"a\": }", "nul", "{'a': 1}", "[1 2]", "\"open", "]"})
  void whatIsNoJsonIsRefusedWithJacksonsWords(String text) {
    assertEquals(
        assertThrows(IOException.class, () -> MAPPER.readTree(text)).getMessage(),
        assertThrows(IOException.class, () -> JsonTree.parse(text)).getMessage());
  }

  @Test
  void anEmptyTextIsMissing() throws IOException {
    assertTrue(JsonTree.parse(" \n").isMissingNode());
  }

  @Test
  void whatIsTooDeepIsRefused() {
    assertThrows(IOException.class, () -> JsonTree.parse("[".repeat(100_000)));
  }

  private static String written(JsonNode tree) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      JsonTree.write(tree, json);
    }
    return text.toString();
  }
}
