package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to a server with raw paths. */
final class Wire {

  static final ObjectMapper MAPPER = new ObjectMapper();

  /** A token of an ordinary user. */
  static final String USER_TOKEN =
      "e30."
          + Base64.getUrlEncoder()
              .encodeToString("{\"sub\":\"jane\",\"isBot\":false}".getBytes(StandardCharsets.UTF_8))
          + ".sig";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String origin;
  private final String authorization;

  Wire(SandboxServer server) {
    this(server.url(), "bot");
  }

  /** Talks to any server as the owner of a token. */
  Wire(URI api, String token) {
    this.origin = api.toString().replaceFirst("/api/?$", "");
    this.authorization = "Bearer " + token;
  }

  record Answer(int status, String body, HttpResponse<String> raw) {
    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    Optional<String> header(String name) {
      return raw.headers().firstValue(name);
    }

    String message() {
      JsonNode json = json();
      return json.path("message").asText(json.path("responseMessage").asText());
    }
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  Answer send(String method, String path, @Nullable String json) {
    return send(method, "/api/v1/" + path, json, authorization, "application/json", "*/*");
  }

  /** Sends exactly this; a null header is left out. */
  Answer send(
      String method,
      String rawPath,
      @Nullable String body,
      @Nullable String authorization,
      @Nullable String contentType,
      @Nullable String accept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + rawPath))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (accept != null) {
      request.header("Accept", accept);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + rawPath, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
