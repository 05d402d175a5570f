package io.dqrun.workflow;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one database: the connector's type and its fields, named as OpenMetadata names them.
 *
 * <p>{@link ConnectionTypes} tells which fields a type has. The accessors below read those that
 * many types share, whichever way this type spells them.
 *
 * @param type the connector, such as {@code Postgres}
 * @param fields all fields but {@code type}; values are texts, numbers, booleans, lists and maps.
 *     It may hold secrets
 */
public record ConnectionConfig(String type, Map<String, Object> fields) {

  /**
   * Copies the fields deeply and leaves out what is null in them.
   *
   * @throws IllegalArgumentException if a value is of another class
   */
  public ConnectionConfig {
    fields = OpenValues.copy(fields);
  }

  /** The text of a field; numbers and booleans as they are written, empty if it is not there. */
  public Optional<String> text(String name) {
    return scalar(fields.get(name));
  }

  /** The text of a field of a nested object, such as {@code authType.password}. */
  public Optional<String> text(String object, String name) {
    return scalar(map(object).get(name));
  }

  /** The address of the database server, host and mostly port. */
  public Optional<String> hostPort() {
    return text("hostPort").or(() -> text("hostport")).or(() -> text("serverHost"));
  }

  /**
   * The database, or the catalog, that the connection opens; not {@code databaseName}, which is
   * only a label for databases that have no such level.
   */
  public Optional<String> database() {
    return text("database").or(() -> text("catalog"));
  }

  /** The user. */
  public Optional<String> username() {
    return text("username");
  }

  /**
   * The password, {@code authType.password} or, in the layout of older versions and of many
   * connectors, {@code password}; a secret.
   */
  public Optional<String> password() {
    return text("authType", "password").or(() -> text("password"));
  }

  /**
   * The object {@code authType}, such as {@code {awsConfig: ...}}; empty in the flat layout. It may
   * hold secrets.
   */
  public Map<String, Object> authType() {
    return map("authType");
  }

  /** Parameters of the connection's address, {@code connectionOptions}, as text. */
  public Map<String, String> connectionOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    map("connectionOptions")
        .forEach((name, value) -> scalar(value).ifPresent(text -> options.put(name, text)));
    return options;
  }

  /** What the driver is to be told, {@code connectionArguments}. */
  public Map<String, Object> connectionArguments() {
    return map("connectionArguments");
  }

  /** How the connection is encrypted and checked, such as {@code verify-full}. */
  public Optional<String> sslMode() {
    return text("sslMode");
  }

  /** Certificates and key, {@code sslConfig}. */
  public SslConfig sslConfig() {
    return new SslConfig(
        text("sslConfig", "caCertificate"),
        text("sslConfig", "sslCertificate"),
        text("sslConfig", "sslKey"));
  }

  private Map<String, Object> map(String name) {
    return fields.get(name) instanceof Map<?, ?> nested ? OpenValues.copy(nested) : Map.of();
  }

  private static Optional<String> scalar(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return Optional.of(number.toPlainString());
    }
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return "ConnectionConfig[type=" + type + ", fields=" + fields.keySet() + "]";
  }
}
