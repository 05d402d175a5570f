package io.dqrun.runner.dialect;

import io.dqrun.entity.DatabaseService;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one connection, refuses unsafe ones and gathers what is wrong. */
final class ConnectionFields {

  private static final String SECRET_REFERENCE = "secret:";

  private static final String PEM = "-----BEGIN ";
  private static final long MAX_PEM_BYTES = 1_000_000;

  private static final Pattern HOST_PORT =
      Pattern.compile(
          "(?<host>[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");

  private final ConnectionConfig config;
  private final List<Problem> problems = new ArrayList<>();

  ConnectionFields(ConnectionConfig config) {
    this.config = config;
  }

  /** Whether the connection has the field, of whatever form. */
  boolean has(String name) {
    return config.fields().get(name) != null;
  }

  /** Whether the nested object {@code object} has the field, of whatever form. */
  boolean has(String object, String name) {
    return config.fields().get(object) instanceof Map<?, ?> nested && nested.get(name) != null;
  }

  /** The text of a field; empty if it is absent, blank or unusable (then a problem is noted). */
  Optional<String> text(String name) {
    return usable(name, config.text(name), Character::isISOControl);
  }

  /** As {@link #text(String)}, for the field of a nested object. */
  Optional<String> text(String object, String name) {
    return usable(object + "." + name, config.text(object, name), Character::isISOControl);
  }

  /** As {@link #text(String, String)}, for a value of several lines, such as a certificate. */
  Optional<String> lines(String object, String name) {
    return usable(object + "." + name, config.text(object, name), c -> c == 0);
  }

  private Optional<String> usable(String key, Optional<String> value, IntPredicate forbidden) {
    if (value.isEmpty() || value.get().isEmpty()) {
      return Optional.empty();
    }
    String text = value.get();
    if (text.equals(DatabaseService.MASK)) {
      problems.add(
          Problem.error(
                  ProblemCode.CONNECTION_MASKED,
                  "the server hides `" + key + "` of the " + config.type() + " connection")
              .withHint(
                  "put the connection into source.sourceConfig.config.serviceConnections, or use"
                      + " the ingestion bot's token, which may read it"));
      return Optional.empty();
    }
    if (text.startsWith(SECRET_REFERENCE)) {
      invalid(
          "`" + key + "` refers to a secrets manager, which dq-run cannot ask",
          "put the connection into source.sourceConfig.config.serviceConnections and the secret"
              + " into an environment variable: ${NAME}");
      return Optional.empty();
    }
    if (text.chars().anyMatch(forbidden)) {
      invalid(
          "`" + key + "` holds a line break or another control character",
          "remove it; a secret that was read from a file often ends with a line break");
      return Optional.empty();
    }
    return value;
  }

  /** As {@link #text(String)}, noting a problem if the field is absent. */
  String required(String name) {
    int before = problems.size();
    Optional<String> value = text(name);
    if (value.isEmpty() && problems.size() == before) {
      invalid("the " + config.type() + " connection has no `" + name + "`", "add `" + name + "`");
    }
    return value.orElse("");
  }

