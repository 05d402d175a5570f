package io.dqrun.runner.sandbox;

import static io.dqrun.runner.sandbox.wire.Shape.Property.array;
import static io.dqrun.runner.sandbox.wire.Shape.Property.choice;
import static io.dqrun.runner.sandbox.wire.Shape.Property.flag;
import static io.dqrun.runner.sandbox.wire.Shape.Property.integer;
import static io.dqrun.runner.sandbox.wire.Shape.Property.listOf;
import static io.dqrun.runner.sandbox.wire.Shape.Property.number;
import static io.dqrun.runner.sandbox.wire.Shape.Property.object;
import static io.dqrun.runner.sandbox.wire.Shape.Property.text;
import static io.dqrun.runner.sandbox.wire.Shape.Property.uuid;

import io.dqrun.runner.sandbox.wire.Shape;
import io.dqrun.runner.sandbox.wire.Shape.Property;
import io.dqrun.runner.sandbox.wire.Shape.Property.Match;
import io.dqrun.runner.sandbox.wire.Shape.Property.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The request bodies of suites, cases and results, for one server version. */
final class TestShapes {

  /** The pattern of an entity link up to 1.7. */
  private static final Pattern OLD_LINK =
      Pattern.compile("(?U)^<#E::\\w+::[\\w'\\- .&/:+\"\\\\()$#%]+>$");

  private static final Pattern NEW_LINK =
      Pattern.compile("(?U)^<#E::\\w+::(?:[^:<>|]|:[^:<>|])+(?:::(?:[^:<>|]|:[^:<>|])+)*>$");
  private static final Pattern NAME = Pattern.compile("^((?!::).)*$");
  private static final Size NAME_SIZE = new Size(1, 256);
  private static final String API = "org.openmetadata.schema.api.";
  private static final List<String> RESULT_STATUSES =
      List.of("Success", "Failed", "Aborted", "Queued");

  private final SandboxVersion version;

  TestShapes(SandboxVersion version) {
    this.version = version;
  }

  /** The properties stand in the order in which the server lists them in an error. */
  Shape suite() {
    List<Property> properties = new ArrayList<>();
    properties.add(array("owners"));
    properties.add(new EntityShapes(version).domain());
    properties.add(array("tags"));
    properties.add(text("name").needed().limited(NAME_SIZE));
    properties.add(text("description"));
    properties.add(text("displayName"));
    properties.add(text("executableEntityReference"));
    properties.add(array("reviewers"));
    properties.add(array("dataProducts"));
    if (version.saysBasic()) {
      properties.add(text("basicEntityReference"));
    }
    String setter =
        version.saysBasic() ? "withBasicEntityReference" : "withExecutableEntityReference";
    return new Shape(API + "tests.CreateTestSuite", setter + "(String)", properties);
  }

  Shape definition() {
    List<Property> properties = new ArrayList<>();
    properties.add(text("name").needed().limited(new Match(NAME, NAME_SIZE)));
    properties.add(text("displayName"));
    properties.add(text("description"));
    properties.add(text("entityType").needed());
    properties.add(array("testPlatforms").needed());
    properties.add(array("supportedDataTypes"));
    properties.add(array("parameterDefinition"));
    properties.add(text("provider"));
    properties.add(array("owners"));
    properties.add(text("dataQualityDimension"));
    properties.add(flag("supportsRowLevelPassedFailed"));
    properties.add(new EntityShapes(version).domain());
    if (version.since(SandboxVersion.V1_12)) {
      properties.add(flag("enabled"));
      properties.add(array("supportedServices"));
      properties.add(text("sqlExpression"));
      properties.add(text("validatorClass"));
    }
    return new Shape(API + "tests.CreateTestDefinition", properties);
  }

  Shape testCase() {
    List<Property> properties = new ArrayList<>();
    properties.add(text("name").needed().limited(new Match(NAME, new Size(1, Integer.MAX_VALUE))));
    properties.add(text("displayName"));
    properties.add(text("description"));
    properties.add(text("testDefinition").needed());
    properties.add(
        text("entityLink").needed().limited(new Match(linkPattern(), new Size(1, 4096))));
    properties.add(array("parameterValues"));
    properties.add(array("owners"));
    properties.add(flag("computePassedFailedRowCount"));
    properties.add(flag("useDynamicAssertion"));
    if (!version.since(SandboxVersion.V1_8)) {
      Property testSuite = text("testSuite");
      properties.add(version.since(SandboxVersion.V1_7) ? testSuite : testSuite.needed());
    } else {
      properties.add(array("tags"));
    }
    if (version.since(SandboxVersion.V1_11)) {
      properties.add(array("reviewers"));
      properties.add(array("dimensionColumns"));
      properties.add(integer("topDimensions"));
    }
    return new Shape(API + "tests.CreateTestCase", properties);
  }

  private Pattern linkPattern() {
    return version.since(SandboxVersion.V1_8) ? NEW_LINK : OLD_LINK;
  }

  /** What is posted to the resource of results. */
  Shape createResult() {
    List<Property> properties = result();
    if (version.saysBasic()) {
      properties.add(text("fqn"));
    }
    if (version.since(SandboxVersion.V1_11)) {
      properties.add(array("dimensionResults"));
    }
    return new Shape(API + "tests.CreateTestCaseResult", "getTimestamp()", properties);
  }

  /** What old clients put to the test case: the result as the server itself keeps it. */
  Shape storedResult() {
    List<Property> properties = result();
    properties.add(uuid("id"));
    properties.add(text("testCaseFQN"));
    properties.add(object("testCase"));
    properties.add(object("testDefinition"));
    return new Shape(
        "org.openmetadata.schema.tests.type.TestCaseResult", "getTimestamp()", properties);
  }

  private static List<Property> result() {
    return EntityShapes.with(
        List.of(),
        integer("timestamp").needed(),
        choice(
                "testCaseStatus",
                "org.openmetadata.schema.tests.type.TestCaseStatus",
                RESULT_STATUSES)
            .needed(),
        text("result"),
        text("sampleData"),
        listOf(
            "testResultValue",
            new Shape(
                "org.openmetadata.schema.tests.type.TestResultValue",
                List.of(text("name"), text("value"), text("predictedValue")))),
        integer("passedRows"),
        integer("failedRows"),
        number("passedRowsPercentage"),
        number("failedRowsPercentage"),
        uuid("incidentId"),
        number("maxBound"),
        number("minBound"));
  }

  /** A sample of rows. */
  Shape tableData() {
    return new Shape(
        "org.openmetadata.schema.type.TableData",
        "getColumns()",
        List.of(array("columns").needed(), array("rows").needed()));
  }

  Shape logicalCases() {
    return new Shape(
        API + "tests.CreateLogicalTestCases",
        "getTestSuiteId()",
        List.of(uuid("testSuiteId").needed(), array("testCaseIds").needed()));
  }
}
