package io.dqrun.runner.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The shape of a request body: a closed set of properties, known to the server as a class. */
public final class Shape {

  private final String javaClass;
  private final String whenEmpty;
  private final Map<String, Property> properties = new LinkedHashMap<>();

  /**
   * A shape.
   *
   * @param javaClass the class that the server names in its error texts
   * @param whenEmpty the method that the server stumbles over when there is no body
   */
  public Shape(String javaClass, String whenEmpty, List<Property> properties) {
    this.javaClass = javaClass;
    this.whenEmpty = whenEmpty;
    properties.forEach(property -> this.properties.put(property.name(), property));
  }

  /** A shape whose first use by the server is its name. */
  public Shape(String javaClass, List<Property> properties) {
    this(javaClass, "getName()", properties);
  }

  public String javaClass() {
    return javaClass;
  }

  public Optional<Property> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  public Iterable<Property> properties() {
    return properties.values();
  }

  /** The server's words for a key that it does not know. */
  public String unrecognized(String key) {
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
  public String emptyBody() {
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
  public record Property(
      String name,
      Type type,
      boolean required,
      Optional<Rule> rule,
      Optional<Choice> choice,
      Optional<Shape> items) {

    /** JSON types, with the Java type that the server binds them to. */
    public enum Type {
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

      public String javaType() {
        return javaType;
      }
    }

    /** A limit on texts. */
    public sealed interface Rule permits Size, Match {
      /** What is wrong, or nothing. */
      Optional<String> violation(String text);
    }

    /** A length in characters. */
    public record Size(int min, int max) implements Rule {
      @Override
      public Optional<String> violation(String text) {
        return text.length() >= min && text.length() <= max
            ? Optional.empty()
            : Optional.of("size must be between " + min + " and " + max);
      }
    }

    /** A pattern and a length. */
    public record Match(Pattern pattern, Size size) implements Rule {
      @Override
      public Optional<String> violation(String text) {
        return pattern.matcher(text).matches()
            ? size.violation(text)
            : Optional.of("must match \"" + pattern.pattern() + "\"");
      }
    }

    /** An enumeration of the server. */
    public record Choice(String javaClass, List<String> values) {}

    private static Property of(String name, Type type) {
      return new Property(name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Property flag(String name) {
      return of(name, Type.FLAG);
    }

    public static Property integer(String name) {
      return of(name, Type.INTEGER);
    }

    public static Property number(String name) {
      return of(name, Type.NUMBER);
    }

    public static Property uuid(String name) {
      return of(name, Type.ID);
    }

    public static Property array(String name) {
      return of(name, Type.LIST);
    }

    public static Property object(String name) {
      return of(name, Type.OBJECT);
    }

    public static Property text(String name) {
      return of(name, Type.TEXT);
    }

    public static Property choice(String name, String javaClass, List<String> values) {
      return new Property(
          name,
          Type.TEXT,
          false,
          Optional.empty(),
          Optional.of(new Choice(javaClass, values)),
          Optional.empty());
    }

    public static Property listOf(String name, Shape items) {
      return new Property(
          name, Type.LIST, false, Optional.empty(), Optional.empty(), Optional.of(items));
    }

    public Property needed() {
      return new Property(name, type, true, rule, choice, items);
    }

    public Property limited(Rule newRule) {
      return new Property(name, type, required, Optional.of(newRule), choice, items);
    }

    /** What the server's validation has against a value; null for an absent one. */
    public Optional<String> violation(JsonNode value) {
      if (value.isMissingNode()) {
        return required ? Optional.of(name + " must not be null") : Optional.empty();
      }
      return rule.flatMap(limit -> limit.violation(value.asText())).map(text -> name + " " + text);
    }
  }
}
