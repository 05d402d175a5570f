package io.dqrun.runner.sandbox;

import io.dqrun.runner.sandbox.wire.ErrorStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server version that the sandbox plays: it decides which paths, request fields and status
 * codes there are.
 *
 * <p>Generations with a behaviour of their own: 1.5.x; 1.6.0 and 1.6.1; 1.6.2 to the end of 1.6;
 * 1.7.x; 1.8 and later.
 *
 * @param major always 1
 * @param minor 5 to 30
 * @param patch 0 or more
 */
public record SandboxVersion(int major, int minor, int patch)
    implements Comparable<SandboxVersion> {

  /** Executable suites; results are put to the test case. */
  public static final SandboxVersion V1_5 = new SandboxVersion(1, 5, 0);

  /** Executable suites; results have a resource of their own. */
  public static final SandboxVersion V1_6_0 = new SandboxVersion(1, 6, 0);

  /** Basic suites; the executable paths are deprecated. */
  public static final SandboxVersion V1_6_2 = new SandboxVersion(1, 6, 2);

  /** The suite of a new test case is optional; routing errors have their real status. */
  public static final SandboxVersion V1_7 = new SandboxVersion(1, 7, 0);

  /** The suite of a new test case is refused; the server makes it. */
  public static final SandboxVersion V1_8 = new SandboxVersion(1, 8, 0);

  /** What is played when nobody asks for another version. */
  public static final SandboxVersion DEFAULT = V1_6_2;

  /** Parameter names, columns and the kind of the link are checked when a case is created. */
  static final SandboxVersion V1_9 = new SandboxVersion(1, 9, 0);

  /** Test cases and results have dimensions. */
  static final SandboxVersion V1_11 = new SandboxVersion(1, 11, 0);

  /** Users make test definitions of SQL. */
  static final SandboxVersion V1_12 = new SandboxVersion(1, 12, 0);

  /** Adding cases to a logical suite is deprecated in favour of a bulk path. */
  static final SandboxVersion V1_13 = new SandboxVersion(1, 13, 0);

  /** The newest version that differs from the one before. */
  public static final SandboxVersion NEWEST = V1_13;

  /** More is a slip of the finger, such as 1.62. */
  private static final int MOST_MINOR = 30;

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the sandbox does not know the version
   */
  public SandboxVersion {
    if (major != 1 || minor < 5 || minor > MOST_MINOR || patch < 0) {
      throw unknown(major + "." + minor + "." + patch);
    }
  }

  /**
   * Reads a version such as {@code 1.6.2} or {@code 1.7}, or {@code newest}. Without a patch number
   * the newest generation of the minor version is meant: {@code 1.6} is 1.6.2.
   *
   * @throws IllegalArgumentException if the sandbox does not know the version; the message lists
   *     what it knows
   */
  public static SandboxVersion parse(String text) {
    if (text.strip().equals("newest")) {
      return NEWEST;
    }
    Matcher matcher = NUMBERS.matcher(text.strip());
    if (!matcher.matches()) {
      throw unknown(text);
    }
    int minor = Integer.parseInt(matcher.group(2));
    String patch = matcher.group(3);
    int defaultPatch = minor == V1_6_2.minor ? V1_6_2.patch : 0;
    return new SandboxVersion(
        Integer.parseInt(matcher.group(1)),
        minor,
        patch == null ? defaultPatch : Integer.parseInt(patch));
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "the sandbox cannot play server version '"
            + text
            + "'; it knows 1.5.x, 1.6.0, 1.6.1, 1.6.2 and the later 1.6.x, 1.7.x, 1.8.x, the later"
            + " 1.x, and newest");
  }

  /** Whether this version is the other one or a later one. */
  boolean since(SandboxVersion other) {
    return compareTo(other) >= 0;
  }

  /** How it tells errors. */
  ErrorStyle errorStyle() {
    if (since(V1_8)) {
      return ErrorStyle.TERSE;
    }
    return since(V1_7) ? ErrorStyle.PLAIN : ErrorStyle.WRAPPED;
  }

  /** Whether table suites are called basic, and not executable. */
  boolean saysBasic() {
    return since(V1_6_2);
  }

  @Override
  public int compareTo(SandboxVersion other) {
    int byMinor = Integer.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  /** As the server tells its version: {@code 1.6.2}. */
  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
