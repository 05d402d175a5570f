package io.dqrun.runner.sandbox.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a path as the server's web framework does: among the templates that fit, the
 * one with the most literal characters wins, and only then the method is looked at.
 */
public final class Router {

  /** A route that fits, with the values of its variables. */
  public record Match(Route route, Map<String, String> variables) {}

  private record Template(List<String> segments, Map<String, Route> byMethod) {

    int literalCharacters() {
      return segments.stream().filter(s -> !isVariable(s)).mapToInt(String::length).sum();
    }

    boolean fits(List<String> path) {
      for (int i = 0; i < segments.size(); i++) {
        String expected = segments.get(i);
        boolean same = isVariable(expected) ? !path.get(i).isEmpty() : expected.equals(path.get(i));
        if (!same) {
          return false;
        }
      }
      return true;
    }

    Map<String, String> variables(List<String> path) {
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        String expected = segments.get(i);
        if (isVariable(expected)) {
          variables.put(expected.substring(1, expected.length() - 1), path.get(i));
        }
      }
      return variables;
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{");
    }
  }

  private final Map<Integer, List<Template>> bySize = new HashMap<>();

  public Router(List<Route> routes) {
    Map<List<String>, Template> templates = new HashMap<>();
    for (Route route : routes) {
      List<String> segments = Request.segments(route.template());
      Template template =
          templates.computeIfAbsent(segments, key -> new Template(key, new HashMap<>()));
      if (template.byMethod().put(route.method(), route) != null) {
        throw new IllegalStateException("two routes for " + route.method() + " " + segments);
      }
    }
    for (Template template : templates.values()) {
      bySize.computeIfAbsent(template.segments().size(), size -> new ArrayList<>()).add(template);
    }
    bySize
        .values()
        .forEach(
            list -> list.sort(Comparator.comparingInt(Template::literalCharacters).reversed()));
  }

  /**
   * Finds the route.
   *
   * @param path the decoded segments below {@code /api/v1}
   * @throws ErrorReply if there is no such path or it does not know the method
   */
  public Match match(String method, List<String> path, ErrorStyle errorStyle) {
    Optional<Template> template =
        bySize.getOrDefault(path.size(), List.of()).stream()
            .filter(candidate -> candidate.fits(path))
            .findFirst();
    if (template.isEmpty()) {
      throw ErrorReply.routing(errorStyle, 404);
    }
    Route route = template.get().byMethod().get(method);
    if (route == null) {
      throw ErrorReply.routing(errorStyle, 405);
    }
    return new Match(route, template.get().variables(path));
  }
}
