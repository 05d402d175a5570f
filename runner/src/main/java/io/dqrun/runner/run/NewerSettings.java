package io.dqrun.runner.run;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a case says, and what nothing here can do: told, so that no verdict is mistaken. */
final class NewerSettings {

  private NewerSettings() {}

  /** Warnings, one for each setting of the case that is not applied. */
  static List<Problem> problems(TestCase testCase, TestDefinition definition) {
    List<Problem> problems = new ArrayList<>();
    if (testCase.useDynamicAssertion().orElse(false)) {
      problems.add(
          notApplied(
              testCase,
              "useDynamicAssertion, but nothing here finds bounds by itself: it is judged by the"
                  + " bounds that it has, and passes without any",
              "give the case bounds as parameters, and switch useDynamicAssertion off"));
    }
    List<String> dimensions = testCase.dimensionColumns().orElse(List.of());
    if (!dimensions.isEmpty()) {
      problems.add(
          notApplied(
              testCase,
              "dimensionColumns, %s, but only all rows together are judged: there will be no results"
                      .formatted(String.join(", ", dimensions))
                  + " by dimension",
              "for a result of its own, give each part of the table a case with tableCustomSQLQuery"));
    }
    List<String> unread = unread(testCase, definition);
    if (!unread.isEmpty()) {
      problems.add(
          notApplied(
              testCase,
              "the parameters %s, unknown to %s in OpenMetadata 1.6: it is judged without them"
                  .formatted(String.join(", ", unread), definition.name()),
              "where some rows may fail, count them with tableCustomSQLQuery and its threshold"));
    }
    return problems;
  }

  /** The parameters that the server knows, but not what the definition was when it was built in. */
  private static List<String> unread(TestCase testCase, TestDefinition definition) {
    Set<String> known = names(definition);
    return BuiltInDefinitions.find(definition.name())
        .map(NewerSettings::names)
        .map(
            read ->
                testCase.parameterValues().stream()
                    .filter(value -> !value.value().isEmpty())
                    .map(ParameterValue::name)
                    .filter(name -> known.contains(name) && !read.contains(name))
                    .toList())
        .orElse(List.of());
  }

  private static Set<String> names(TestDefinition definition) {
    return definition.parameterDefinition().stream()
        .map(ParameterDefinition::name)
        .collect(Collectors.toSet());
  }

  private static Problem notApplied(TestCase testCase, String what, String hint) {
    return Problem.warning(
            ProblemCode.SETTING_NOT_APPLIED, "%s has %s".formatted(testCase.name(), what))
        .withPath(testCase.fullyQualifiedName().toString())
        .withHint(hint);
  }
}
