package io.dqrun.runner.connector;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
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

  private static final long LINK_LOCAL = 0xA9FE;
  private static final int V4_BITS = 32;

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

  /**
   * Whether the host is a number that leads to the network card's own addresses or to the metadata
   * service of a cloud, which hands out keys.
   */
  boolean isLinkLocal() {
    if (!host.startsWith("[")) {
      // Some read octal numbers where others read decimal ones.
      return isLinkLocal(Long::decode) || isLinkLocal(Long::parseLong);
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLinkLocalAddress() || address.equals(InetAddress.getByName("fd00:ec2::254"));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** An IPv4 address in any of the forms that systems understand: its last number may be long. */
  private boolean isLinkLocal(Function<String, Long> number) {
    String[] parts = host.split("\\.", -1);
    try {
      long value = 0;
      int bits = V4_BITS;
      for (int i = 0; i < parts.length; i++) {
        bits = i == parts.length - 1 ? 0 : bits - Byte.SIZE;
        value += number.apply(parts[i]) << bits;
      }
      return value >> (V4_BITS / 2) == LINK_LOCAL;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** As a part of a URL. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
