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
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  boolean html() {
    return header("Content-Type").filter(type -> type.contains("html")).isPresent()
        || text.stripLeading().startsWith("<");
  }
}
