package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.SandboxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What people set for tables, schemas and databases in the pages of a server. */
record ServerSettings(SandboxServer server) {

  JsonNode call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "/v1/" + path))
                    .header("Authorization", "Bearer x")
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }

  void configure(String collection, String name, String field, String json) throws Exception {
    String id = call("GET", collection + "/name/" + name, "").get("id").asText();
    call("PUT", collection + "/" + id + "/" + field, json);
  }
}
