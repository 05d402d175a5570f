package io.dqrun.entity;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the elements of a list as OpenMetadata's runner reads them in a parameter's text. */
public final class ListElement {

  /** An element that is nothing. */
  public static final String NOTHING = "None";

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private ListElement() {}

  /**
   * An element such as {@code 'a'}, {@code 1} or {@code True}.
   *
   * @param bare whether it is written without quotes, so that it may be a number or a boolean
   */
  public static String of(String text, boolean bare) {
    if (!bare) {
      return quote(text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> "True";
      case "false" -> "False";
      default -> NUMBER.matcher(text).matches() ? text : quote(text);
    };
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '\'' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}
