package io.dqrun.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, whatever the status.
 *
 * @param status the HTTP status
 * @param headers the headers by lower-case name
 * @param text the body, decompressed and decoded
 */
record Answer(int status, Map<String, List<String>> headers, String text) {

  boolean successful() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  boolean html() {
    return header("Content-Type").filter(type -> type.contains("html")).isPresent()
        || text.stripLeading().startsWith("<");
  }
}
