package io.dqrun.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object: those that nobody asks for do not matter, and null is the same as
 * absent.
 */
public final class Fields {

  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * Makes a value of the fields of an object.
   *
   * @param <T> the kind of value
   */
  @FunctionalInterface
  public interface Shape<T> {

    /**
     * The value.
     *
     * @throws UnreadableException if a field is missing or is not what it should be
     * @throws IllegalStateException if a builder says what is missing
     */
    T read(Fields fields) throws UnreadableException;
  }

  /** Reads objects of a shape. */
  public static <T> JsonReader<T> object(Shape<T> shape) {
    return node -> {
      if (!node.isObject()) {
        throw new UnreadableException();
      }
      try {
        return shape.read(new Fields(node));
      } catch (IllegalStateException missing) {
        throw new UnreadableException(String.valueOf(missing.getMessage()));
      }
    };
  }

  /** A field that must be there. */
  public <T> T required(String name, JsonReader<T> reader) throws UnreadableException {
    T value = find(name, reader);
    if (value == null) {
      throw new UnreadableException().in(name);
    }
    return value;
  }

  /** A field that may be absent. */
  public <T> Optional<T> optional(String name, JsonReader<T> reader) throws UnreadableException {
    return Optional.ofNullable(find(name, reader));
  }

  /** A field that may be absent, and what it is then. */
  public <T> T orElse(String name, JsonReader<T> reader, T other) throws UnreadableException {
    T value = find(name, reader);
    return value == null ? other : value;
  }

  /** Gives a field to a builder, which knows whether it must be there. */
  public <T> void give(String name, JsonReader<T> reader, Consumer<? super T> builder)
      throws UnreadableException {
    T value = find(name, reader);
    if (value != null) {
      try {
        builder.accept(value);
      } catch (NullPointerException e) {
        // Builders take no lists with a null in it.
        throw new UnreadableException();
      }
    }
  }

  /**
   * A field that has two names and may be absent; where an object has both, the last one counts.
   */
  public <T> Optional<T> optional(String name, String otherName, JsonReader<T> reader)
      throws UnreadableException {
    Optional<T> value = Optional.empty();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equals(name) || field.getKey().equals(otherName)) {
        value = optional(field.getKey(), reader);
      }
    }
    return value;
  }

  private <T> @Nullable T find(String name, JsonReader<T> reader) throws UnreadableException {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    try {
      return reader.readOrNull(node);
    } catch (UnreadableException e) {
      throw e.in(name);
    }
  }
}
