package io.dqrun.runner.connector;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text inside the address of a database. */
final class UrlText {

  private UrlText() {}

  /** One segment of a path, in which no character can end it or start a parameter. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
