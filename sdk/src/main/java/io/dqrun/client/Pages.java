package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.json.JsonReader;
import io.dqrun.json.UnreadableException;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads a list that comes in pages to its end. An element that cannot be understood costs only
 * itself.
 */
final class Pages {

  private final ApiConnection connection;
  private final ApiCall first;
  private final String things;

  /**
   * A list.
   *
   * @param first the call of the first page, with its limit
   * @param things what the list holds, for messages
   */
  Pages(ApiConnection connection, ApiCall first, String things) {
    this.connection = connection;
    this.first = first;
    this.things = things;
  }

  /**
   * The elements in the server's order.
   *
   * @param unreadable told about each element that is left out, and why
   */
  <T> List<T> read(JsonReader<T> reader, BiConsumer<JsonNode, String> unreadable) {
    List<T> elements = new ArrayList<>();
    read(reader, elements::add, unreadable);
    return List.copyOf(elements);
  }

  /**
   * The elements in the server's order, page by page.
   *
   * @param elements given each element
   * @param unreadable told about each element that is left out, and why
   */
  <T> void read(
      JsonReader<T> reader, Consumer<T> elements, BiConsumer<JsonNode, String> unreadable) {
    Set<String> cursors = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      JsonNode page = connection.tree(cursor.map(c -> first.with("after", c)).orElse(first));
      for (JsonNode node : page.path("data")) {
        try {
          elements.accept(reader.read(node));
        } catch (UnreadableException e) {
          unreadable.accept(node, e.getMessage());
        }
      }
      warnOfLosses(page.path("errors"));
      cursor = Optional.of(page.path("paging").path("after").asText("")).filter(c -> !c.isEmpty());
      if (cursor.isPresent() && !cursors.add(cursor.get())) {
        throw new DqException(
            Problem.error(ProblemCode.SERVER_ERROR, "the server lists " + things + " in a circle"));
      }
    } while (cursor.isPresent());
  }

  /** Old servers list what they can and say beside it what they could not. */
  private void warnOfLosses(JsonNode errors) {
    if (!errors.isEmpty()) {
      connection.warn(
          "losses " + first,
          Problem.warning(
              ProblemCode.SERVER_ERROR,
              "the server left "
                  + errors.size()
                  + " out of its list of "
                  + things
                  + ": "
                  + connection.shown(errors.get(0).toString())));
    }
  }
}
