package io.dqrun.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param method the HTTP method
 * @param route where it goes
 * @param arguments the values of the route's placeholders, not encoded
 * @param query the query's values by name, not encoded
 * @param body what is sent as JSON
 */
record ApiCall(
    String method,
    Route route,
    List<String> arguments,
    Map<String, String> query,
    Optional<Object> body) {

  static ApiCall get(Route route, String... arguments) {
    return new ApiCall("GET", route, List.of(arguments), Map.of(), Optional.empty());
  }

  static ApiCall put(Route route, Object body, String... arguments) {
    return new ApiCall("PUT", route, List.of(arguments), Map.of(), Optional.of(body));
  }

  static ApiCall post(Route route, Object body, String... arguments) {
    return new ApiCall("POST", route, List.of(arguments), Map.of(), Optional.of(body));
  }

  /** A request without a body, for what the path alone says. */
  static ApiCall order(Route route, String... arguments) {
    return new ApiCall("POST", route, List.of(arguments), Map.of(), Optional.empty());
  }

  /** The same call with one more query value. */
  ApiCall with(String name, String value) {
    Map<String, String> longer = new LinkedHashMap<>(query);
    longer.put(name, value);
    return new ApiCall(method, route, arguments, longer, body);
  }

  /** Whether sending it twice does the same as sending it once. */
  boolean repeatable() {
    return !method.equals("POST");
  }

  /** Whether it changes something on the server. */
  boolean writes() {
    return !method.equals("GET");
  }

  /** Method and path template, for messages. */
  @Override
  public String toString() {
    return method + " " + route.template();
  }
}
