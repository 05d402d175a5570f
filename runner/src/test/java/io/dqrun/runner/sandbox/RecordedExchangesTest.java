package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dqrun.runner.sandbox.PipelineService.Health;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays recorded requests to a real 1.6.0 server against the sandbox, in order, and compares the
 * answers: status, headers, the text of errors, and all keys and types of everything else. Runs
 * only beside the recordings, which are no part of the project.
 */
class RecordedExchangesTest {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** One server, as it was set up when it was recorded. */
  enum RecordedSet {
    MAIN(".", Health.UNREACHABLE, SearchEngine.UP, 323),
    DISABLED("variant-disabled", Health.DISABLED, SearchEngine.UP, 26),
    NOOP("variant-noop", Health.NOOP, SearchEngine.UP, 26),
    WITHOUT_SEARCH("variant-nosearch", Health.UNREACHABLE, SearchEngine.DOWN, 16),
    CONTROL("control-snapshot-1.6.0", Health.UNREACHABLE, SearchEngine.UP, 68);

    private final String folder;
    private final Health health;
    private final SearchEngine search;
    private final int compared;

    RecordedSet(String folder, Health health, SearchEngine search, int compared) {
      this.folder = folder;
      this.health = health;
      this.search = search;
      this.compared = compared;
    }

    SandboxOptions options() {
      return SandboxOptions.DEFAULT
          .with(SandboxVersion.V1_6_0)
          .with(TokenPolicy.ISSUED)
          .with(PipelineService.WORKING.with(health))
          .with(search);
    }
  }

  /** Where the sandbox differs on purpose: in which exchanges, in what, and why. */
  private record Expectation(RecordedSet set, Set<Integer> numbers, String text, String reason) {

    boolean covers(RecordedSet otherSet, int number, String difference) {
      return set == otherSet && numbers.contains(number) && difference.matches(text);
    }
  }

  private static final List<Expectation> EXPECTATIONS =
      List.of(
          new Expectation(
              RecordedSet.MAIN,
              Set.of(34, 35, 36, 155, 156),
              "/data/\\d+/(testPlatforms|supportedDataTypes|parameterDefinition.*) \\d+ items became"
                  + " \\d+",
              "the definitions are those of the newest server, in every version"),
          new Expectation(
              RecordedSet.MAIN,
              Set.of(84, 85),
              "/testCaseResultSummary \\d items became \\d",
              "the search index of the recorded server lags behind; the sandbox has none"),
          new Expectation(
              RecordedSet.DISABLED,
              Set.of(16),
              "/testCaseResultSummary 0 items became 1",
              "the search index of the recorded server lags behind; the sandbox has none"),
          new Expectation(
              RecordedSet.NOOP,
              Set.of(16),
              "/testCaseResultSummary 0 items became 1",
              "the search index of the recorded server lags behind; the sandbox has none"),
          new Expectation(
              RecordedSet.NOOP,
              Set.of(17, 18),
              "/data( 4 items became 2|/[01]/executableEntityReference is .*)",
              "the recorded server still had the suites of the set before"),
          new Expectation(
              RecordedSet.MAIN,
              Set.of(274),
              "not sent",
              "neither the JDK's client nor its server takes a raw quote in a path"),
          new Expectation(
              RecordedSet.CONTROL,
              Set.of(63),
              "not sent",
              "neither the JDK's client nor its server takes a raw quote in a path"));

  /** Paths that no client of ours calls: signing in, bots, and settings. */
  private static final List<String> OTHER_PATHS =
      List.of(
          "/system/config/", "/users/login", "/bots/", "/users/token/", "/users/auth-mechanism/");

  private static final Set<String> COMPARED_HEADERS =
      Set.of("X-OpenMetadata-Change", "WWW-Authenticate", "Deprecation", "Link");

  private final Map<String, String> replaced = new HashMap<>();

