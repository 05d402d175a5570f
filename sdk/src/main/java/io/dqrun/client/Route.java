package io.dqrun.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Every path of the API that is used, below {@code hostPort}. */
enum Route {
  VERSION("system/version"),
  LOGGED_IN_USER("users/loggedInUser"),
  TABLE("tables/name/{fqn}"),
  DATABASE("databases/name/{fqn}"),
  DATABASE_SCHEMA("databaseSchemas/name/{fqn}"),
  DATABASE_SERVICE("services/databaseServices/name/{name}"),
  TEST_DEFINITION("dataQuality/testDefinitions/name/{name}"),
  TEST_DEFINITIONS("dataQuality/testDefinitions"),
  TEST_SUITE("dataQuality/testSuites/name/{fqn}"),
  LOGICAL_SUITES("dataQuality/testSuites"),
  BASIC_SUITES("dataQuality/testSuites" + SuiteEndpoint.BASIC.path()),
  EXECUTABLE_SUITES("dataQuality/testSuites" + SuiteEndpoint.EXECUTABLE.path()),
  TEST_CASE("dataQuality/testCases/name/{fqn}"),
  TEST_CASES("dataQuality/testCases"),
  LOGICAL_TEST_CASES("dataQuality/testCases/logicalTestCases"),
  FAILED_ROWS("dataQuality/testCases/{id}/failedRowsSample"),
  INSPECTION_QUERY("dataQuality/testCases/{id}/inspectionQuery"),
  RESULTS("dataQuality/testCases/testCaseResults/{fqn}"),
  /** The spelling before 1.6. */
  OLD_RESULTS("dataQuality/testCases/{fqn}/testCaseResult"),
  PIPELINES("services/ingestionPipelines"),
  PIPELINE("services/ingestionPipelines/name/{fqn}"),
  DEPLOY_PIPELINE("services/ingestionPipelines/deploy/{id}"),
  DEPLOY_PIPELINES("services/ingestionPipelines/bulk/deploy"),
  TRIGGER_PIPELINE("services/ingestionPipelines/trigger/{id}"),
  TOGGLE_PIPELINE("services/ingestionPipelines/toggleIngestion/{id}"),
  KILL_PIPELINE("services/ingestionPipelines/kill/{id}"),
  PIPELINE_LOG("services/ingestionPipelines/logs/{id}/last"),
  PIPELINE_SERVICE("services/ingestionPipelines/status"),
  PIPELINE_STATUSES("services/ingestionPipelines/{fqn}/pipelineStatus"),
  PIPELINE_STATUS("services/ingestionPipelines/{fqn}/pipelineStatus/{runId}");

  private static final String API_VERSION = "v1";

  private final String template;

  Route(String template) {
    this.template = template;
  }

  /** The path with its placeholders, for messages. */
  String template() {
    return template;
  }

  /** The route that creates the suite of a table. */
  static Route of(SuiteEndpoint endpoint) {
    return endpoint == SuiteEndpoint.BASIC ? BASIC_SUITES : EXECUTABLE_SUITES;
  }

  /**
   * The segments of the path, ready for a URL.
   *
   * @param arguments the values of the placeholders in their order, not encoded
   * @throws IllegalArgumentException if one would change the path: empty, {@code .} or {@code ..}
   */
  List<String> encodedSegments(List<String> arguments) {
    List<String> segments = new ArrayList<>();
    segments.add(API_VERSION);
    Iterator<String> remaining = arguments.iterator();
    for (String segment : template.split("/", -1)) {
      segments.add(segment.startsWith("{") ? argument(remaining.next()) : segment);
    }
    return segments;
  }

  private static String argument(String value) {
    if (value.isEmpty() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("'" + value + "' cannot stand in a path");
    }
    return PercentEncoding.encode(value);
  }
}
