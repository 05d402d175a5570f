package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The shape of a request body: a closed set of properties, known to the server as a class. */
final class Shape {

  private final String javaClass;
  private final String whenEmpty;
  private final Map<String, Property> properties = new LinkedHashMap<>();

  /**
   * A shape.
   *
   * @param javaClass the class that the server names in its error texts
   * @param whenEmpty the method that the server stumbles over when there is no body
   */
  Shape(String javaClass, String whenEmpty, List<Property> properties) {
    this.javaClass = javaClass;
    this.whenEmpty = whenEmpty;
    properties.forEach(property -> this.properties.put(property.name(), property));
  }

  /** A shape whose first use by the server is its name. */
  Shape(String javaClass, List<Property> properties) {
    this(javaClass, "getName()", properties);
  }

  String javaClass() {
    return javaClass;
  }

  Optional<Property> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  Iterable<Property> properties() {
    return properties.values();
  }

  /** The server's words for a key that it does not know. */
  String unrecognized(String key) {
    StringJoiner known = new StringJoiner("\", \"", "\"", "\"");
    properties.keySet().forEach(known::add);
    String count =
        properties.size() == 1 ? "one known property" : properties.size() + " known properties";
    return "Unrecognized field \""
        + key
        + "\" (class "
        + javaClass
        + "), not marked as ignorable ("
        + count
        + ": "
        + known
        + "])";
  }

  /** The server's words for a request without a body. */
  String emptyBody() {
    return "Cannot invoke \"" + javaClass + "." + whenEmpty + "\" because \"create\" is null";
  }

  /**
   * One property of a request body.
   *
   * @param name the key
   * @param type what its value must be
   * @param required whether it must be there
   * @param rule what a text must look like beyond being a text
   * @param choice the values that the server knows, with the Java class that it keeps them in
   * @param items the shape of a list's items; empty where they are not looked at
   */
  record Property(
      String name,
      Type type,
      boolean required,
      Optional<Rule> rule,
      Optional<Choice> choice,
      Optional<Shape> items) {

    /** JSON types, with the Java type that the server binds them to. */
    enum Type {
      TEXT("java.lang.String"),
      FLAG("java.lang.Boolean"),
      INTEGER("java.lang.Long"),
      NUMBER("java.lang.Double"),
      ID("java.util.UUID"),
      LIST("java.util.ArrayList<java.lang.Object>"),
      OBJECT("java.util.LinkedHashMap<java.lang.String,java.lang.Object>");

      private final String javaType;

      Type(String javaType) {
        this.javaType = javaType;
      }

      String javaType() {
        return javaType;
      }
    }

    /** A limit on texts. */
    sealed interface Rule permits Size, Match {
      /** What is wrong, or nothing. */
      Optional<String> violation(String text);
    }

    /** A length in characters. */
    record Size(int min, int max) implements Rule {
      @Override
      public Optional<String> violation(String text) {
        return text.length() >= min && text.length() <= max
            ? Optional.empty()
            : Optional.of("size must be between " + min + " and " + max);
      }
    }

    /** A pattern and a length. */
    record Match(Pattern pattern, Size size) implements Rule {
      @Override
      public Optional<String> violation(String text) {
        return pattern.matcher(text).matches()
            ? size.violation(text)
            : Optional.of("must match \"" + pattern.pattern() + "\"");
      }
    }

    /** An enumeration of the server. */
    record Choice(String javaClass, List<String> values) {}

    private static Property of(String name, Type type) {
      return new Property(name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Property flag(String name) {
      return of(name, Type.FLAG);
    }

    static Property integer(String name) {
      return of(name, Type.INTEGER);
    }

    static Property number(String name) {
      return of(name, Type.NUMBER);
    }

    static Property uuid(String name) {
      return of(name, Type.ID);
    }

    static Property array(String name) {
      return of(name, Type.LIST);
    }

    static Property object(String name) {
      return of(name, Type.OBJECT);
    }

    static Property text(String name) {
      return of(name, Type.TEXT);
    }

    static Property choice(String name, String javaClass, List<String> values) {
      return new Property(
          name,
          Type.TEXT,
          false,
          Optional.empty(),
          Optional.of(new Choice(javaClass, values)),
          Optional.empty());
    }

    static Property listOf(String name, Shape items) {
      return new Property(
          name, Type.LIST, false, Optional.empty(), Optional.empty(), Optional.of(items));
    }

    Property needed() {
      return new Property(name, type, true, rule, choice, items);
    }

    Property limited(Rule newRule) {
      return new Property(name, type, required, Optional.of(newRule), choice, items);
    }

    /** What the server's validation has against a value; null for an absent one. */
    Optional<String> violation(JsonNode value) {
      if (value.isMissingNode()) {
        return required ? Optional.of(name + " must not be null") : Optional.empty();
      }
      return rule.flatMap(limit -> limit.violation(value.asText())).map(text -> name + " " + text);
    }
  }
}
