package io.dqrun.client;

import java.nio.charset.StandardCharsets;

/**
 * RFC 3986 percent encoding with nothing but the unreserved characters left as they are. OkHttp's
 * own leaves {@code ;} in a path segment, where the server cuts the segment off.
 */
final class PercentEncoding {

  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** The UTF-8 bytes of {@code text}, encoded for a path segment or a query. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (unreserved(octet)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
      }
    }
    return encoded.toString();
  }

  private static boolean unreserved(byte octet) {
    return (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet >= '0' && octet <= '9')
        || "-._~".indexOf(octet) >= 0;
  }
}
