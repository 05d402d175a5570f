package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Servers refuse parameters that the test definition does not have; older ones ignored them. */
final class ParameterNames extends LegacyRule {

  /** What the definitions of the newest servers have beyond the catalogue, which is that of 1.6. */
  private static final Set<String> NEWER =
      Set.of(
          "threshold",
          "thresholdUnit",
          "dimensionFailurePolicy",
          "partitionExpression",
          "table2.keyColumns");

  ParameterNames() {
    super("DQ-10", "Corrects names of parameters that the test definition lacks", "1.8", "1.9.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping testCase : file.testCases()) {
      testCase
          .text("testDefinitionName")
          .flatMap(BuiltInDefinitions::find)
          .ifPresent(definition -> check(testCase, definition, remarks));
    }
  }

  private static void check(Draft.Mapping testCase, TestDefinition definition, Remarks remarks) {
    List<String> known =
        definition.parameterDefinition().stream().map(ParameterDefinition::name).toList();
    List<String> absent = new ArrayList<>(known);
    List<Draft.Entry> strange = new ArrayList<>();
    for (Draft.Mapping parameter :
        testCase
            .find("parameterValues")
            .flatMap(Draft.Entry::items)
            .map(Draft.Items::mappings)
            .orElse(List.of())) {
      Optional<Draft.Entry> name = parameter.find("name");
      Optional<String> text = name.flatMap(Draft.Entry::text);
      if (text.isPresent() && !absent.remove(text.get()) && !isKnown(text.get(), known)) {
        strange.add(name.orElseThrow());
      }
    }
    strange.forEach(name -> correct(name, definition, known, absent, remarks));
  }

  private static boolean isKnown(String name, List<String> known) {
    return known.contains(name) || NEWER.contains(name) || name.contains("$");
  }

  private static void correct(
      Draft.Entry name,
      TestDefinition definition,
      List<String> known,
      List<String> absent,
      Remarks remarks) {
    String text = name.text().orElseThrow();
    List<String> meant = meant(text, known);
    if (meant.size() == 1 && absent.remove(meant.get(0))) {
      name.set(meant.get(0));
      return;
    }
    meant.retainAll(absent);
    remarks.undecided(
        name,
        "`"
            + definition.name()
            + "` has no parameter of this name, which servers since OpenMetadata 1.9.0 refuse",
        hint(known, meant));
  }

  private static String hint(List<String> known, List<String> meant) {
    if (!meant.isEmpty()) {
      return "write " + String.join(" or ", meant);
    }
    return known.isEmpty()
        ? "remove it, as it was ignored so far; the definition takes none"
        : "remove it, as it was ignored so far, or write one of: " + String.join(", ", known);
  }

  /** The one parameter that is spelt alike, or all that may be meant. */
  private static List<String> meant(String text, List<String> known) {
    List<String> meant =
        new ArrayList<>(
            known.stream().filter(name -> normalized(name).equals(normalized(text))).toList());
    List<String> left = new ArrayList<>(known);
    Optional<String> next = meant.isEmpty() ? Nearest.of(text, left) : Optional.empty();
    while (next.isPresent()) {
      meant.add(next.get());
      left.remove(next.get());
      next = Nearest.of(text, left);
    }
    return meant;
  }

  private static String normalized(String name) {
    return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}
