package io.dqrun.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads why a proxy did not open a way; OkHttp tells it by its text alone. */
final class ProxyRefusal {

  /** No proxy refused anything. */
  static final int NONE = 0;

  /** The proxy wants to know who comes. */
  static final int CREDENTIALS = 407;

  private static final Pattern STATUS =
      Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

  private ProxyRefusal() {}

  /** The status of the proxy's answer, or {@link #NONE}. */
  static int status(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("Failed to authenticate with proxy")) {
      return CREDENTIALS;
    }
    Matcher status = STATUS.matcher(text);
    return status.find() ? Integer.parseInt(status.group(1)) : NONE;
  }
}
