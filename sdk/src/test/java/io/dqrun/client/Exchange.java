package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;

/**
 * One exchange with a real server.
 *
 * @param file where it is recorded
 * @param method the method that was sent
 * @param path the raw path that was sent, without the query
 * @param query the values of the query, decoded
 * @param body what was sent; a missing node for none
 * @param status the status that came back
 * @param answer the recorded answer
 */
record Exchange(
    Path file,
    String method,
    String path,
    Map<String, String> query,
    JsonNode body,
    int status,
    JsonNode answer) {

  static final String ROOT = "/api/v1/";

  /** Recordings lie beside the project, not in it. */
  private static final String FOLDER = "shared/recordings";

  private static final List<String> SETS =
      List.of("", "variant-disabled", "variant-noop", "variant-nosearch", "control-snapshot-1.6.0");

  /** All exchanges; empty where there are no recordings. */
  static List<Exchange> all() {
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(parent -> parent.resolve(FOLDER))
            .filter(Files::isDirectory)
            .findFirst();
    List<Exchange> all = new ArrayList<>();
    if (folder.isPresent()) {
      for (String set : SETS) {
        try (Stream<Path> files = Files.list(folder.get().resolve(set))) {
          files
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(Exchange::read)
              .forEach(all::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return all;
  }

  private static Exchange read(Path file) {
    try {
      JsonNode exchange = new ObjectMapper().readTree(file.toFile());
      JsonNode request = exchange.path("request");
      String[] target = request.path("path").asText().split("\\?", 2);
      Map<String, String> query = new HashMap<>();
      for (String pair : target.length > 1 ? target[1].split("&", -1) : new String[0]) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      return new Exchange(
          file,
          request.path("method").asText(),
          target[0],
          query,
          request.path("body"),
          exchange.path("response").path("status").asInt(),
          exchange.path("response"));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The path below the API's root; what lies elsewhere is itself. */
  String route() {
    return path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
  }

  /** The JSON of the answer; a null or missing node where it is something else. */
  JsonNode json() {
    return answer.path("json");
  }

  /** The answer as it came, with another body. */
  MockResponse replay(JsonNode json) {
    String text =
        json.isNull() || json.isMissingNode() ? answer.path("rawBody").asText("") : json.toString();
    MockResponse.Builder response = new MockResponse.Builder().code(status);
    if (status != 204) {
      response.body(text);
    }
    for (JsonNode header : answer.path("headers")) {
      String name = header.path(0).asText();
      if (!name.equals("Content-Length") && !name.equals("Transfer-Encoding")) {
        response.addHeader(name, header.path(1).asText());
      }
    }
    return response.build();
  }

  @Override
  public String toString() {
    return file.subpath(file.getNameCount() - 2, file.getNameCount()) + ": " + method + " " + path;
  }
}
