package io.dqrun.runner.connector;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name, an IPv4 address or an IPv6 address in brackets; nothing that could end the
 *     host's place in a URL
 * @param port from 1 to 65535
 */
record HostPort(String host, int port) {

  /** Of a text that is none; it is never used. */
  static final HostPort NONE = new HostPort("", 0);

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<host>[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");

  /** Reads {@code host} or {@code host:port}; empty if it is anything else. */
  static Optional<HostPort> parse(String text, int defaultPort) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String given = matcher.group("port");
    int port = given == null ? defaultPort : Integer.parseInt(given);
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new HostPort(matcher.group("host"), port));
  }

  /** As a part of a URL. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
