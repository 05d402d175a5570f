package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.DqException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Makes the requests that were recorded with a real server by typed calls: the client sends what
 * was sent there, and understands what was answered, also when a later server says more.
 */
class ReplayTest {

  /** What the client sends beside what was recorded; every server knows it. */
  private static final Set<String> ADDED =
      Set.of(
          "displayName",
          "description",
          "computePassedFailedRowCount",
          "parameterValues",
          "startDate");

  /** Values of the query that say what is asked, and not how much of it. */
  private static final Set<String> MEANING = Set.of("pipelineType", "testSuiteId");

  /** What later servers may spell in ways of their own. */
  private static final Set<String> OPEN =
      Set.of(
          "testCaseStatus",
          "pipelineState",
          "pipelineType",
          "tableType",
          "dataType",
          "constraint",
          "serviceType",
          "entityType",
          "provider",
          "loggerLevel",
          "dataQualityDimension",
          "platform",
          "testPlatforms",
          "supportedDataTypes",
          "type");

  /** What a call gives as it came. */
  private static final Set<String> FREE = Set.of("connection", "airflowConfig");

  private static final Pattern WRAPPED = Pattern.compile("HTTP (404|405|406|415)");

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static List<Exchange> recorded() {
    List<Exchange> exchanges = Exchange.all();
    assumeTrue(!exchanges.isEmpty(), "no recordings of a real server beside the project");
    return exchanges;
  }

  @Test
  void theClientSendsWhatWasAcceptedAndUnderstandsTheAnswer() {
    List<String> replayed = new ArrayList<>();
    for (Exchange exchange : recorded()) {
      Optional<RecordedCall> call = RecordedCall.of(exchange);
      if (call.isPresent()) {
        replay(exchange, call.get());
        replayed.add(exchange.toString());
      }
    }
    assertTrue(replayed.size() > 250, "only " + replayed.size() + ": " + replayed);
  }

  private void replay(Exchange exchange, RecordedCall call) {
    List<RecordedRequest> requests = new ArrayList<>();
    serve(exchange, exchange.json(), call.version(), requests);
    try (OpenMetadataClient client = client()) {
      Object result = call.send().apply(client);
      boolean missing = exchange.status() == 404 && result.equals(Optional.empty());
      assertTrue(missing || exchange.status() < 300, exchange + " should fail");
      assertEquals(List.of(), warningsOf(client), exchange.toString());
    } catch (ApiException e) {
      understood(exchange, e);
    }
    assertEquals(1, requests.size(), exchange.toString());
    sentAsRecorded(exchange, requests.get(0));
  }

  private static List<String> warningsOf(OpenMetadataClient client) {
    return client.warnings().stream().map(Object::toString).toList();
  }

  private OpenMetadataClient client() {
    RetryPolicy once = server.patience().attempts(1).build();
    return OpenMetadataClient.open(server.settings().retryPolicy(once).build());
  }

