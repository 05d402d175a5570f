package io.dqrun.runner.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A certificate or key, which is given by its content or by the name of a file.
 *
 * @param content the PEM text; empty if there is none
 * @param defect why there is none, to follow the field's name
 */
record PemText(Optional<String> content, String defect) {

  private static final String BEGIN = "-----BEGIN ";
  private static final long MAX_BYTES = 1_000_000;
  private static final int LONGEST_NAME = 1000;

  /** Reads what is given or named. */
  static PemText of(String given) {
    return given.contains(BEGIN) ? content(given) : ofFile(given.strip());
  }

  private static PemText content(String text) {
    return new PemText(Optional.of(text), "");
  }

  /** The name of a file is shown if there is something of this name, so that no key ever is. */
  private static PemText ofFile(String name) {
    if (name.length() > LONGEST_NAME || !isWholePath(name)) {
      return none("is neither the content of a PEM file nor the whole path of one");
    }
    Path file = Path.of(name);
    String shown = ": " + ConnectionProblems.printable(name);
    try {
      if (!Files.exists(file)) {
        Path folder = file.getParent();
        return none(
            "names a file that is not there"
                + (folder != null && name.indexOf('=') < 0 && hasExtension(file) ? shown : ""));
      }
      if (!Files.isRegularFile(file)) {
        return none("names something that is no file" + shown);
      }
      if (Files.size(file) > MAX_BYTES) {
        return none("names a file that is too large for a certificate or key" + shown);
      }
      String text = Files.readString(file);
      return text.contains(BEGIN)
          ? content(text)
          : none("names a file that holds no text that starts with -----BEGIN" + shown);
    } catch (IOException e) {
      return none("names a file that cannot be read as text by this user" + shown);
    }
  }

  private static boolean isWholePath(String name) {
    try {
      return Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What has none may as well be a key that lost its first line. */
  private static boolean hasExtension(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().matches(".+\\.[A-Za-z0-9]{1,8}");
  }

  private static PemText none(String defect) {
    return new PemText(Optional.empty(), defect);
  }
}
