package io.dqrun.runner.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Certificates and keys, which are given by their content or by the name of a file. */
final class PemText {

  private static final String BEGIN = "-----BEGIN ";
  private static final long MAX_BYTES = 1_000_000;

  private PemText() {}

  /** The content that is given or named; empty if it is neither. */
  static Optional<String> find(String given) {
    return given.contains(BEGIN) ? Optional.of(given) : ofFile(given.strip());
  }

  private static Optional<String> ofFile(String name) {
    try {
      Path file = Path.of(name);
      if (!file.isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      return Optional.of(Files.readString(file)).filter(text -> text.contains(BEGIN));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
