package io.dqrun.runner.sandbox.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Shape.Property;
import io.dqrun.runner.sandbox.wire.Shape.Property.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads a request body as strictly as the server: unknown keys, wrong types and unknown constants
 * end the reading at the place where they stand, in the words of the server's JSON library; what is
 * missing or too long is gathered afterwards. Nulls count as absent.
 */
public final class BodyReader {

  private final ErrorStyle errorStyle;

  public BodyReader(ErrorStyle errorStyle) {
    this.errorStyle = errorStyle;
  }

  /** The body of a request in the given shape. */
  public ObjectNode read(Request request, Shape shape) {
    ObjectNode body;
    try (JsonParser parser = Json.MAPPER.createParser(request.body())) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        throw ErrorReply.unhandled(shape.emptyBody());
      }
      if (first != JsonToken.START_OBJECT) {
        throw mismatch(parser, shape.javaClass(), "");
      }
      body = object(parser, shape, "");
    } catch (JsonProcessingException e) {
      throw ErrorReply.malformedJson(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    validate(body, shape);
    return body;
  }

  /** The ids of a body that is a list of ids. */
  public List<UUID> readIds(Request request) {
    List<UUID> ids = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(request.body())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw mismatch(parser, "java.util.ArrayList<java.util.UUID>", "");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        try {
          ids.add(UUID.fromString(parser.getText()));
        } catch (IllegalArgumentException e) {
          throw mismatch(parser, "java.util.UUID", "");
        }
      }
    } catch (JsonProcessingException e) {
      throw ErrorReply.malformedJson(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  private static void validate(ObjectNode body, Shape shape) {
    List<String> violations = new ArrayList<>();
    for (Property property : shape.properties()) {
      property.violation(body.path(property.name())).ifPresent(violations::add);
    }
    if (!violations.isEmpty()) {
      throw ErrorReply.badRequest("[" + String.join(", ", violations) + "]");
    }
  }

  private ObjectNode object(JsonParser parser, Shape shape, String chain) throws IOException {
    ObjectNode object = Json.object();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      String link = chain + shape.javaClass() + "[\"" + key + "\"]";
      Property property =
          shape
              .property(key)
              .orElseThrow(
                  () -> unmappable(shape.unrecognized(key), parser.currentLocation(), link));
      if (token != JsonToken.VALUE_NULL) {
        value(parser, property, object, link);
      }
    }
    return object;
  }

  private void value(JsonParser parser, Property property, ObjectNode into, String link)
      throws IOException {
    JsonToken token = parser.currentToken();
    String name = property.name();
    String javaType = property.type().javaType();
    boolean structured = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    switch (property.type()) {
      case OBJECT -> {
        if (token != JsonToken.START_OBJECT) {
          throw mismatch(parser, javaType, link);
        }
        into.set(name, parser.readValueAsTree());
      }
      case LIST -> {
        if (token != JsonToken.START_ARRAY) {
          throw mismatch(parser, javaType, link);
        }
        into.set(name, list(parser, property, link));
      }
      case TEXT -> {
        if (structured) {
          throw mismatch(parser, javaType, link);
        }
        into.put(name, known(parser, property, link));
      }
      default -> {
        if (structured) {
          throw mismatch(parser, javaType, link);
        }
        scalar(parser, property, into, link);
      }
    }
  }

  private ArrayNode list(JsonParser parser, Property property, String link) throws IOException {
    if (property.items().isEmpty()) {
      return parser.readValueAsTree();
    }
    Shape shape = property.items().get();
    ArrayNode list = Json.array();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String item = link + "->java.util.ArrayList[" + list.size() + "]->";
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw mismatch(parser, shape.javaClass(), link);
      }
      ObjectNode element = object(parser, shape, item);
      validate(element, shape);
      list.add(element);
    }
    return list;
  }

  private String known(JsonParser parser, Property property, String link) throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    String text = parser.getText();
    if (property.choice().isPresent()) {
      Choice choice = property.choice().get();
      if (!choice.values().contains(text)) {
        throw unmappable(
            "Cannot construct instance of `" + choice.javaClass() + "`, problem: " + text,
            start,
            link);
      }
    }
    return text;
  }

  private void scalar(JsonParser parser, Property property, ObjectNode into, String link)
      throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    String name = property.name();
    String text = parser.getText();
    try {
      switch (property.type()) {
        case FLAG -> into.put(name, flag(text));
        // A number with a fraction is cut off, a text that holds a number is taken for it.
        case INTEGER ->
            into.put(
                name,
                parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                    ? (long) Double.parseDouble(text)
                    : Long.parseLong(text));
        case NUMBER -> into.put(name, Double.parseDouble(text));
        case ID -> into.put(name, UUID.fromString(text).toString());
        case TEXT, LIST, OBJECT -> throw new IllegalStateException(name + " is no scalar");
      }
    } catch (IllegalArgumentException e) {
      String type = property.type().javaType();
      throw unmappable(
          "Cannot deserialize value of type `"
              + type
              + "` from String \""
              + text
              + "\": not a valid `"
              + type
              + "` value",
          start,
          link);
    }
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private ErrorReply mismatch(JsonParser parser, String javaType, String link) {
    JsonToken token = parser.currentToken();
    String kind =
        switch (token) {
          case START_OBJECT -> "Object value";
          case START_ARRAY -> "Array value";
          case VALUE_STRING -> "String value";
          case VALUE_NUMBER_INT -> "Integer value";
          case VALUE_NUMBER_FLOAT -> "Floating-point value";
          default -> "Boolean value";
        };
    return unmappable(
        "Cannot deserialize value of type `"
            + javaType
            + "` from "
            + kind
            + " (token `JsonToken."
            + token
            + "`)",
        parser.currentTokenLocation(),
        link);
  }

  private ErrorReply unmappable(String text, JsonLocation at, String link) {
    if (errorStyle == ErrorStyle.TERSE) {
      return ErrorReply.badRequest("Invalid request format");
    }
    String chain = link.isEmpty() ? "" : " (through reference chain: " + link + ")";
    return ErrorReply.badRequest(
        text
            + "\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
            + " line: "
            + at.getLineNr()
            + ", column: "
            + at.getColumnNr()
            + "]"
            + chain);
  }
}