  private void serve(
      Exchange exchange, JsonNode json, String version, List<RecordedRequest> requests) {
    server.web.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean preliminary =
                request.getTarget().endsWith("/system/version")
                    && !exchange.path().endsWith("/system/version");
            if (preliminary) {
              return new MockResponse.Builder().body("{\"version\":\"" + version + "\"}").build();
            }
            requests.add(request);
            return exchange.replay(json);
          }
        });
  }

  private static void understood(Exchange exchange, ApiException e) {
    assertTrue(exchange.status() >= 300, () -> exchange + " should succeed, but: " + e);
    String text =
        exchange.json().path("message").asText(exchange.json().path("responseMessage").asText(""));
    Matcher wrapped = WRAPPED.matcher(text);
    int status = exchange.status();
    if (status == 500 && wrapped.find()) {
      status = Integer.parseInt(wrapped.group(1));
    } else if (status == 500 && text.contains("SigningKeyNotFound")) {
      status = 401;
    }
    assertEquals(status, e.status(), exchange.toString());
    String start = ServerText.clean(text);
    assertTrue(
        e.serverText().startsWith(start.substring(0, Math.min(60, start.length()))),
        exchange + " said " + text + ", not " + e.serverText());
    Class<?> type =
        switch (status) {
          case 401 -> UnauthorizedException.class;
          case 404 -> status == exchange.status() ? NotFoundException.class : ApiException.class;
          case 409 -> ConflictException.class;
          default -> ApiException.class;
        };
    assertInstanceOf(type, e, exchange.toString());
  }

  private static void sentAsRecorded(Exchange exchange, RecordedRequest request) {
    String[] target = request.getTarget().split("\\?", 2);
    assertEquals(exchange.path(), target[0], exchange.toString());
    boolean upsert = exchange.method().equals("POST") && request.getMethod().equals("PUT");
    assertTrue(
        upsert || exchange.method().equals(request.getMethod()),
        exchange + " was sent as " + request.getMethod());
    for (String key : MEANING) {
      Optional.ofNullable(exchange.query().get(key))
          .ifPresent(
              value ->
                  assertEquals(value, request.getUrl().queryParameter(key), exchange.toString()));
    }
    if (exchange.body().isObject()) {
      sameFields(exchange, parse(WireServer.body(request)));
    } else {
      assertEquals(0, request.getBodySize(), exchange.toString());
    }
  }

  private static void sameFields(Exchange exchange, JsonNode sent) {
    for (Map.Entry<String, JsonNode> field : sent.properties()) {
      JsonNode recorded = exchange.body().path(field.getKey());
      String place = exchange + " " + field.getKey();
      if (recorded.isMissingNode()) {
        assertTrue(
            ADDED.contains(field.getKey()) || field.getKey().equals("testResultValue"), place);
      } else if (recorded.isValueNode() && !derivedName(exchange, field.getKey())) {
        assertEquals(recorded, field.getValue(), place);
      }
    }
  }

  /** The client names the suite of a table as the server does, whatever was tried there. */
  private static boolean derivedName(Exchange exchange, String field) {
    return field.equals("name") && exchange.route().equals("dataQuality/testSuites/executable");
  }

  private static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void laterServersMaySayMore() {
    int read = 0;
    for (Exchange exchange : recorded()) {
      Optional<RecordedCall> call = RecordedCall.of(exchange);
      // Odd names make no odd answers; one of them in each shape is enough.
      boolean repeated = exchange.toString().matches(".*\\d-enc-[^:]*-(?!dot)[a-z0-9_]+\\.json:.*");
      if (call.isEmpty() || repeated || exchange.status() >= 300 || !exchange.json().isObject()) {
        continue;
      }
      String before = outcome(exchange, exchange.json(), call.get());
      outcome(exchange, withNovelties(exchange.json()), call.get());
      assertEquals(
          before, outcome(exchange, withFields(exchange.json()), call.get()), exchange.toString());
      read++;
    }
    assertTrue(read > 70, "only " + read);
  }

  /** What a call gives; it must give something. */
  private String outcome(Exchange exchange, JsonNode json, RecordedCall call) {
    serve(exchange, json, call.version(), new ArrayList<>());
    try (OpenMetadataClient client = client()) {
      String result = call.send().apply(client).toString();
      assertEquals(List.of(), warningsOf(client), exchange.toString());
      return result;
    } catch (DqException e) {
      return fail(exchange + " with more in it", e);
    }
  }

  /** The same with fields that no client knows, everywhere. */
  private static JsonNode withFields(JsonNode node) {
    return changed(node.deepCopy(), false);
  }

  /** The same with unknown fields and unknown values, everywhere. */
  private static JsonNode withNovelties(JsonNode node) {
    return changed(node.deepCopy(), true);
  }

  private static JsonNode changed(JsonNode node, boolean values) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> changed(element, values));
    } else if (node instanceof ObjectNode object) {
      for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
        JsonNode child = object.path(name);
        if (values && OPEN.contains(name) && child.isTextual()) {
          object.put(name, "NovelValue");
        } else if (values && OPEN.contains(name) && child instanceof ArrayNode array) {
          array.add("NovelValue");
        } else if (!FREE.contains(name)) {
          changed(child, values);
        }
      }
      object.putObject("novelField").putArray("a").add(1).addNull();
      object.putNull("novelNull");
    }
    return node;
  }
}
