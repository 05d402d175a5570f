package io.dqrun.validate.rules;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A test case gives the parameters that its definition takes. */
final class ParameterNamesRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    List<TestCaseDefinition> cases = workflow.processor().testCases();
    for (int i = 0; i < cases.size(); i++) {
      Optional<TestDefinition> definition =
          BuiltInDefinitions.find(cases.get(i).testDefinitionName());
      if (definition.isPresent()) {
        check(i, cases.get(i), definition.get(), findings);
      }
    }
  }

  private static void check(
      int index, TestCaseDefinition testCase, TestDefinition definition, Findings findings) {
    List<String> known = names(definition);
    List<String> absent = new ArrayList<>(known);
    List<String> strange = new ArrayList<>();
    for (ParameterValue value : testCase.parameterValues()) {
      absent.remove(value.name());
      if (!known.contains(value.name())) {
        strange.add(value.name());
      }
    }
    List<String> missing = new ArrayList<>();
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      if (parameter.required().orElse(false) && absent.contains(parameter.name())) {
        missing.add(parameter.name());
      }
    }
    Set<String> misspelt = new HashSet<>();
    Set<String> given = new HashSet<>();
    for (int j = 0; j < testCase.parameterValues().size(); j++) {
      String name = testCase.parameterValues().get(j).name();
      String path = Paths.parameter(index, j) + ".name";
      if (!given.add(name)) {
        findings.warning(
            ProblemCode.INVALID_PARAMETER,
            path,
            "the parameter " + findings.shown(path, name, "") + " is given twice; the first counts",
            "remove one of the two");
      } else if (!known.contains(name)) {
        Optional<String> meant =
            Nearest.of(name, absent)
                .or(() -> Nearest.of(name, known))
                // Where one is strange and one is missing, the two are probably one mistake.
                .or(() -> only(strange).flatMap(one -> only(missing)));
        meant.ifPresent(misspelt::add);
        unknown(path, name, definition, meant, findings);
      }
    }
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      if (parameter.required().orElse(false) && !misspelt.contains(parameter.name())) {
        required(index, testCase, parameter.name(), findings);
      }
    }
  }

  private static Optional<String> only(List<String> names) {
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private static List<String> names(TestDefinition definition) {
    List<String> names = new ArrayList<>();
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      names.add(parameter.name());
    }
    return names;
  }

  private static void unknown(
      String path,
      String name,
      TestDefinition definition,
      Optional<String> meant,
      Findings findings) {
    String message =
        "`"
            + definition.name()
            + "` has no parameter "
            + findings.shown(path, name, "of this name");
    if (meant.isPresent()) {
      findings.error(
          ProblemCode.UNKNOWN_PARAMETER, path, message, "did you mean `" + meant.get() + "`?");
      return;
    }
    String known = String.join(", ", names(definition));
    findings.warning(
        ProblemCode.UNKNOWN_PARAMETER,
        path,
        message + " in OpenMetadata 1.6, which ignores it",
        known.isEmpty() ? "remove it; the definition takes none" : "known are: " + known);
  }

  /** An empty text counts as missing, as it does upstream. */
  private static void required(
      int index, TestCaseDefinition testCase, String name, Findings findings) {
    List<ParameterValue> values = testCase.parameterValues();
    for (int j = 0; j < values.size(); j++) {
      if (values.get(j).name().equals(name)) {
        if (values.get(j).value().isEmpty()) {
          missing(Paths.parameter(index, j) + ".value", testCase, name, " has no value", findings);
        }
        return;
      }
    }
    String path = Paths.testCase(index) + (values.isEmpty() ? "" : ".parameterValues");
    missing(path, testCase, name, " is missing", findings);
  }

  private static void missing(
      String path, TestCaseDefinition testCase, String name, String what, Findings findings) {
    findings.error(
        ProblemCode.MISSING_PARAMETER,
        path,
        "the parameter `" + name + "` of `" + testCase.testDefinitionName() + "`" + what,
        "give it under parameterValues as `name: " + name + "` with a `value`");
  }
}
