package io.dqrun.client;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checked address of a server. It holds nothing secret.
 *
 * @param url scheme, host, port and path, without a slash at the end
 * @param host the host alone
 */
record ServerAddress(String url, String host) {

  /** Where a workflow holds the address. */
  static final String KEY = "workflowConfig.openMetadataServerConfig.hostPort";

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(\\d{1,5}))?");
  private static final Pattern PORT = Pattern.compile("^https?://[^/]*:(\\d{1,5})(?:/|$)");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  /**
   * Reads {@code hostPort}.
   *
   * @throws DqException if it is no http or https URL that ends in {@code /api}
   */
  static ServerAddress parse(String text) {
    String trimmed = text.strip();
    if (trimmed.indexOf('@') >= 0) {
      // The text is not shown: what stands before the @ is probably a password.
      throw invalid("hostPort must not hold a user name or password", "remove what stands up to @");
    }
    String shown = ServerText.clean(trimmed);
    URI uri = uri(trimmed, shown);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid(
          "hostPort '" + shown + "' does not start with http:// or https://",
          "write it like http://localhost:8585/api");
    }
    Matcher authority = AUTHORITY.matcher(orEmpty(uri.getRawAuthority()));
    String port = authority.matches() ? orEmpty(authority.group(2)) : "";
    if (!authority.matches() || (!port.isEmpty() && !validPort(port))) {
      throw invalid(
          "hostPort '" + shown + "' names no host or a wrong port",
          "write it like http://localhost:8585/api");
    }
    String path = orEmpty(uri.getRawPath()).replaceFirst("/+$", "");
    if (!path.endsWith("/api") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw invalid(
          "hostPort '" + shown + "' does not end with /api",
          "OpenMetadata's API lies below /api: " + scheme + "://" + uri.getRawAuthority() + "/api");
    }
    return new ServerAddress(
        scheme + "://" + uri.getRawAuthority() + path, orEmpty(authority.group(1)));
  }

  private static URI uri(String text, String shown) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw invalid(
          "hostPort '" + shown + "' is no URL", "write it like http://localhost:8585/api");
    }
  }

  private static boolean validPort(String digits) {
    int port = Integer.parseInt(digits);
    return port > 0 && port <= 65535;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  static DqException invalid(String message, String hint) {
    return new DqException(
        Problem.error(ProblemCode.INVALID_VALUE, message).withPath(KEY).withHint(hint));
  }

  /** Whether the requests travel encrypted. */
  boolean encrypted() {
    return url.startsWith("https://");
  }

  /** The port, also where the URL leaves it out. */
  int port() {
    Matcher digits = PORT.matcher(url);
    if (digits.find()) {
      return Integer.parseInt(digits.group(1));
    }
    return encrypted() ? 443 : 80;
  }

  /** Whether the host is this machine, by its spelling alone. */
  boolean loopback() {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || LOOPBACK_V4.matcher(name).matches();
  }
}
