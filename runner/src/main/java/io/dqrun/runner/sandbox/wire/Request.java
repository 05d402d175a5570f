package io.dqrun.runner.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request after routing: path variables and query decoded, body still unread bytes. */
public final class Request {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String rawPath;
  private final Map<String, String> variables;
  private final Map<String, String> query;
  private final byte[] body;
  private final Caller caller;
  private final ErrorStyle errorStyle;

  public Request(
      String rawPath,
      Map<String, String> variables,
      @Nullable String rawQuery,
      byte[] body,
      Caller caller,
      ErrorStyle errorStyle) {
    this.rawPath = rawPath;
    this.variables = variables;
    this.query = parseQuery(rawQuery);
    this.body = body;
    this.caller = caller;
    this.errorStyle = errorStyle;
  }

  /** The path as it came over the wire. */
  public String rawPath() {
    return rawPath;
  }

  public byte[] body() {
    return body;
  }

  public Caller caller() {
    return caller;
  }

  public ErrorStyle errorStyle() {
    return errorStyle;
  }

  /** A variable of the route's template, decoded. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  /** A path variable that must be a UUID; the framework finds no route for anything else. */
  public UUID id(String name) {
    return uuid(variable(name));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  public Optional<UUID> queryId(String name) {
    return query(name).map(this::uuid);
  }

  public Optional<Long> queryNumber(String name) {
    try {
      return query(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      // The framework answers a query parameter of the wrong type as if there were no such path.
      throw ErrorReply.routing(errorStyle, 404);
    }
  }

  public boolean flag(String name) {
    return query(name).map(Boolean::parseBoolean).orElse(false);
  }

  private UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw ErrorReply.routing(errorStyle, 404);
    }
    return UUID.fromString(text);
  }

  /** The segments of a raw path, each cut off at its first semicolon and decoded once. */
  public static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    int start = 0;
    while (start < rawPath.length()) {
      int slash = rawPath.indexOf('/', start);
      int end = slash < 0 ? rawPath.length() : slash;
      String raw = rawPath.substring(start, end);
      int matrix = raw.indexOf(';');
      segments.add(decode(matrix < 0 ? raw : raw.substring(0, matrix)));
      start = end + 1;
    }
    return segments;
  }

  /** Percent-decodes once; bytes that are not UTF-8 become replacement characters. */
  public static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    byte[] ascii = raw.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < ascii.length; i++) {
      int high = ascii[i] == '%' && i + 2 < ascii.length ? Character.digit(ascii[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(ascii[i + 2], 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(ascii[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> parseQuery(@Nullable String rawQuery) {
    Map<String, String> query = new HashMap<>();
    int start = 0;
    while (rawQuery != null && start < rawQuery.length()) {
      int ampersand = rawQuery.indexOf('&', start);
      int end = ampersand < 0 ? rawQuery.length() : ampersand;
      String pair = rawQuery.substring(start, end);
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.putIfAbsent(
          URLDecoder.decode(name, StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
      start = end + 1;
    }
    return query;
  }
}
