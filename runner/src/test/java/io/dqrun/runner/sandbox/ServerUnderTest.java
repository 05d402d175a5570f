package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.dqrun.client.ClientSettings;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server that a scenario runs against: a sandbox of some version, or a real one. What a scenario
 * makes lies below one database service of a name of its own, or is noted to be deleted.
 */
final class ServerUnderTest implements AutoCloseable {

  /** Where a real server is, up to and including {@code /api}. */
  static final String SERVER = "DQRUN_IT_SERVER";

  /** A token of its bot. */
  static final String TOKEN = "DQRUN_IT_TOKEN";

  /** A token of a user who may only read; optional. */
  private static final String READER_TOKEN = "DQRUN_IT_READER_TOKEN";

  private final @Nullable SandboxServer sandbox;
  private final URI url;
  private final String token;
  private final Optional<String> readerToken;
  private final Wire wire;
  private final String service = "dqrun_it_" + UUID.randomUUID().toString().replace("-", "");
  private final List<String> toDelete = new ArrayList<>();

  private ServerUnderTest(
      @Nullable SandboxServer sandbox, URI url, String token, Optional<String> readerToken) {
    this.sandbox = sandbox;
    this.url = url;
    this.token = token;
    this.readerToken = readerToken;
    this.wire = new Wire(url, token);
  }

  static ServerUnderTest sandbox(SandboxVersion version) {
    SandboxServer server =
        SandboxServer.start(
            0,
            SandboxOptions.DEFAULT
                .with(version)
                .with(TokenPolicy.ISSUED)
                .with(
                    PipelineService.WORKING.with(
                        Duration.ofMillis(30), Duration.ofMillis(30), Duration.ofMillis(30))));
    return new ServerUnderTest(
        server, server.url(), server.botToken(), Optional.of(server.readerToken()));
  }

  /** The server of the environment; without one the test is skipped. */
  static ServerUnderTest real() {
    String server = System.getenv(SERVER);
    String token = System.getenv(TOKEN);
    if (server == null || token == null) {
      return abort(SERVER + " and " + TOKEN + " are not set");
    }
    return new ServerUnderTest(
        null, URI.create(server), token, Optional.ofNullable(System.getenv(READER_TOKEN)));
  }

  Wire wire() {
    return wire;
  }

  OpenMetadataClient client() {
    return client(token);
  }

  OpenMetadataClient client(String otherToken) {
    return OpenMetadataClient.open(
        ClientSettings.builder().hostPort(url.toString()).token(otherToken).build());
  }

  /** A token of a user who may only read; without one the test is skipped. */
  String readerToken() {
    return readerToken.orElseGet(() -> abort(READER_TOKEN + " is not set"));
  }

  /** The name of the one database service; it exists once there is a table. */
  String service() {
    return service;
  }

  /** A name that nothing has yet. */
  String unique(String name) {
    return service + "_" + name;
  }

  /** Makes a table with the columns {@code id} and {@code a.b}. */
  FullyQualifiedName table(String name) {
    String prefix = service + ".db.main";
    if (wire.get("databaseSchemas/name/" + prefix).status() == 404) {
      created(
          wire.post(
              "services/databaseServices",
              "{\"name\":\"%s\",\"serviceType\":\"Postgres\",\"connection\":{\"config\":{\"type\":\"Postgres\",\"username\":\"u\",\"hostPort\":\"h:1\",\"database\":\"db\",\"authType\":{\"password\":\"s3cret\"}}}}"
                  .formatted(service)));
      created(wire.post("databases", "{\"name\":\"db\",\"service\":\"%s\"}".formatted(service)));
      created(
          wire.post(
              "databaseSchemas", "{\"name\":\"main\",\"database\":\"%s.db\"}".formatted(service)));
    }
    created(
        wire.post(
            "tables",
            "{\"name\":\"%s\",\"databaseSchema\":\"%s\",\"columns\":[{\"name\":\"id\",\"dataType\":\"INT\"},{\"name\":\"a.b\",\"dataType\":\"INT\"}]}"
                .formatted(name.replace("\\", "\\\\"), prefix)));
    return FullyQualifiedName.parse(prefix).child(name);
  }

  private static void created(Wire.Answer answer) {
    assertTrue(answer.status() / 100 == 2, answer.status() + " " + answer.body());
  }

  /** A table case that counts rows. */
  static CreateTestCase rowCount(FullyQualifiedName table, String name, String value) {
    return CreateTestCase.builder()
        .name(name)
        .testDefinition("tableRowCountToEqual")
        .entityLink(EntityLink.table(table))
        .addParameterValues(new ParameterValue("value", value))
        .computePassedFailedRowCount(false)
        .build();
  }

  /** Notes a path that is to be deleted in the end; the latest first. */
  void deleteLater(String path) {
    toDelete.add(0, path);
  }

  /** One path segment. */
  static String segment(Object text) {
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    try {
      toDelete.forEach(wire::delete);
      wire.delete("services/databaseServices/name/" + service + "?recursive=true&hardDelete=true");
    } finally {
      if (sandbox != null) {
        sandbox.close();
      }
    }
  }
}
