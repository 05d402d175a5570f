package io.dqrun.runner.report;

/**
 * How text is written for people.
 *
 * @param color whether to use the terminal's colors
 * @param verbosity how much to say
 */
public record TextStyle(Color color, Verbosity verbosity) {

  /** Plain text that says everything. */
  public static final TextStyle PLAIN = new TextStyle(Color.NEVER, Verbosity.NORMAL);

  /** Whether to use the terminal's colors. */
  public enum Color {
    /** Plain text. */
    NEVER,
    /** With ANSI sequences. */
    ANSI
  }

  /** How much to say. */
  public enum Verbosity {
    /** Nothing at all if all is well. */
    QUIET,
    /** A summary in any case. */
    NORMAL
  }

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String blue(String text) {
    return paint("34", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String bold(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return color == Color.NEVER || text.isEmpty()
        ? text
        : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
