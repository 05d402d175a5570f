package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.TestSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Decodes every answer that a real server gave on the routes of the client, where recordings are.
 */
class RecordingsTest {

  /** The first pattern that fits method and path decides what an answer is. */
  private static final Map<Pattern, Bound<?>> TYPES = new LinkedHashMap<>();

  static {
    type("GET .*/users/loggedInUser", Bound.USER);
    type("(POST|PUT|GET) .*/v1/tables(/name/.*)?", Bound.TABLE);
    type("(POST|PUT|GET) .*/services/databaseServices(/name/.*)?", Bound.DATABASE_SERVICE);
    type("GET .*/testDefinitions(/name/.*)?", Bound.TEST_DEFINITION);
    type(
        "(POST|PUT|GET) .*/dataQuality/testSuites(/name/.*|/executable|/basic)?", Bound.TEST_SUITE);
    type("(POST|GET) .*/testCaseResults/(?!search).*", Bound.RESULT);
    type("(PUT|GET) .*/testCaseResult", Bound.RESULT);
    type("(POST|PUT|GET) .*/dataQuality/testCases(/name/.*)?", Bound.TEST_CASE);
    type("GET .*/pipelineStatus/.*", Bound.STORED_STATUS);
    type("(POST|PUT|GET) .*/ingestionPipelines(/name/.*)?", Bound.PIPELINE);
  }

  private static void type(String pattern, Bound<?> type) {
    TYPES.put(Pattern.compile(pattern), type);
  }

  @Test
  void allRecordedAnswersAreUnderstood() throws IOException {
    List<Exchange> exchanges = Exchange.all();
    assumeTrue(!exchanges.isEmpty(), "no recordings of a real server beside the project");
    int decoded = 0;
    for (Exchange exchange : exchanges) {
      decoded += decode(exchange);
    }
    assertTrue(decoded > 250, "only " + decoded + " answers were decoded");
  }

  private static int decode(Exchange exchange) throws IOException {
    if (exchange.status() >= 300 || !exchange.json().isObject()) {
      return 0;
    }
    String line = exchange.method() + " " + exchange.path();
    for (Map.Entry<Pattern, Bound<?>> type : TYPES.entrySet()) {
      if (type.getKey().matcher(line).matches()) {
        return decode(exchange.json(), type.getValue(), exchange.file());
      }
    }
    return 0;
  }

  private static int decode(JsonNode body, Bound<?> type, Path file) throws IOException {
    if (!body.has("data")) {
      Object decoded = type.readLikeJackson(body, file.toString());
      if (decoded instanceof TestSuite suite) {
        boolean basic = suite.fullyQualifiedName().name().equals("testSuite");
        assertEquals(basic ? "basic" : "logical", suite.type().label(), file.toString());
      }
      return 1;
    }
    for (JsonNode element : body.path("data")) {
      type.readLikeJackson(element, file.toString());
    }
    return body.path("data").size();
  }
}
