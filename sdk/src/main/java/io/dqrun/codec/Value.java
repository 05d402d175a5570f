package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.yaml.YamlNode;

/**
 * A single value of the file with its placeholders replaced.
 *
 * @param text the text to use
 * @param asWritten whether it stands in the file like this, without placeholders
 * @param bare whether it also stands there without quotes, so that it may be a number or a boolean
 * @param reference whether it holds a placeholder that was kept instead of replaced
 * @param failed whether a placeholder is missing, which is reported already
 * @param scalar the value as it stands in the file
 */
record Value(
    String path,
    String text,
    boolean asWritten,
    boolean bare,
    boolean reference,
    boolean failed,
    YamlNode.Scalar scalar) {

  private static final int MAX_SHOWN = 60;

  /** The text for messages: as it stands in the file, or only that there is one. */
  String shown() {
    String written = scalar.text();
    if (scalar.secret()
        || written.contains("@")
        || written.chars().anyMatch(Character::isISOControl)) {
      return "the value";
    }
    return "`"
        + (written.length() > MAX_SHOWN ? written.substring(0, MAX_SHOWN) + "..." : written)
        + "`";
  }

  /** Its place in the file. */
  Location location() {
    return scalar.location();
  }

  /** Without the text, which may be a secret. */
  @Override
  public String toString() {
    return "Value[" + path + "]";
  }
}