  /**
   * The driver properties asked for by {@code connectionOptions} and {@code connectionArguments},
   * the latter winning. Whatever {@code allowed} does not name is noted as a problem.
   */
  Map<String, String> options(Map<String, Option> allowed) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String object : List.of("connectionOptions", "connectionArguments")) {
      Object value = config.fields().get(object);
      if (value instanceof Map<?, ?> options) {
        options.forEach((name, text) -> option(object, name, text, allowed, properties));
      } else if (value != null && !value.equals("")) {
        invalid("`" + object + "` is not a map of names to values", "write one `name: value` each");
      }
    }
    return properties;
  }

  private void option(
      String object,
      @Nullable Object key,
      @Nullable Object value,
      Map<String, Option> allowed,
      Map<String, String> properties) {
    String name = printable(String.valueOf(key));
    Option option = allowed.get(String.valueOf(key));
    if (option == null) {
      invalid(
          "the driver property `" + name + "` of `" + object + "` is not allowed",
          "remove it; allowed are " + String.join(", ", new TreeSet<>(allowed.keySet())));
      return;
    }
    if (value == null) {
      return;
    }
    // A nested value has no text; it is refused like any other wrong value.
    String text = value instanceof Map || value instanceof List ? "{...}" : value.toString();
    Optional<String> property =
        text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : option.read.apply(text);
    if (property.isEmpty()) {
      invalid(
          "`" + object + "." + name + "` is '" + printable(text) + "', not " + option.expected,
          "correct the value or remove the property");
    } else if (!option.property.isEmpty()) {
      properties.put(option.property, property.get());
    }
  }

  private static String printable(String text) {
    String clean =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return clean.length() > 80 ? clean.substring(0, 80) + "..." : clean;
  }

  /**
   * The host and the port of {@code hostPort}, which cannot hold anything else; noting a problem if
   * they are not there.
   */
  String address(int defaultPort) {
    String hostPort = required("hostPort");
    if (hostPort.isEmpty()) {
      return "";
    }
    Matcher matcher = HOST_PORT.matcher(hostPort);
    int port = -1;
    if (matcher.matches()) {
      String given = matcher.group("port");
      port = given == null ? defaultPort : Integer.parseInt(given);
    }
    if (port < 1 || port > 65_535) {
      // The value is not shown: what does not look like an address may hold a password.
      invalid(
          "`hostPort` of the %s connection is not an address".formatted(config.type()),
          "write host:port, such as db.example.org:%d or [2001:db8::1]:%<d, and nothing else"
              .formatted(defaultPort));
      return "";
    }
    return matcher.group("host") + ":" + port;
  }

  /**
   * The certificate or key of a field of {@code sslConfig}: its content, or that of the PEM file
   * that it names.
   */
  Optional<String> pem(String name) {
    Optional<String> given = lines("sslConfig", name);
    if (given.isEmpty() || given.get().contains(PEM)) {
      return given;
    }
    Optional<String> content = fileContent(given.get().strip());
    if (content.isEmpty()) {
      invalid(
          "`sslConfig." + name + "` is neither the content of a PEM file nor its name",
          "paste the text that starts with -----BEGIN, or name a file that this user can read");
    }
    return content;
  }

  private static Optional<String> fileContent(String name) {
    try {
      Path file = Path.of(name);
      if (!file.isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > MAX_PEM_BYTES) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file)).filter(text -> text.contains(PEM));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Notes that the connection cannot be used as it is. */
  void invalid(String message, String hint) {
    problems.add(Problem.error(ProblemCode.CONNECTION_INVALID, message).withHint(hint));
  }

  /** Ends the reading. Throws all problems together, if there are any. */
  void check() {
    if (!problems.isEmpty()) {
      throw new DqException(problems, null);
    }
  }

  /**
   * A driver property that a user may set.
   *
   * @param property the driver's own name; empty for one that is accepted without effect
   * @param expected what a value must be, for the message
   * @param read the value for the driver, empty if it is not allowed
   */
  record Option(String property, String expected, Function<String, Optional<String>> read) {

    static Option number(String property, int least, int most) {
      return new Option(
          property,
          "a whole number from " + least + " to " + most,
          text -> {
            if (!text.matches("[0-9]{1,9}")) {
              return Optional.empty();
            }
            int number = Integer.parseInt(text);
            return number < least || number > most
                ? Optional.empty()
                : Optional.of(Integer.toString(number));
          });
    }

    static Option choice(String property, List<String> values) {
      return new Option(
          property,
          "one of " + String.join(", ", values),
          text -> values.contains(text) ? Optional.of(text) : Optional.empty());
    }

    static Option flag(String property) {
      return new Option(
          property,
          "true or false",
          text ->
              switch (text) {
                case "true", "True", "1" -> Optional.of("true");
                case "false", "False", "0" -> Optional.of("false");
                default -> Optional.empty();
              });
    }

    static Option text(String property) {
      return new Option(
          property,
          "a text of 1 to 1000 characters",
          text -> text.isEmpty() || text.length() > 1000 ? Optional.empty() : Optional.of(text));
    }
  }
}