  @ParameterizedTest
  @EnumSource
  void answersAsTheRecordedServer(RecordedSet set) throws IOException {
    Optional<Path> recordings = recordings();
    assumeTrue(recordings.isPresent(), "there are no recordings beside this checkout");
    Set<Expectation> unmet = new HashSet<>(EXPECTATIONS);
    unmet.removeIf(expectation -> expectation.set() != set);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (SandboxServer server = SandboxServer.start(0, set.options());
        Stream<Path> files = Files.list(recordings.get().resolve(set.folder))) {
      Wire wire = new Wire(server);
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("\\d{3}-.*")).sorted().toList()) {
        JsonNode exchange = Wire.MAPPER.readTree(file.toFile());
        String path = asOfNow(exchange);
        if (OTHER_PATHS.stream().anyMatch(path::contains)) {
          continue;
        }
        compared++;
        int number = exchange.path("seq").asInt();
        for (String difference : differences(server, wire, exchange, path)) {
          List<Expectation> met =
              EXPECTATIONS.stream().filter(e -> e.covers(set, number, difference)).toList();
          unmet.removeAll(met);
          if (met.isEmpty()) {
            differences.add(file.getFileName() + ": " + difference);
          }
        }
      }
    }
    assertEquals("", String.join("\n", differences));
    assertEquals(Set.of(), unmet, "differences that are gone");
    assertEquals(set.compared, compared, "exchanges on paths of the sandbox");
  }

  /** The path; where it asks for what happened about then, for what happens about now. */
  private static String asOfNow(JsonNode exchange) {
    String path = exchange.at("/request/path").asText();
    if (!path.contains("testCaseIncidentStatus")) {
      return path;
    }
    long later = System.currentTimeMillis() - recordedAt(exchange);
    return Pattern.compile("(?<=(start|end)Ts=)\\d+")
        .matcher(path)
        .replaceAll(moment -> "" + (Long.parseLong(moment.group()) + later));
  }

  private static long recordedAt(JsonNode exchange) {
    for (JsonNode header : exchange.at("/response/headers")) {
      if (header.path(0).asText().equals("Date")) {
        return ZonedDateTime.parse(header.path(1).asText(), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant()
            .toEpochMilli();
      }
    }
    throw new IllegalStateException("no Date");
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

  private List<String> differences(SandboxServer server, Wire wire, JsonNode exchange, String path)
      throws IOException {
    if (path.indexOf('"') >= 0) {
      return List.of("not sent");
    }
    JsonNode request = exchange.path("request");
    JsonNode recorded = exchange.path("response");
    Wire.Answer answer =
        wire.send(
            request.path("method").asText(),
            replace(path),
            body(request),
            authorization(server, exchange),
            header(request, "Content-Type"),
            header(request, "Accept"));
    List<String> wrong = new ArrayList<>();
    if (answer.status() != recorded.path("status").asInt()) {
      return List.of(
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
        structure("", json, actual, wrong);
      }
    }
    return wrong;
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

  /** Same keys and the same types, all the way down. */
  private static void structure(
      String where, JsonNode recorded, JsonNode actual, List<String> wrong) {
    if (recorded.getNodeType() != actual.getNodeType()) {
      wrong.add(where + " " + recorded.getNodeType() + " became " + actual.getNodeType());
    } else if (recorded.isObject()) {
      Set<String> names = new TreeSet<>();
      recorded.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String place = where + "/" + name;
        if (!actual.has(name)) {
          wrong.add(place + " is missing");
        } else if (!recorded.has(name)) {
          wrong.add(place + " is too much");
        } else {
          structure(place, recorded.get(name), actual.get(name), wrong);
        }
      }
    } else if (recorded.isArray()) {
      if (recorded.size() != actual.size()) {
        wrong.add(where + " " + recorded.size() + " items became " + actual.size());
      }
      for (int i = 0; i < recorded.size() && i < actual.size(); i++) {
        structure(where + "/" + i, recorded.get(i), actual.get(i), wrong);
      }
    }
  }

  /** Notes which id or cursor of the recording is which one here. */
  private void learn(JsonNode recorded, JsonNode actual) {
    if (recorded.isTextual() && actual.isTextual()) {
      if (UUID.matcher(recorded.asText()).matches()) {
        replaced.put(recorded.asText(), actual.asText());
      }
    } else if (recorded.isArray()) {
      // Lists of different lengths are in different orders, too.
      for (int i = 0; i < recorded.size() && recorded.size() == actual.size(); i++) {
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

  /** The tokens were cut out of the recordings; what was wrong with one is in its name. */
  private static @Nullable String authorization(SandboxServer server, JsonNode exchange) {
    String sent = header(exchange.path("request"), "Authorization");
    if (sent == null || !sent.startsWith("Bearer ")) {
      return sent;
    }
    String token = server.botToken();
    String name = exchange.path("name").asText();
    if (exchange.path("principal").asText().equals("admin")) {
      token = server.userToken();
    } else if (name.contains("garbage")) {
      token = "garbage";
    } else if (name.contains("signature")) {
      token = token + "x";
    } else if (name.contains("kid")) {
      token = "e30" + token.substring(token.indexOf('.'));
    }
    return "Bearer " + token;
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
