package io.dqrun.validate.rules;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterText;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values of parameters are of their type, and no minimum exceeds its maximum. */
final class ParameterValuesRule implements Rule {

  /** Read with Python's {@code int}; all other numbers with {@code float}. */
  private static final Set<String> WHOLE =
      Set.of(
          "tableColumnCountToEqual.columnCount",
          "columnValuesMissingCount.missingCountValue",
          "tableRowInsertedCountToBeBetween.min",
          "tableRowInsertedCountToBeBetween.max",
          "tableRowInsertedCountToBeBetween.rangeInterval",
          "tableCustomSQLQuery.threshold",
          "tableDiff.threshold");

  /** A list although its declared type is a text. */
  private static final String LIST = "columnValuesMissingCount.missingValueMatch";

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    for (int i = 0; i < cases.size(); i++) {
      Optional<TestDefinition> definition =
          BuiltInDefinitions.find(cases.get(i).testDefinitionName());
      if (definition.isPresent()) {
        check(i, cases.get(i).parameterValues(), definition.get(), findings);
      }
    }
  }

  private static void check(
      int index, List<ParameterValue> values, TestDefinition definition, Findings findings) {
    for (int j = 0; j < values.size(); j++) {
      ParameterValue value = values.get(j);
      String path = Paths.parameter(index, j) + ".value";
      Optional<ParameterDefinition> parameter = parameter(definition, value.name());
      if (parameter.isEmpty() || value.value().isEmpty()) {
        continue;
      }
      try {
        parse(definition.name(), parameter.get(), value.value());
        bounds(value, values, path, findings);
      } catch (IllegalArgumentException e) {
        findings.error(
            ProblemCode.INVALID_PARAMETER,
            path,
            findings.shown(path, value.value(), "the value")
                + " is not valid for the parameter `"
                + value.name()
                + "`",
            String.valueOf(e.getMessage()));
      }
    }
  }

  private static Optional<ParameterDefinition> parameter(TestDefinition definition, String name) {
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  private static void parse(String definition, ParameterDefinition parameter, String value) {
    String name = definition + "." + parameter.name();
    List<String> options = new ArrayList<>();
    for (Object option : parameter.optionValues().orElse(List.of())) {
      options.add(String.valueOf(option));
    }
    if (!options.isEmpty()) {
      boolean anyCase = parameter.name().equals("rangeType");
      if (!options.contains(anyCase ? value.toUpperCase(Locale.ROOT) : value)) {
        throw new IllegalArgumentException("valid are: " + String.join(", ", options));
      }
    } else if (name.equals(LIST)) {
      ParameterText.parseList(value);
    } else if (WHOLE.contains(name)) {
      ParameterText.parseInt(value);
    } else {
      switch (parameter.dataType().orElse("STRING")) {
        case "ARRAY" -> ParameterText.parseList(value);
        case "BOOLEAN" -> ParameterText.parseBoolean(value);
        case "INT", "FLOAT", "NUMBER", "DOUBLE", "DECIMAL" -> ParameterText.parseFloat(value);
        default -> {}
      }
    }
  }

  /** For a minimum, looks for its maximum. */
  private static void bounds(
      ParameterValue value, List<ParameterValue> values, String path, Findings findings) {
    if (!value.name().startsWith("min")) {
      return;
    }
    String partner = "max" + value.name().substring(3);
    String most = "";
    for (ParameterValue other : values) {
      if (most.isEmpty() && other.name().equals(partner)) {
        most = other.value();
      }
    }
    try {
      if (!most.isEmpty()
          && ParameterText.parseFloat(value.value()) > ParameterText.parseFloat(most)) {
        findings.error(
            ProblemCode.INVALID_PARAMETER,
            path,
            "`" + value.name() + "` is larger than `" + partner + "`: no value lies between them",
            "swap the two values");
      }
    } catch (IllegalArgumentException e) {
      // The maximum is no number, which is reported where it stands.
      return;
    }
  }
}
