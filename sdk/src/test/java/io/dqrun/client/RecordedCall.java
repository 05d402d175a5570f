package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The call that makes the request of an exchange, for requests that a call makes. Requests that
 * create stand for the ones that create or update, which have the same path and body.
 *
 * @param version what the server says when it is asked for its version
 * @param send makes the call
 */
record RecordedCall(String version, Function<OpenMetadataClient, Object> send) {

  private static final String SNAPSHOT = "1.6.0-SNAPSHOT";

  static Optional<RecordedCall> of(Exchange exchange) {
    try {
      Optional<Function<OpenMetadataClient, Object>> send =
          switch (exchange.method()) {
            case "GET" -> read(exchange);
            case "POST" -> order(exchange).or(() -> write(exchange));
            case "PUT" -> write(exchange);
            default -> Optional.empty();
          };
      // Only an older server has the old route for results alone.
      String version = exchange.path().endsWith("/testCaseResult") ? "1.5.12" : SNAPSHOT;
      return send.map(call -> new RecordedCall(version, call));
    } catch (IllegalArgumentException e) {
      // Names that no entity has, and values that no typed call can hold.
      return Optional.empty();
    }
  }

  private static Optional<Function<OpenMetadataClient, Object>> read(Exchange e) {
    String route = e.route();
    if (route.equals("system/version")) {
      return Optional.of(OpenMetadataClient::serverVersion);
    }
    if (route.equals("users/loggedInUser")) {
      return Optional.of(client -> client.users().loggedInUser());
    }
    if (route.equals("services/ingestionPipelines/status")) {
      return Optional.of(client -> client.ingestionPipelines().serviceStatus());
    }
    if (route.equals("dataQuality/testSuites") && e.query().containsKey("testSuiteType")) {
      SuiteType type = e.query().containsValue("logical") ? SuiteType.LOGICAL : SuiteType.BASIC;
      return Optional.of(client -> client.testSuites().list(type));
    }
    if (route.equals("dataQuality/testCases") && e.query().containsKey("testSuiteId")) {
      UUID suite = UUID.fromString(e.query().getOrDefault("testSuiteId", ""));
      return Optional.of(client -> client.testCases().list(suite));
    }
    if (route.equals("dataQuality/testDefinitions") && !e.json().path("paging").has("after")) {
      return Optional.of(client -> client.testDefinitions().list());
    }
    if (route.equals("services/ingestionPipelines") && !e.query().isEmpty()) {
      return Optional.of(client -> client.ingestionPipelines().list(FullyQualifiedName.of("any")));
    }
    return Stream.<Optional<Function<OpenMetadataClient, Object>>>of(
            named(e, "tables/name/(.+)", name -> client -> client.tables().find(name)),
            named(
                e,
                "dataQuality/testSuites/name/(.+)",
                name -> client -> client.testSuites().find(name)),
            named(
                e,
                "dataQuality/testCases/name/(.+)",
                name -> client -> client.testCases().find(name)),
            named(
                e,
                "dataQuality/testDefinitions/name/(.+)",
                name -> {
                  String one = only(name);
                  return client -> client.testDefinitions().find(one);
                }),
            named(
                e,
                "services/databaseServices/name/(.+)",
                name -> {
                  String one = only(name);
                  return client -> client.databaseServices().find(one);
                }),
            named(
                e,
                "dataQuality/testCases/testCaseResults/([^/]+)",
                name -> client -> client.testCaseResults().find(name, firstTimestamp(e))),
            named(
                e,
                "dataQuality/testCases/([^/]+)/testCaseResult",
                name -> client -> client.testCaseResults().find(name, firstTimestamp(e))),
            named(
                e,
                "services/ingestionPipelines/name/(.+)",
                name ->
                    client ->
                        e.query().containsKey("fields")
                            ? client.ingestionPipelines().findLatestStatus(name)
                            : client.ingestionPipelines().find(name)),
            named(
                e, "services/ingestionPipelines/([^/]+)/pipelineStatus", name -> statuses(e, name)),
            named(
                e,
                "services/ingestionPipelines/([^/]+)/pipelineStatus/.+",
                name ->
                    client ->
                        client
                            .ingestionPipelines()
                            .findStatus(name, e.path().replaceFirst(".*/", ""))),
            identified(
                e,
                "services/ingestionPipelines/logs/([^/]+)/last",
                (client, id) -> client.ingestionPipelines().log(id)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Function<OpenMetadataClient, Object> statuses(
      Exchange e, FullyQualifiedName name) {
    if (!e.query().containsKey("startTs")) {
      throw new IllegalArgumentException("no call leaves the span out");
    }
    long startTs = Long.parseLong(e.query().getOrDefault("startTs", ""));
    long endTs = Long.parseLong(e.query().getOrDefault("endTs", ""));
    return client -> client.ingestionPipelines().statuses(name, startTs, endTs);
  }

  /** The part of a name that has one. */
  private static String only(FullyQualifiedName name) {
    if (name.parts().size() > 1) {
      throw new IllegalArgumentException("no call asks for a name of one part like this");
    }
    return name.name();
  }

  private static long firstTimestamp(Exchange e) {
    return e.json().path("data").path(0).path("timestamp").asLong(1);
  }

  private static Optional<Function<OpenMetadataClient, Object>> named(
      Exchange e,
      String route,
      Function<FullyQualifiedName, Function<OpenMetadataClient, Object>> call) {
    Matcher matcher = Pattern.compile(route).matcher(e.route());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String decoded =
        URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    FullyQualifiedName name = FullyQualifiedName.parse(decoded);
    // The other spellings of a name show what a server makes of them; no call sends them.
    return PercentEncoding.encode(name.toString()).equals(matcher.group(1))
        ? Optional.of(call.apply(name))
        : Optional.empty();
  }

  @FunctionalInterface
  private interface ById {
    Object send(OpenMetadataClient client, UUID id);
  }

  private static Optional<Function<OpenMetadataClient, Object>> identified(
      Exchange e, String route, ById call) {
    Matcher matcher = Pattern.compile(route).matcher(e.route());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(matcher.group(1));
    return Optional.of(client -> call.send(client, id));
  }

  private static Optional<Function<OpenMetadataClient, Object>> order(Exchange e) {
    String pipelines = "services/ingestionPipelines/";
    return Stream.<Optional<Function<OpenMetadataClient, Object>>>of(
            identified(
                e,
                pipelines + "deploy/(.+)",
                (client, id) -> client.ingestionPipelines().deploy(id)),
            identified(
                e,
                pipelines + "trigger/(.+)",
                (client, id) -> client.ingestionPipelines().trigger(id)),
            identified(
                e,
                pipelines + "toggleIngestion/(.+)",
                (client, id) -> client.ingestionPipelines().toggle(id)),
            identified(
                e, pipelines + "kill/(.+)", (client, id) -> client.ingestionPipelines().kill(id)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Function<OpenMetadataClient, Object>> write(Exchange e) {
    JsonNode body = e.body();
    if (!body.isObject()) {
      return Optional.empty();
    }
    return switch (e.route()) {
      case "dataQuality/testSuites/executable" -> basicSuite(body);
      case "dataQuality/testSuites" -> logicalSuite(body);
      case "dataQuality/testCases" -> testCase(body);
      case "dataQuality/testCases/logicalTestCases" -> membership(body);
      case "services/ingestionPipelines" -> pipeline(body);
      default -> {
        Optional<Function<OpenMetadataClient, Object>> result =
            named(
                e,
                e.method().equals("POST")
                    ? "dataQuality/testCases/testCaseResults/([^/]+)"
                    : "dataQuality/testCases/([^/]+)/testCaseResult",
                name -> {
                  TestCaseResult sent = result(body);
                  return done(client -> client.testCaseResults().post(name, sent));
                });
        yield result.or(
            () ->
                named(
                    e,
                    "services/ingestionPipelines/([^/]+)/pipelineStatus",
                    name -> {
                      PipelineStatus status = status(body);
                      return done(client -> client.ingestionPipelines().putStatus(name, status));
                    }));
      }
    };
  }

  private static Function<OpenMetadataClient, Object> done(Consumer<OpenMetadataClient> call) {
    return client -> {
      call.accept(client);
      return "done";
    };
  }

  private static Optional<Function<OpenMetadataClient, Object>> basicSuite(JsonNode body) {
    if (!body.has("executableEntityReference")) {
      return Optional.empty();
    }
    FullyQualifiedName table = name(body.path("executableEntityReference"));
    return Optional.of(
        client ->
            client
                .testSuites()
                .putBasic(
                    table,
                    body.path("displayName").asText("d"),
                    body.path("description").asText("e")));
  }

  private static Optional<Function<OpenMetadataClient, Object>> logicalSuite(JsonNode body) {
    List<String> ours = List.of("name", "displayName", "description");
    for (String field : fields(body)) {
      if (!ours.contains(field)) {
        return Optional.empty();
      }
    }
    return !body.path("name").isTextual()
        ? Optional.empty()
        : Optional.of(
            client ->
                client
                    .testSuites()
                    .putLogical(
                        body.path("name").asText(),
                        body.path("displayName").asText("d"),
                        body.path("description").asText("e")));
  }

  private static List<String> fields(JsonNode body) {
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Optional<Function<OpenMetadataClient, Object>> testCase(JsonNode body) {
    if (!body.path("name").isTextual()
        || !body.path("testDefinition").isTextual()
        || !body.path("entityLink").isTextual()
        || !body.path("testSuite").isTextual()) {
      return Optional.empty();
    }
    EntityLink link = EntityLink.parse(body.path("entityLink").asText());
    if (!link.toString().equals(body.path("entityLink").asText())) {
      // Another spelling of a link, which no call sends.
      return Optional.empty();
    }
    List<ParameterValue> parameters = new ArrayList<>();
    for (JsonNode parameter : body.path("parameterValues")) {
      parameters.add(
          new ParameterValue(parameter.path("name").asText(), parameter.path("value").asText()));
    }
    CreateTestCase create =
        CreateTestCase.builder()
            .name(body.path("name").asText())
            .testDefinition(body.path("testDefinition").asText())
            .entityLink(link)
            .testSuite(name(body.path("testSuite")))
            .description(
                Optional.of(body.path("description").asText("")).filter(text -> !text.isEmpty()))
            .parameterValues(parameters)
            .computePassedFailedRowCount(body.path("computePassedFailedRowCount").asBoolean())
            .build();
    return Optional.of(client -> client.testCases().put(create));
  }

  private static Optional<Function<OpenMetadataClient, Object>> membership(JsonNode body) {
    List<UUID> cases = new ArrayList<>();
    body.path("testCaseIds").forEach(id -> cases.add(UUID.fromString(id.asText())));
    UUID suite = UUID.fromString(body.path("testSuiteId").asText());
    return Optional.of(done(client -> client.testCases().addToLogical(suite, cases)));
  }

  private static Optional<Function<OpenMetadataClient, Object>> pipeline(JsonNode body) {
    JsonNode config = body.path("sourceConfig").path("config");
    if (!body.path("pipelineType").asText().equals("TestSuite")
        || config.has("serviceConnections")) {
      return Optional.empty();
    }
    List<String> cases = new ArrayList<>();
    config.path("testCases").forEach(name -> cases.add(name.asText()));
    @SuppressWarnings("unchecked")
    Map<String, Object> schedule =
        new ObjectMapper().convertValue(body.path("airflowConfig"), Map.class);
    CreateIngestionPipeline create =
        CreateIngestionPipeline.of(
                body.path("name").asText(),
                UUID.fromString(body.path("service").path("id").asText()),
                config.has("entityFullyQualifiedName")
                    ? Optional.of(name(config.path("entityFullyQualifiedName")))
                    : Optional.empty(),
                cases)
            .withAirflowConfig(schedule);
    return Optional.of(client -> client.ingestionPipelines().put(create));
  }

  private static TestCaseResult result(JsonNode body) {
    return Bound.bind(body, TestCaseResult.class);
  }

  private static PipelineStatus status(JsonNode body) {
    PipelineState state =
        Stream.of(PipelineState.values())
            .filter(each -> each.text().equals(body.path("pipelineState").asText()))
            .findFirst()
            .orElseThrow(IllegalArgumentException::new);
    return new PipelineStatus(
        body.path("runId").asText(),
        state,
        body.path("startDate").asLong(),
        body.path("timestamp").asLong(),
        body.has("endDate") ? Optional.of(body.path("endDate").asLong()) : Optional.empty(),
        Optional.empty());
  }

  private static FullyQualifiedName name(JsonNode text) {
    return FullyQualifiedName.parse(text.asText());
  }
}
