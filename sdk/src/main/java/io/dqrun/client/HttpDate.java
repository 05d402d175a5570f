package io.dqrun.client;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates in headers. */
final class HttpDate {

  private HttpDate() {}

  /** The moment that a header names; empty for what is no date. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          Instant.from(
              DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(text.strip())));
    } catch (DateTimeParseException e) {
      // A header that cannot be understood says nothing.
      return Optional.empty();
    }
  }
}
