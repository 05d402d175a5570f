package io.dqrun.runner.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The one spelling under which results for a server are stored, free of secrets. */
final class ServerAddress {

  private ServerAddress() {}

  /**
   * Scheme, host, port and path of a URL; without user information, query, fragment, the closing
   * slash and the closing {@code /api}, which workflows may or may not write.
   */
  static String of(String url) {
    try {
      URI uri = new URI(url.strip());
      String host = uri.getHost();
      if (uri.getScheme() == null || host == null) {
        return withoutUserInfo(url.strip());
      }
      String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
      if (path.endsWith("/api")) {
        path = path.substring(0, path.length() - "/api".length());
      }
      String address = uri.getScheme() + "://" + host + (port(uri) < 0 ? "" : ":" + port(uri));
      return address.toLowerCase(Locale.ROOT) + path.replaceAll("/+$", "");
    } catch (URISyntaxException e) {
      return withoutUserInfo(url.strip());
    }
  }

  private static int port(URI uri) {
    boolean implied =
        ("http".equalsIgnoreCase(uri.getScheme()) && uri.getPort() == 80)
            || ("https".equalsIgnoreCase(uri.getScheme()) && uri.getPort() == 443);
    return implied ? -1 : uri.getPort();
  }

  private static String withoutUserInfo(String text) {
    String noQuery = text.replaceAll("[?#].*", "");
    int at = noQuery.lastIndexOf('@');
    int scheme = noQuery.indexOf("://");
    if (at < 0) {
      return noQuery;
    }
    return (scheme < 0 ? "" : noQuery.substring(0, scheme + 3)) + noQuery.substring(at + 1);
  }
}
