package io.dqrun.codec;

import io.dqrun.entity.ParameterValue;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.TestSuiteProcessorConfig;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Binds {@code processor.config}. */
final class TestCaseBinder {

  private TestCaseBinder() {}

  static TestSuiteProcessorConfig bind(Fields fields) {
    TestSuiteProcessorConfig.Builder config = TestSuiteProcessorConfig.builder();
    Optional<Boolean> update = fields.flag("forceUpdate");
    if (update.isPresent()) {
      config.forceUpdate(update.get());
    }
    List<Fields> cases = fields.objects("testCases");
    boolean links = false;
    for (Fields testCase : cases) {
      if (testCase.mapping().find("entityLink").isPresent()) {
        testCase.handled("entityLink");
        if (!links) {
          entityLink(testCase);
        }
        links = true;
      }
      config.addTestCases(testCase(testCase));
    }
    fields.close();
    return config.build();
  }

  /** Reported once, however many cases have one: they were all written for the same version. */
  private static void entityLink(Fields testCase) {
    testCase.refuse(
        "entityLink",
        ProblemCode.LEGACY_LAYOUT,
        "`entityLink` is not read in a test case since OpenMetadata 1.1.0",
        Hints.byHandOrConvert(
            "name the table in source.sourceConfig.config.entityFullyQualifiedName and the column"
                + " as columnName",
            testCase.mapping().location()));
  }

  private static TestCaseDefinition testCase(Fields fields) {
    TestCaseDefinition.Builder testCase = TestCaseDefinition.builder();
    testCase.name(fields.requiredText("name"));
    testCase.displayName(fields.plainText("displayName"));
    testCase.description(fields.plainText("description"));
    testCase.testDefinitionName(fields.requiredText("testDefinitionName"));
    testCase.columnName(fields.plainText("columnName"));
    Optional<Boolean> rows = fields.flag("computePassedFailedRowCount");
    if (rows.isPresent()) {
      testCase.computePassedFailedRowCount(rows.get());
    }
    testCase.addAllParameterValues(parameters(fields));
    fields.close();
    return testCase.build();
  }

  /** The arguments under {@code parameterValues}, as text. */
  static List<ParameterValue> parameters(Fields fields) {
    List<ParameterValue> values = new ArrayList<>();
    for (Fields value : fields.objects("parameterValues")) {
      values.add(parameter(value));
    }
    return values;
  }

  private static ParameterValue parameter(Fields fields) {
    String name = fields.requiredText("name");
    fields.accept("value");
    Optional<YamlNode.Entry> entry = fields.mapping().find("value");
    if (entry.isEmpty()) {
      fields.require("value");
    }
    String value = entry.isPresent() ? parameterText(fields, entry.get()) : "";
    fields.close();
    return new ParameterValue(name, value);
  }

  /** The text of a parameter, which the API knows as a text only. */
  private static String parameterText(Fields fields, YamlNode.Entry entry) {
    YamlNode node = entry.value();
    String path = fields.path(entry.key());
    if (node instanceof YamlNode.Scalar scalar) {
      return scalar.isNull() ? "" : single(fields.reading().value(scalar, path));
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return PythonLiteral.list(sequence, path, fields.reading());
    }
    YamlNode.Mapping mapping = (YamlNode.Mapping) node;
    fields
        .reading()
        .report(
            ProblemCode.WRONG_TYPE,
            "`value` must be a text, a number or a list, not " + mapping.kind(),
            path,
            entry.keyLocation());
    return "";
  }

  private static String single(Value value) {
    String lower = value.text().toLowerCase(Locale.ROOT);
    return value.bare() && (lower.equals("true") || lower.equals("false")) ? lower : value.text();
  }
}
