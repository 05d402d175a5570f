package io.dqrun.validate.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A server's address.
 *
 * @param plain whether it is reached without encryption
 * @param loopback whether it is this machine
 */
record Address(boolean plain, boolean loopback) {

  /** The parts of a URL; empty if it is none with http or https and a host. */
  static Optional<Address> parse(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
        return Optional.empty();
      }
      return Optional.of(new Address(scheme.equals("http"), loopback(host)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean loopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.matches("127(?:\\.[0-9]{1,3}){3}")
        || name.equals("[::1]")
        || name.equals("[0:0:0:0:0:0:0:1]");
  }
}
