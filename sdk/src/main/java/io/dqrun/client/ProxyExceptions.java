package io.dqrun.client;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code NO_PROXY}: hosts, domains, addresses and networks, with or without a port. */
final class ProxyExceptions {

  private static final Pattern PORT = Pattern.compile("(.*[^:\\]]|\\[.*]):(\\d{1,5})");
  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern NETWORK = Pattern.compile("(.*)/(\\d{1,2})");

  private ProxyExceptions() {}

  /** Whether a list of exceptions names the server. */
  static boolean contain(String list, ServerAddress server) {
    for (String entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      if (!entry.isEmpty() && names(entry, server)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String entry, ServerAddress server) {
    if (entry.equals("*")) {
      return true;
    }
    String host = bare(server.host().toLowerCase(Locale.ROOT));
    // An address of IPv6 without brackets has colons of its own.
    Matcher port = PORT.matcher(entry);
    boolean ported =
        port.matches() && (entry.startsWith("[") || entry.indexOf(':') == entry.lastIndexOf(':'));
    if (ported && Integer.parseInt(port.group(2)) != server.port()) {
      return false;
    }
    String name = bare(ported ? port.group(1) : entry).replaceFirst("^\\*?\\.", "");
    if (host.equals(name)) {
      return true;
    }
    Matcher network = NETWORK.matcher(name);
    if (network.matches()) {
      return inNetwork(host, network.group(1), Integer.parseInt(network.group(2)));
    }
    return !name.isEmpty() && !V4.matcher(host).matches() && host.endsWith("." + name);
  }

  private static boolean inNetwork(String host, String network, int bits) {
    Matcher address = V4.matcher(host);
    Matcher base = V4.matcher(network);
    if (!address.matches() || !base.matches() || bits > 32) {
      return false;
    }
    long mask = bits == 0 ? 0 : -1L << (32 - bits);
    return (number(address) & mask) == (number(base) & mask);
  }

  private static long number(Matcher v4) {
    long number = 0;
    for (int part = 1; part <= 4; part++) {
      number = number << 8 | Integer.parseInt(v4.group(part));
    }
    return number;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
