package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Cursor paging: the parameters {@code limit}, {@code after} and {@code before}.
 *
 * @param limit the most entries of a page; 0 asks for the total alone
 * @param after the list key behind which the page begins
 * @param before the list key in front of which the page ends
 */
public record Paging(int limit, Optional<String> after, Optional<String> before) {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 1_000_000;

  public static Paging of(Request request) {
    long limit = request.queryNumber("limit").orElse((long) DEFAULT_LIMIT);
    if (limit > MAX_LIMIT) {
      throw ErrorReply.badRequest(
          "[query param limit must be less than or equal to " + MAX_LIMIT + "]");
    }
    if (limit < 0) {
      throw ErrorReply.badRequest("[query param limit must be greater than or equal to 0]");
    }
    if (request.query("after").isPresent() && request.query("before").isPresent()) {
      throw ErrorReply.badRequest("Only one of before or after query parameter allowed");
    }
    return new Paging(
        (int) limit,
        request.query("after").map(Paging::listKey),
        request.query("before").map(Paging::listKey));
  }

  /** One page of all entities that pass the filter, in the shape of a listing. */
  public <E extends Entity> ObjectNode page(
      Collection<E> inOrder, Predicate<E> filter, Function<E, ObjectNode> render) {
    Deque<E> page = new ArrayDeque<>();
    boolean earlier = false;
    boolean later = false;
    int total = 0;
    for (E entity : inOrder) {
      if (!filter.test(entity)) {
        continue;
      }
      total++;
      if (after.isPresent() && entity.listKey().compareTo(after.get()) <= 0) {
        earlier = true;
      } else if (before.isPresent() && entity.listKey().compareTo(before.get()) >= 0) {
        later = true;
      } else if (page.size() < limit) {
        page.addLast(entity);
      } else if (before.isPresent() && limit > 0) {
        // Going back, the page is the last one in front of the cursor.
        page.removeFirst();
        page.addLast(entity);
        earlier = true;
      } else {
        later = true;
      }
    }
    ObjectNode listing = Json.object();
    ArrayNode data = listing.putArray("data");
    page.forEach(entity -> data.add(render.apply(entity)));
    ObjectNode paging = listing.putObject("paging");
    if (earlier && !page.isEmpty()) {
      paging.put("before", cursor(page.getFirst()));
    }
    if (later && !page.isEmpty()) {
      paging.put("after", cursor(page.getLast()));
    }
    paging.put("total", total);
    return listing;
  }

  private static String cursor(Entity entity) {
    ObjectNode cursor = Json.object();
    cursor.put("id", entity.id().toString());
    cursor.put("name", entity.name());
    return Base64.getEncoder().encodeToString(Json.write(cursor));
  }

  /** A part of what a search found, by the parameters {@code offset} and {@code limit}. */
  public static ObjectNode window(List<ObjectNode> found, Request request) {
    int limit = of(request).limit();
    int offset = request.queryNumber("offset").orElse(0L).intValue();
    if (offset < 0) {
      throw ErrorReply.badRequest("[query param offset must be greater than or equal to 0]");
    }
    ObjectNode listing = Json.object();
    ArrayNode data = listing.putArray("data");
    found.stream().skip(offset).limit(limit).forEach(data::add);
    ObjectNode paging = listing.putObject("paging");
    paging.put("offset", offset);
    paging.put("limit", limit);
    paging.put("total", found.size());
    return listing;
  }

  /** What stands for a cursor in a list by time. */
  public static String cursor(long timestamp) {
    return Base64.getEncoder()
        .encodeToString(Long.toString(timestamp).getBytes(StandardCharsets.UTF_8));
  }

  private static String listKey(String cursor) {
    try {
      JsonNode place = Json.MAPPER.readTree(Base64.getDecoder().decode(cursor));
      if (place.path("name").isTextual()) {
        return Entity.listKey(place.path("name").asText(), place.path("id").asText());
      }
    } catch (IOException | IllegalArgumentException e) {
      // Any text that no page ever gave out ends the same way.
    }
    throw ErrorReply.wrapped("Failed to process JSON ");
  }
}
