package io.dqrun.submit;

import io.dqrun.client.ClientSettings;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers by route, says 404 to what it does not have, and remembers what it got. */
final class RoutedServer implements AutoCloseable {

  static final String ID = "11111111-1111-4111-8111-111111111111";

  private final MockWebServer web = new MockWebServer();
  private final Map<String, MockResponse> routes = new ConcurrentHashMap<>();

  /** Method, path and body of every request that changes something. */
  final List<String> writes = Collections.synchronizedList(new ArrayList<>());

  RoutedServer(String version) {
    on("GET system/version", 200, "{\"version\":\"" + version + "\"}");
    web.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return RoutedServer.this.dispatch(request);
          }
        });
    try {
      web.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse dispatch(RecordedRequest request) {
    String target = request.getTarget().replaceFirst("^/api/v1/", "");
    String line = request.getMethod() + " " + target.replaceFirst("\\?.*", "");
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    if (!Objects.equals(request.getMethod(), "GET")) {
      writes.add(line + " " + body);
    }
    for (Map.Entry<String, MockResponse> route : routes.entrySet()) {
      String[] wanted = route.getKey().split(" ~ ", 2);
      if (wanted[0].equals(line) && wanted.length == 2 && body.contains(wanted[1])) {
        return route.getValue();
      }
    }
    MockResponse response = routes.get(line);
    return response != null
        ? response
        : answer(404, "{\"code\":404,\"message\":\"thing instance for " + line + " not found\"}");
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /**
   * Adds an answer.
   *
   * @param route method and path, optionally followed by {@code ~} and a text that the body holds
   */
  RoutedServer on(String route, int status, String body) {
    routes.put(route, answer(status, body));
    return this;
  }

  RoutedServer table(boolean withSuite) {
    on(
        "GET tables/name/svc.db.sc.t",
        200,
        """
        {"id":"%s","name":"t","fullyQualifiedName":"svc.db.sc.t",
         "columns":[{"name":"id","dataType":"INT"},{"name":"a b","dataType":"INT"},
                    {"name":"odd,name","dataType":"INT"}]%s}"""
            .formatted(
                ID,
                withSuite
                    ? ",\"testSuite\":{\"id\":\"" + ID + "\",\"type\":\"testSuite\",\"name\":\"x\"}"
                    : ""));
    return definition("columnValuesToBeNotNull", "COLUMN", "")
        .definition(
            "tableRowCountToBeBetween",
            "TABLE",
            "{\"name\":\"minValue\",\"required\":false},{\"name\":\"maxValue\"}")
        .definition("tableRowCountToEqual", "TABLE", "{\"name\":\"value\",\"required\":true}");
  }

  private RoutedServer definition(String name, String entityType, String parameters) {
    return on(
        "GET dataQuality/testDefinitions/name/" + name,
        200,
        "{\"name\":\"%s\",\"entityType\":\"%s\",\"testPlatforms\":[\"OpenMetadata\"],\"parameterDefinition\":[%s]}"
            .formatted(name, entityType, parameters));
  }

  RoutedServer suite(String encodedFqn, String fqn, String... cases) {
    on(
        "GET dataQuality/testSuites/name/" + encodedFqn,
        200,
        "{\"id\":\"%s\",\"name\":\"s\",\"fullyQualifiedName\":\"%s\"}"
            .formatted(ID, fqn.replace("\"", "\\\"")));
    return on(
        "GET dataQuality/testCases",
        200,
        "{\"data\":[" + String.join(",", cases) + "],\"paging\":{\"total\":" + cases.length + "}}");
  }

  static String rowCount(String name, String minValue) {
    return """
        {"id":"%s","name":"%s","fullyQualifiedName":"svc.db.sc.t.%s","description":"kept",
         "entityLink":"<#E::table::svc.db.sc.t>",
         "testDefinition":{"id":"%s","type":"testDefinition","name":"tableRowCountToBeBetween"},
         "parameterValues":[{"name":"minValue","value":"%s"}]}"""
        .formatted(ID, name, name, ID, minValue);
  }

  static String notNull(String name, String column, String linkColumn) {
    return """
        {"id":"%s","name":"%s","fullyQualifiedName":"svc.db.sc.t.%s.%s",
         "entityLink":"<#E::table::svc.db.sc.t::columns::%s>"}"""
        .formatted(ID, name, column, name, linkColumn);
  }

  OpenMetadataClient client() {
    return OpenMetadataClient.open(
        ClientSettings.builder()
            .hostPort("http://127.0.0.1:" + web.getPort() + "/api")
            .token("canary")
            .retryPolicy(RetryPolicy.builder().attempts(1).build())
            .build());
  }

  @Override
  public void close() {
    web.close();
  }
}
