package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Plays recorded requests to a real 1.6.0 server against the sandbox, in order, and compares the
 * answers. Runs only beside the recordings, which are no part of the project.
 */
class RecordedExchangesTest {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Paths that the sandbox does not have. */
  private static final List<String> OTHER_PATHS =
      List.of(
          "/system/config/",
          "/users/login",
          "/bots/",
          "/users/token/",
          "/users/auth-mechanism/",
          "/search/latest",
          "/executionSummary",
          "/failedRowsSample",
          "/inspectionQuery",
          "/testCaseIncidentStatus");

  private static final int COMPARED = 313;

  /** Where the sandbox differs on purpose. */
  private static final Map<Integer, String> KNOWN =
      Map.of(
          14, "any bearer token is accepted",
          15, "any bearer token is accepted",
          16, "any bearer token is accepted",
          319, "the inspection query of 150 is missing",
          321, "the inspection query of 150 is missing",
          274, "neither the JDK's client nor its server takes a raw quote in a path");

  private static final Set<String> COMPARED_HEADERS =
      Set.of("X-OpenMetadata-Change", "WWW-Authenticate", "Deprecation", "Link");

  /** Keys of success bodies that come and go with no meaning for a client. */
  private static final Set<String> DECORATION =
      Set.of("owners", "tags", "dataProducts", "changeDescription", "href");

  private final Map<String, String> replaced = new HashMap<>();

