package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestDefinition;
import io.dqrun.entity.TestSuite;
import io.dqrun.entity.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Decodes every answer that a real server gave on the routes of the client, where recordings are.
 */
class RecordingsTest {

  /** Recordings lie beside the project, not in it. */
  private static final String FOLDER = "shared/recordings";

  /** The first pattern that fits method and path decides what an answer is. */
  private static final Map<Pattern, Class<?>> TYPES = new LinkedHashMap<>();

  static {
    type("GET .*/users/loggedInUser", User.class);
    type("(POST|PUT|GET) .*/v1/tables(/name/.*)?", Table.class);
    type("(POST|PUT|GET) .*/services/databaseServices(/name/.*)?", DatabaseService.class);
    type("GET .*/testDefinitions(/name/.*)?", TestDefinition.class);
    type("(POST|PUT|GET) .*/dataQuality/testSuites(/name/.*|/executable|/basic)?", TestSuite.class);
    type("(POST|GET) .*/testCaseResults/(?!search).*", TestCaseResult.class);
    type("(PUT|GET) .*/testCaseResult", TestCaseResult.class);
    type("(POST|PUT|GET) .*/dataQuality/testCases(/name/.*)?", TestCase.class);
    type("GET .*/pipelineStatus/.*", StoredStatus.class);
    type("(POST|PUT|GET) .*/ingestionPipelines(/name/.*)?", IngestionPipeline.class);
  }

  private static void type(String pattern, Class<?> type) {
    TYPES.put(Pattern.compile(pattern), type);
  }

  @Test
  void allRecordedAnswersAreUnderstood() throws IOException {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve(FOLDER))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(found.isPresent(), "no recordings of a real server at " + FOLDER);
    Path recordings = found.get();
    int decoded = 0;
    for (String set : List.of("", "variant-disabled", "variant-noop", "variant-nosearch")) {
      try (Stream<Path> files = Files.list(recordings.resolve(set))) {
        decoded +=
            files.filter(file -> file.toString().endsWith(".json")).mapToInt(this::decode).sum();
      }
    }
    assertTrue(decoded > 250, "only " + decoded + " answers were decoded");
  }

  private int decode(Path file) {
    try {
      JsonNode exchange = new ObjectMapper().readTree(file.toFile());
      JsonNode request = exchange.path("request");
      JsonNode body = exchange.path("response").path("json");
      int status = exchange.path("response").path("status").asInt();
      String line =
          request.path("method").asText()
              + " "
              + request.path("path").asText().replaceFirst("\\?.*", "");
      if (status >= 300 || !body.isObject()) {
        return 0;
      }
      for (Map.Entry<Pattern, Class<?>> type : TYPES.entrySet()) {
        if (type.getKey().matcher(line).matches()) {
          return decode(body, type.getValue(), file);
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static int decode(JsonNode body, Class<?> type, Path file) throws IOException {
    if (!body.has("data")) {
      Object decoded = Json.read(body, type);
      if (decoded instanceof TestSuite suite) {
        boolean basic = suite.fullyQualifiedName().name().equals("testSuite");
        assertEquals(basic ? "basic" : "logical", suite.type().label(), file.toString());
      }
      return 1;
    }
    for (JsonNode element : body.path("data")) {
      Json.read(element, type);
    }
    return body.path("data").size();
  }
}
