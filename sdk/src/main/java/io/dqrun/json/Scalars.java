package io.dqrun.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values, as leniently as Jackson binds them: servers write numbers and truth values
 * as texts, too, and whole numbers with a point.
 */
public final class Scalars {

  /** A text; numbers and truth values count as texts. */
  public static final JsonReader<String> TEXT = Scalars::text;

  /** A truth value; a number is true unless it is 0. */
  public static final JsonReader<Boolean> TRUTH = Scalars::truth;

  /** A whole number of 32 bits; what is behind a point is cut off. */
  public static final JsonReader<Integer> INT =
      node -> number(node, JsonNode::canConvertToInt, JsonNode::intValue, Integer::valueOf);

  /** A whole number of 64 bits; what is behind a point is cut off. */
  public static final JsonReader<Long> LONG =
      node -> number(node, JsonNode::canConvertToLong, JsonNode::longValue, Long::valueOf);

  /** A number. */
  public static final JsonReader<Double> DOUBLE =
      node -> number(node, JsonNode::isNumber, JsonNode::doubleValue, Double::valueOf);

  /** A UUID of 36 characters; an empty text says that there is none. */
  public static final JsonReader<UUID> ID = Scalars::id;

  /** Anything, as the collections and boxes of Java. */
  public static final JsonReader<Object> ANY = Scalars::plain;

  /** An object with anything in it. */
  public static final JsonReader<Map<String, Object>> MAP =
      node -> {
        if (!node.isObject()) {
          throw new UnreadableException();
        }
        return map(node);
      };

  private static final int ID_LENGTH = 36;

  private Scalars() {}

  /**
   * What a function makes of a text.
   *
   * @param parse throws {@link IllegalArgumentException} for texts that it does not understand
   */
  public static <T> JsonReader<T> parsed(Function<String, T> parse) {
    return node -> {
      if (!node.isTextual()) {
        throw new UnreadableException();
      }
      return parsed(node.textValue(), parse);
    };
  }

  private static <T> T parsed(String text, Function<String, T> parse) throws UnreadableException {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException();
    }
  }

  private static String text(JsonNode node) throws UnreadableException {
    if (node.isContainerNode()) {
      throw new UnreadableException();
    }
    return node.asText();
  }

  private static @Nullable Boolean truth(JsonNode node) throws UnreadableException {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      return node.asBoolean();
    }
    if (!node.isTextual()) {
      throw new UnreadableException();
    }
    String text = node.textValue().strip();
    if (isAbsent(text)) {
      return null;
    }
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new UnreadableException();
    };
  }

  private static <T> @Nullable T number(
      JsonNode node,
      Predicate<JsonNode> fits,
      Function<JsonNode, T> value,
      Function<String, T> parse)
      throws UnreadableException {
    if (node.isTextual()) {
      String text = node.textValue().strip();
      return isAbsent(text) ? null : parsed(text, parse);
    }
    if (!node.isNumber() || !fits.test(node)) {
      throw new UnreadableException();
    }
    return value.apply(node);
  }

  /** Where a number or a truth value is expected, these texts say that there is none. */
  private static boolean isAbsent(String text) {
    return text.isEmpty() || text.equals("null");
  }

  private static @Nullable UUID id(JsonNode node) throws UnreadableException {
    if (!node.isTextual()) {
      throw new UnreadableException();
    }
    String id = node.textValue().strip();
    if (id.isEmpty()) {
      return null;
    }
    boolean wellFormed = id.length() == ID_LENGTH;
    for (int i = 0; wellFormed && i < ID_LENGTH; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      wellFormed = hyphen ? id.charAt(i) == '-' : Character.digit(id.charAt(i), 16) >= 0;
    }
    if (!wellFormed) {
      // Java reads shorter ones, too.
      throw new UnreadableException();
    }
    return UUID.fromString(id);
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return map(node);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>(node.size());
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    return node.isNull() ? null : node.isBoolean() ? node.booleanValue() : node.textValue();
  }

  private static Map<String, @Nullable Object> map(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
    return map;
  }
}
