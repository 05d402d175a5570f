package io.dqrun.runner.dialect;

/** Texts of databases to which a backslash gives the next character another meaning. */
final class BackslashText {

  private BackslashText() {}

  /**
   * A text in single quotes. Quotes are not doubled: some of these databases take that for two
   * texts side by side.
   */
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * As {@link #quoted}, for databases that replace <code>${...}</code> by a setting or a variable
   * of their environment before they read a statement, even inside a text.
   */
  static String withoutVariables(String text) {
    return quoted(text).replace("${", "\\u0024{");
  }
}
