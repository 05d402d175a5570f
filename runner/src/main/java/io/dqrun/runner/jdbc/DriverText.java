package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.nio.charset.StandardCharsets;

/** Makes the words of drivers and databases fit to be shown. */
final class DriverText {

  private static final int MAX_BYTES = 4096;
  private static final int SHORTEST_SECRET = 6;

  private DriverText() {}

  /** The message of {@code failure} as one line without control characters and password. */
  static String of(Throwable failure, JdbcTarget target) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    if (new DuckDbEngine().serves(target)) {
      text = DuckDbEngine.withoutExcerpts(text);
    }
    for (String secret : target.secrets()) {
      // A shorter one is a part of ordinary words: to mask it there would give it away.
      if (secret.length() >= SHORTEST_SECRET) {
        text = text.replace(secret, "***");
      }
    }
    return capped(oneLine(text)).replaceFirst("^(ERROR|FATAL): +|^\\(conn=\\d+\\) +", "");
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.replaceAll("\u001B\\[[0-9;?]*[ -/]*[@-~]", "")
        .codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll(" {2,}", " ");
  }

  private static String capped(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return text;
    }
    int end = MAX_BYTES - 3;
    // Not inside a character: its further bytes all start with the bits 10.
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + "...";
  }
}
