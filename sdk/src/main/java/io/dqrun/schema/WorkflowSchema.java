package io.dqrun.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema (draft 2020-12) of the workflow file.
 *
 * <p>It accepts what the reader accepts: numbers, booleans and words like {@code no} where a text
 * is expected, texts where a number is, references to variables everywhere. What a schema cannot
 * say (names that are given twice, a minimum above its maximum, misspelt definitions) is left to
 * the validator.
 */
public final class WorkflowSchema {

  private WorkflowSchema() {}

  /** The schema as indented text without a line break at its end. */
  public static String json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    try (InputStream stream = WorkflowSchema.class.getResourceAsStream("workflow.json")) {
      if (stream == null) {
        throw new IllegalStateException("workflow.json is missing from the sdk's jar");
      }
      ObjectNode schema = (ObjectNode) mapper.readTree(stream);
      ObjectNode definitions = schema.withObject("/$defs");
      definitions.set("connection", ConnectionSchema.node());
      DefinitionSchema.complete(definitions.withObject("/testCase"));
      return mapper.writeValueAsString(schema).replace("\r\n", "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("workflow.json is no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