  @Test
  void answersAsTheRecordedServer() throws IOException {
    Optional<Path> recordings = recordings();
    assumeTrue(recordings.isPresent(), "there are no recordings beside this checkout");
    Map<Integer, String> differences = new TreeMap<>();
    int compared = 0;
    try (SandboxServer server =
            SandboxServer.start(
                0,
                SandboxOptions.DEFAULT
                    .with(SandboxVersion.V1_6_0)
                    .with(PipelineService.WORKING.with(PipelineService.Health.UNREACHABLE)));
        Stream<Path> files = Files.list(recordings.get())) {
      Wire wire = new Wire(server);
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("\\d{3}-.*")).sorted().toList()) {
        JsonNode exchange = Wire.MAPPER.readTree(file.toFile());
        String path = exchange.at("/request/path").asText();
        if (OTHER_PATHS.stream().anyMatch(path::contains)) {
          continue;
        }
        compared++;
        int number = exchange.path("seq").asInt();
        difference(wire, exchange, path)
            .ifPresent(text -> differences.put(number, file.getFileName() + ": " + text));
      }
    }
    assertEquals(COMPARED, compared, "exchanges on paths of the sandbox");
    assertTrue(
        differences.keySet().containsAll(KNOWN.keySet()), "not different any more: " + KNOWN);
    differences.keySet().removeAll(KNOWN.keySet());
    assertEquals("", String.join("\n", differences.values()));
  }

  private static Optional<Path> recordings() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared").resolve("recordings");
      if (Files.exists(folder.resolve("INDEX.tsv"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(Wire wire, JsonNode exchange, String path)
      throws IOException {
    if (path.indexOf('"') >= 0) {
      return Optional.of("not sent");
    }
    JsonNode request = exchange.path("request");
    JsonNode recorded = exchange.path("response");
    Wire.Answer answer =
        wire.send(
            request.path("method").asText(),
            replace(path),
            body(request),
            authorization(exchange),
            header(request, "Content-Type"),
            header(request, "Accept"));
    List<String> wrong = new ArrayList<>();
    if (answer.status() != recorded.path("status").asInt()) {
      return Optional.of(
          "status " + recorded.path("status") + " became " + answer.status() + " " + answer.body());
    }
    compareHeaders(recorded, answer, wrong);
    JsonNode json = recorded.path("json");
    if (json.isNull()) {
      same("body", recorded.path("rawBody").asText(), answer.body(), wrong);
    } else {
      JsonNode actual = answer.json();
      learn(json, actual);
      if (answer.status() >= 400) {
        same("error", replace(json.toString()), actual.toString(), wrong);
      } else {
        same("keys", keys(json).toString(), keys(actual).toString(), wrong);
      }
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  private static void compareHeaders(JsonNode recorded, Wire.Answer answer, List<String> wrong) {
    Map<String, String> headers = new HashMap<>();
    for (JsonNode header : recorded.path("headers")) {
      headers.put(header.get(0).asText(), header.get(1).asText());
    }
    for (String name : COMPARED_HEADERS) {
      same(name, String.valueOf(headers.get(name)), answer.header(name).orElse("null"), wrong);
    }
    same(
        "Location",
        String.valueOf(headers.containsKey("Location")),
        String.valueOf(answer.header("Location").isPresent()),
        wrong);
    same(
        "Content-Type",
        String.valueOf(headers.get("Content-Type")),
        answer.header("Content-Type").orElse("null"),
        wrong);
  }

  private static void same(String what, String expected, String actual, List<String> wrong) {
    if (!expected.equals(actual)) {
      wrong.add(what + " " + expected + " became " + actual);
    }
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(DECORATION);
    return keys;
  }

  /** Notes which id or cursor of the recording is which one here. */
  private void learn(JsonNode recorded, JsonNode actual) {
    if (recorded.isTextual() && actual.isTextual()) {
      if (UUID.matcher(recorded.asText()).matches()) {
        replaced.put(recorded.asText(), actual.asText());
      }
    } else if (recorded.isArray()) {
      for (int i = 0; i < recorded.size() && i < actual.size(); i++) {
        learn(recorded.get(i), actual.get(i));
      }
    } else {
      for (Iterator<String> names = recorded.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (name.equals("after") && actual.has(name)) {
          replaced.put(recorded.path(name).asText(), actual.path(name).asText());
        }
        learn(recorded.path(name), actual.path(name));
      }
    }
  }

  private String replace(String text) {
    int after = text.indexOf("&after=");
    if (after >= 0) {
      String cursor =
          URLDecoder.decode(text.substring(after + "&after=".length()), StandardCharsets.UTF_8);
      return text.substring(0, after)
          + "&after="
          + URLEncoder.encode(replaced.getOrDefault(cursor, cursor), StandardCharsets.UTF_8);
    }
    Matcher matcher = UUID.matcher(text);
    return matcher.replaceAll(
        found -> Objects.requireNonNull(replaced.getOrDefault(found.group(), found.group())));
  }

  private @Nullable String body(JsonNode request) throws JsonProcessingException {
    if (request.path("rawBody").isTextual()) {
      return request.path("rawBody").asText();
    }
    return request.path("body").isNull()
        ? null
        : replace(AS_RECORDED.writeValueAsString(request.path("body")));
  }

  private static @Nullable String authorization(JsonNode exchange) {
    String sent = header(exchange.path("request"), "Authorization");
    if (sent == null || !sent.equals("Bearer <jwt>")) {
      return sent;
    }
    return exchange.path("principal").asText().equals("admin")
        ? "Bearer " + Wire.USER_TOKEN
        : "Bearer bot";
  }

  private static @Nullable String header(JsonNode request, String name) {
    JsonNode value = request.path("headers").path(name);
    return value.isTextual() ? value.asText() : null;
  }

  /** Error texts name columns, so that blanks must stand where the recorder put them. */
  private static final ObjectWriter AS_RECORDED =
      Wire.MAPPER.writer(
          new MinimalPrettyPrinter() {
            private static final long serialVersionUID = 1L;

            @Override
            public void writeObjectFieldValueSeparator(
                com.fasterxml.jackson.core.JsonGenerator generator) throws IOException {
              generator.writeRaw(": ");
            }

            @Override
            public void writeObjectEntrySeparator(
                com.fasterxml.jackson.core.JsonGenerator generator) throws IOException {
              generator.writeRaw(", ");
            }

            @Override
            public void writeArrayValueSeparator(com.fasterxml.jackson.core.JsonGenerator generator)
                throws IOException {
              generator.writeRaw(", ");
            }
          });
}
