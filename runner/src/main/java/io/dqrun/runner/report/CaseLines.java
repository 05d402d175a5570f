package io.dqrun.runner.report;

import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Outcomes;
import io.dqrun.runner.result.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases that did not pass: what was tested, where, and what came out. */
final class CaseLines {

  private final Outcomes failed;
  private final Outcomes aborted;
  private final Set<String> ambiguousTables;

  private CaseLines(Outcomes failed, Outcomes aborted, Set<String> ambiguousTables) {
    this.failed = failed;
    this.aborted = aborted;
    this.ambiguousTables = ambiguousTables;
  }

  /** The cases of a run. */
  static CaseLines of(RunResult result) {
    Map<String, String> fqnByName = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (FullyQualifiedName table : result.executed().byTable().keySet()) {
      if (fqnByName.putIfAbsent(table.name(), table.toString()) != null) {
        ambiguous.add(table.name());
      }
    }
    return new CaseLines(
        result.executed().with(TestCaseStatus.FAILED),
        result.executed().with(TestCaseStatus.ABORTED),
        ambiguous);
  }

  /** The number of lines that all of them need. */
  int size() {
    return 2 * (failed.size() + aborted.size());
  }

  /**
   * At most so many lines; if that is too few, the first cases, aborted ones with one reason taken
   * together, and the number of the rest.
   */
  List<String> render(int maxLines, TextStyle style) {
    List<String> lines = new ArrayList<>();
    if (size() <= maxLines) {
      failed.forEach(outcome -> addCase(lines, outcome, style));
      aborted.forEach(outcome -> addCase(lines, outcome, style));
      return lines;
    }
    int slots = (maxLines - 1) / 2;
    List<Group> abortedByReason = byReason(aborted);
    int failedSlots =
        Math.min(failed.size(), Math.max(slots - abortedByReason.size(), slots * 2 / 3));
    int abortedSlots = Math.min(abortedByReason.size(), slots - failedSlots);
    fromAllTables(failed, failedSlots).forEach(outcome -> addCase(lines, outcome, style));
    int abortedShown = 0;
    for (Group group : abortedByReason.subList(0, abortedSlots)) {
      addGroup(lines, group, style);
      abortedShown += group.size();
    }
    addRest(lines, failed.size() - failedSlots, aborted.size() - abortedShown, style);
    return lines;
  }

  /** So many: first one of each table, then the second ones, and so on. */
  private static List<CaseOutcome> fromAllTables(Outcomes outcomes, int most) {
    List<CaseOutcome> chosen = new ArrayList<>();
    List<Outcomes> tables = List.copyOf(outcomes.byTable().values());
    for (int turn = 0; chosen.size() < most; turn++) {
      for (Outcomes table : tables) {
        if (turn < table.size() && chosen.size() < most) {
          chosen.add(table.get(turn));
        }
      }
    }
    return chosen;
  }

  /** Cases that were aborted for one reason: the first of them, and how many. */
  private record Group(CaseOutcome first, int size) {

    Group plus(Group other) {
      return new Group(first, size + other.size);
    }
  }

  private static List<Group> byReason(Outcomes outcomes) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (CaseOutcome outcome : outcomes) {
      groups.merge(outcome.result().result().orElse(""), new Group(outcome, 1), Group::plus);
    }
    List<Group> largestFirst = new ArrayList<>(groups.values());
    largestFirst.sort((a, b) -> Integer.compare(b.size(), a.size()));
    return largestFirst;
  }

  private void addCase(List<String> lines, CaseOutcome outcome, TextStyle style) {
    lines.add(
        "  %s %s  %s  %s"
            .formatted(
                mark(outcome, style),
                style.bold(SafeText.line(outcome.testCase().name(), 100)),
                place(outcome.testCase().entityLink()),
                style.dim(SafeText.line(outcome.testCase().definitionName().orElse(""), 80)))
            .stripTrailing());
    lines.add("      " + sentence(outcome.result()) + rows(outcome.result(), style));
  }

  private void addGroup(List<String> lines, Group group, TextStyle style) {
    CaseOutcome first = group.first();
    if (group.size() == 1) {
      addCase(lines, first, style);
      return;
    }
    lines.add(
        "  %s %s  %s and others"
            .formatted(
                mark(first, style),
                style.bold(Wording.count(group.size(), "case") + " aborted"),
                SafeText.line(first.testCase().name(), 100)));
    lines.add("      " + sentence(first.result()));
  }

  private static void addRest(List<String> lines, int failed, int aborted, TextStyle style) {
    List<String> parts = new ArrayList<>();
    if (failed > 0) {
      parts.add(Wording.number(failed) + " more failed");
    }
    if (aborted > 0) {
      parts.add(Wording.number(aborted) + " more aborted");
    }
    if (!parts.isEmpty()) {
      lines.add(style.dim("  … and " + String.join(", ", parts)));
    }
  }

  private static String mark(CaseOutcome outcome, TextStyle style) {
    return outcome.result().testCaseStatus() == TestCaseStatus.FAILED
        ? style.red("✗")
        : style.yellow("!");
  }

  private String place(EntityLink link) {
    String table =
        ambiguousTables.contains(link.table().name())
            ? link.table().toString()
            : link.table().name();
    return SafeText.line(table + link.column().map(column -> "." + column).orElse(""), 120);
  }

  private static String sentence(TestCaseResult result) {
    String sentence = SafeText.line(result.result().orElse(""));
    return sentence.isEmpty() ? "no reason was given" : sentence;
  }

  private static String rows(TestCaseResult result, TextStyle style) {
    if (result.failedRows().isEmpty() || result.passedRows().isEmpty()) {
      return "";
    }
    long bad = result.failedRows().get();
    long all = bad + result.passedRows().get();
    double percent = result.failedRowsPercentage().orElse(all == 0 ? 0 : bad * 100.0 / all);
    return style.dim(
        "  %s of %s (%s)"
            .formatted(Wording.number(bad), Wording.count(all, "row"), Wording.percent(percent)));
  }
}
