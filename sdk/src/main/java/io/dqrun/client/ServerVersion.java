package io.dqrun.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a server.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number; 0 where there is none
 * @param text what the server said
 */
public record ServerVersion(int major, int minor, int patch, String text) {

  private static final Pattern NUMBERS =
      Pattern.compile("(?<!\\d)(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");

  /**
   * Reads what a server says: a build such as {@code 1.6.0-SNAPSHOT} counts as 1.6.0, a text
   * without a number, such as {@code unknown}, as the newest version.
   */
  public static ServerVersion parse(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      return new ServerVersion(Integer.MAX_VALUE, 0, 0, text);
    }
    String patch = matcher.group(3);
    return new ServerVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        patch == null ? 0 : Integer.parseInt(patch),
        text);
  }

  /** Whether the text held a number. */
  public boolean known() {
    return major != Integer.MAX_VALUE;
  }

  /** Whether this is the given version or a later one. */
  public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
    if (major != otherMajor) {
      return major > otherMajor;
    }
    return minor != otherMinor ? minor > otherMinor : patch >= otherPatch;
  }

  /** What the server said. */
  @Override
  public String toString() {
    return text;
  }
}
