package io.dqrun.workflow;

import java.util.regex.Pattern;

/** The form of a UUID, of any version. */
public final class UuidText {

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private UuidText() {}

  /** Whether this is a UUID of 32 hexadecimal digits in five groups. */
  public static boolean matches(String text) {
    return UUID.matcher(text).matches();
  }
}
