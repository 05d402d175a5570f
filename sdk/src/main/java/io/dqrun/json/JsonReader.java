package io.dqrun.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a node.
 *
 * @param <T> the kind of value
 */
@FunctionalInterface
public interface JsonReader<T> {

  /**
   * The value of a node; null where the node says in other words that there is none.
   *
   * @throws UnreadableException if there is no such value
   */
  @Nullable T readOrNull(JsonNode node) throws UnreadableException;

  /**
   * The value of a node.
   *
   * @throws UnreadableException if there is no such value, or none at all
   */
  default T read(JsonNode node) throws UnreadableException {
    T value = readOrNull(node);
    if (value == null) {
      throw new UnreadableException();
    }
    return value;
  }

  /** Reads a list of such values, and of nulls where there is none. */
  default JsonReader<List<T>> list() {
    return node -> {
      if (!node.isArray()) {
        throw new UnreadableException();
      }
      List<T> list = new ArrayList<>(node.size());
      for (JsonNode element : node) {
        try {
          list.add(element.isNull() ? null : readOrNull(element));
        } catch (UnreadableException e) {
          throw e.in("[]");
        }
      }
      return list;
    };
  }
}
