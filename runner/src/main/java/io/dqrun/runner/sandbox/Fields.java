package io.dqrun.runner.sandbox;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** The optional fields that a request asks for: the parameter {@code fields}. */
final class Fields {

  private static final String ALL = "*";

  /** Nothing was asked for. */
  static final Fields NONE = new Fields(Set.of());

  /** What the answers to POST and PUT hold: the relations that the request named. */
  static final Fields WRITTEN = new Fields(Set.of("testSuite", "testDefinition"));

  /** What the answers to DELETE hold. */
  static final Fields DELETED =
      new Fields(
          Set.of(
              "owners",
              "tests",
              "pipelines",
              "summary",
              "testSuite",
              "testSuites",
              "testDefinition"));

  /** What the answer to taking a case out of a logical suite holds. */
  static final Fields DETACHED = new Fields(Set.of("testSuite", "testSuites"));

  private final Set<String> names;

  private Fields(Set<String> names) {
    this.names = names;
  }

  /** Reads the parameter; a field that the kind does not have is an error. */
  static Fields of(Request request, Kind kind) {
    Optional<String> text = request.query("fields");
    if (text.isEmpty()) {
      return NONE;
    }
    Set<String> names = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(text.get(), ",");
    while (tokens.hasMoreTokens()) {
      String name = tokens.nextToken().strip();
      if (!name.equals(ALL) && !kind.hasField(name)) {
        throw ErrorReply.badRequest("Invalid field name " + name);
      }
      names.add(name);
    }
    return new Fields(names);
  }

  boolean has(String name) {
    return names.contains(name) || names.contains(ALL);
  }
}
