package io.dqrun.runner.connector;

import io.dqrun.entity.DatabaseService;
import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one connection, refuses unsafe ones and gathers what is wrong. */
final class ConnectionFields {

  private static final String SECRET_REFERENCE = "secret:";
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_$#@.-]{1,128}");

  private final ConnectionConfig config;
  private final String prefix;
  private final ConnectionProblems problems;

  ConnectionFields(ConnectionConfig config) {
    this(config, "", new ConnectionProblems());
  }

  private ConnectionFields(ConnectionConfig config, String prefix, ConnectionProblems problems) {
    this.config = config;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The fields of a nested object, none if it is not there; problems are noted together. */
  ConnectionFields object(String name) {
    Map<String, Object> nested = new LinkedHashMap<>();
    if (config.fields().get(name) instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> nested.put(String.valueOf(key), value));
    }
    return new ConnectionFields(
        new ConnectionConfig(config.type(), nested), prefix + name + ".", problems);
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

  /** As {@link #text(String)}, for a value of several lines, such as a key. */
  Optional<String> lines(String name) {
    return usable(name, config.text(name), c -> c == 0);
  }

  /** As {@link #text(String)}, also if the field is a list, of which the first value is taken. */
  Optional<String> firstText(String name) {
    return config.fields().get(name) instanceof List<?> values && !values.isEmpty()
        ? usable(name, Optional.of(String.valueOf(values.get(0))), Character::isISOControl)
        : text(name);
  }

  private Optional<String> usable(String field, Optional<String> value, IntPredicate forbidden) {
    String key = prefix + field;
    if (value.isEmpty() || value.get().isEmpty()) {
      return Optional.empty();
    }
    String text = value.get();
    if (text.equals(DatabaseService.MASK)) {
      problems.masked(key, config.type());
      return Optional.empty();
    }
    if (text.startsWith(SECRET_REFERENCE)) {
      problems.invalidAt(
          key,
          "`" + key + "` refers to a secrets manager, which dq-run cannot ask",
          "put the connection into source.sourceConfig.config.serviceConnections and the secret"
              + " into an environment variable: ${NAME}");
      return Optional.empty();
    }
    if (text.chars().anyMatch(forbidden)) {
      problems.invalidAt(
          key,
          "`" + key + "` holds a line break or another control character",
          "remove it; a secret that was read from a file often ends with a line break");
      return Optional.empty();
    }
    return value;
  }

  /** As {@link #text(String)}, noting a problem if the field is absent. */
  String required(String name) {
    int before = problems.count();
    Optional<String> value = text(name);
    if (value.isEmpty() && problems.count() == before) {
      String key = prefix + name;
      invalid("the " + config.type() + " connection has no `" + key + "`", "add `" + key + "`");
    }
    return value.orElse("");
  }

  /** As {@link #required(String)}, for the field of a nested object. */
  String required(String object, String name) {
    return object(object).required(name);
  }

  /** The address in the required field {@code hostPort}, noting a problem if it is none. */
  HostPort hostPort(int defaultPort) {
    return address("hostPort", required("hostPort"), defaultPort);
  }

  /**
   * An address, noting a problem if it is none.
   *
   * @param key the field that holds it
   * @param text its value; empty if that was noted already
   */
  HostPort address(String key, String text, int defaultPort) {
    if (text.isEmpty()) {
      return HostPort.NONE;
    }
    Optional<HostPort> address = HostPort.parse(text, defaultPort);
    if (address.isEmpty()) {
      // The value is not shown: what does not look like an address may hold a password.
      problems.invalidAt(
          prefix + key,
          "`" + prefix + key + "` of the " + config.type() + " connection is not an address",
          "write host:port, such as db.example.org:"
              + defaultPort
              + " or [2001:db8::1]:"
              + defaultPort
              + ", and nothing else");
    } else if (address.get().isLinkLocal()) {
      problems.invalidAt(
          prefix + key,
          "`" + prefix + key + "` of the " + config.type() + " connection is a link-local address",
          "no database listens there, but a cloud's service that hands out keys; write the"
              + " database's own address");
    }
    return address.orElse(HostPort.NONE);
  }

  /**
   * The database to open, noting a problem if there is none.
   *
   * @param ofTable what OpenMetadata calls the database of the table; null or empty to take the
   *     connection's own
   */
  String database(@Nullable String ofTable, String field) {
    String database = ofTable == null || ofTable.isEmpty() ? required(field) : ofTable;
    if (database.chars().anyMatch(Character::isISOControl)) {
      invalid("the database's name holds a control character", "correct the name");
    }
    return database;
  }

  /**
   * A name that becomes a part of the address as it is, noting a problem if it could end its place
   * there.
   *
   * @param key the field that holds it, for the message
   */
  String plainName(String key, String name) {
    if (!name.isEmpty() && !PLAIN_NAME.matcher(name).matches()) {
      invalid(
          "`"
              + key
              + "` of the "
              + config.type()
              + " connection is '"
              + ConnectionProblems.printable(name)
              + "', which cannot be a part of an address",
          "use a name of letters, digits and _ - . $ # @");
    }
    return name;
  }

  /** A field that is one of a list; notes a problem if it is another value. */
  Optional<String> choice(String name, List<String> values) {
    return field(name, Option.choice(name, values));
  }

  /** A field that is true or false; notes a problem if it is neither. */
  Optional<Boolean> flag(String name) {
    return field(name, Option.flag(name)).map(Boolean::valueOf);
  }

  /** A field whose value an option checks and translates; notes a problem if it refuses it. */
  Optional<String> field(String name, Option option) {
    Optional<String> text = text(name);
    Optional<String> value = text.flatMap(option.read());
    if (text.isPresent() && value.isEmpty()) {
      problems.invalidAt(
          prefix + name,
          "`" + prefix + name + "` is '" + ConnectionProblems.printable(text.get()) + "'",
          "use " + option.expected());
    }
    return value;
  }

  /**
   * The certificates and keys of {@code sslConfig} as contents of files.
   *
   * @param properties the driver's property for each field that it can use
   */
  Map<String, String> pemFiles(Map<String, String> properties) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String field : List.of("caCertificate", "sslCertificate", "sslKey")) {
      String property = properties.get(field);
      if (property != null) {
        pem(field).ifPresent(content -> files.put(property, content));
      } else if (lines("sslConfig", field).isPresent()) {
        invalid(
            "the driver for " + config.type() + " cannot use `sslConfig." + field + "`",
            "remove it; an authority can be added to the trust store of Java");
      }
    }
    return files;
  }

  /**
   * The certificate or key of a field of {@code sslConfig}: its content, or that of the PEM file
   * that it names.
   */
  Optional<String> pem(String name) {
    Optional<PemText> given = lines("sslConfig", name).map(PemText::of);
    given
        .filter(text -> text.content().isEmpty())
        .ifPresent(
            text ->
                problems.invalidAt(
                    prefix + "sslConfig." + name,
                    "`%ssslConfig.%s` %s".formatted(prefix, name, text.defect()),
                    "paste the text that starts with -----BEGIN, or give the whole path of a PEM"
                        + " file that this user can read"));
    return given.flatMap(PemText::content);
  }

  /**
   * The driver properties asked for by {@code connectionOptions} and {@code connectionArguments},
   * the latter winning. Whatever {@code allowed} does not name is noted as a problem.
   */
  Map<String, String> options(Map<String, Option> allowed) {
    return new DriverOptions(allowed, problems).of(config);
  }

  /** Notes that the connection cannot be used as it is. */
  void invalid(String message, String hint) {
    problems.invalid(message, hint);
  }

  /** Ends the reading. Throws all problems together, if there are any. */
  void check() {
    problems.check();
  }
}
