package io.dqrun.runner.report;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Counts;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import io.dqrun.runner.result.SuiteSummary.Actions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was tested, what failed and why, and where to look next, on one screen. */
public final class TextReport {

  /** The most lines of a report, however large the run. */
  static final int MAX_LINES = 40;

  private static final int MAX_REASONS = 3;

  private TextReport() {}

  /**
   * The summary of a run.
   *
   * @return lines that each end with a line break; empty for a good run in quiet mode
   */
  public static String render(RunResult result, TextStyle style) {
    if (style.verbosity() == TextStyle.Verbosity.QUIET && isGood(result)) {
      return "";
    }
    TableLines tables = TableLines.of(result);
    CaseLines cases = CaseLines.of(result);
    List<String> head = head(result, style);
    List<String> tail = new ArrayList<>();
    addSection(tail, skipped(result.skipped(), style));
    addSection(tail, delivery(result, style));
    addSection(tail, end(result, style));
    // Two empty lines: before the tables and before the cases.
    int room = MAX_LINES - head.size() - tail.size() - 2;
    int forTables = Math.min(tables.size(), Math.max(room / 3, room - cases.size()));
    List<String> lines = new ArrayList<>(head);
    addSection(lines, tables.render(forTables, style));
    addSection(lines, cases.render(room - forTables, style));
    lines.addAll(tail);
    return String.join("\n", lines) + "\n";
  }

  private static void addSection(List<String> lines, List<String> section) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
  }

  private static boolean isGood(RunResult result) {
    Counts counts = result.counts();
    return counts.passed() == counts.planned()
        && counts.queued() + counts.rejected() == 0
        && result.problems().stream().noneMatch(Problem::isError);
  }

  private static List<String> head(RunResult result, TextStyle style) {
    String what =
        result
            .suite()
            .map(
                suite ->
                    "Test suite %s (%s)"
                        .formatted(
                            style.bold(SafeText.line(suite.name(), 120)),
                            suite.type().name().toLowerCase(Locale.ROOT)))
            .orElse("Workflow " + style.bold(SafeText.line(result.workflow(), 120)));
    String where = result.server().map(TextReport::server).orElse(", without a server");
    List<String> lines = new ArrayList<>();
    lines.add(what + where);
    if (!result.changes().isEmpty()) {
      lines.add(style.dim(changes(result.changes(), result.suite())));
    }
    return lines;
  }

  /** What was done on the server, and how much was left alone. */
  static String changes(List<String> changes, Optional<SuiteSummary> suite) {
    int unchanged = suite.flatMap(SuiteSummary::actions).map(Actions::unchanged).orElse(0);
    return "%s on the server: %s%s"
        .formatted(
            Wording.count(changes.size(), "change"),
            SafeText.line(String.join(", ", changes), 120),
            unchanged == 0 ? "" : "; " + Wording.count(unchanged, "case") + " left alone");
  }

  private static String server(ServerSummary server) {
    return " on %s (OpenMetadata %s)"
        .formatted(SafeText.line(server.url(), 100), SafeText.line(server.version(), 30));
  }

  private static List<String> skipped(List<SkippedCase> skipped, TextStyle style) {
    Map<String, List<SkippedCase>> byReason = new LinkedHashMap<>();
    for (SkippedCase one : skipped) {
      byReason.computeIfAbsent(SafeText.line(one.reason()), key -> new ArrayList<>()).add(one);
    }
    List<String> lines = new ArrayList<>();
    int told = 0;
    for (Map.Entry<String, List<SkippedCase>> group : byReason.entrySet()) {
      if (lines.size() == MAX_REASONS) {
        break;
      }
      int size = group.getValue().size();
      told += size;
      String who =
          size == 1
              ? SafeText.line(group.getValue().get(0).name(), 100)
              : Wording.count(size, "case");
      lines.add("  %s %s not run: %s".formatted(style.yellow("–"), who, group.getKey()));
    }
    if (told < skipped.size()) {
      lines.add(style.dim("  … and %s more not run".formatted(skipped.size() - told)));
    }
    return lines;
  }

  private static List<String> delivery(RunResult result, TextStyle style) {
    List<String> lines = new ArrayList<>();
    Counts counts = result.counts();
    List<Problem> queued = with(result, ProblemCode.RESULT_QUEUED);
    for (Problem problem : queued.subList(0, Math.min(2, queued.size()))) {
      lines.add("  %s %s".formatted(style.yellow("→"), SafeText.line(problem.message())));
    }
    if (queued.isEmpty() && counts.queued() > 0) {
      lines.add(
          "  %s %s kept on this machine"
              .formatted(style.yellow("→"), Wording.count(counts.queued(), "result")));
    }
    if (counts.rejected() > 0) {
      List<Problem> rejected = with(result, ProblemCode.RESULT_REJECTED);
      String first =
          rejected.isEmpty() ? "" : ", such as: " + SafeText.line(rejected.get(0).message());
      lines.add(
          "  %s %s refused by the server%s"
              .formatted(style.red("✗"), Wording.count(counts.rejected(), "result"), first));
    }
    return lines;
  }

  private static List<Problem> with(RunResult result, ProblemCode code) {
    return result.problems().stream().filter(problem -> problem.code() == code).toList();
  }

  private static List<String> end(RunResult result, TextStyle style) {
    List<String> lines = new ArrayList<>();
    Counts counts = result.counts();
    List<String> parts = new ArrayList<>();
    parts.add(style.green(Wording.number(counts.passed()) + " passed"));
    addPart(parts, counts.failed(), style.red(Wording.number(counts.failed()) + " failed"));
    addPart(parts, counts.aborted(), style.yellow(Wording.number(counts.aborted()) + " aborted"));
    addPart(parts, counts.skipped(), style.yellow(Wording.number(counts.skipped()) + " not run"));
    List<String> line = new ArrayList<>();
    line.add(style.bold(Wording.count(counts.planned(), "case")) + ": " + String.join(", ", parts));
    if (result.server().isPresent()) {
      List<String> sent = new ArrayList<>();
      sent.add(Wording.number(counts.delivered()) + " delivered");
      addPart(sent, counts.queued(), style.yellow(Wording.number(counts.queued()) + " queued"));
      addPart(sent, counts.rejected(), style.red(Wording.number(counts.rejected()) + " refused"));
      line.add(String.join(", ", sent));
      line.add("pipeline status " + result.state().text());
    }
    line.add(Wording.duration(result.duration()));
    lines.add(String.join(" · ", line));
    lines.addAll(next(counts));
    return lines;
  }

  private static void addPart(List<String> parts, int number, String text) {
    if (number > 0) {
      parts.add(text);
    }
  }

  private static List<String> next(Counts counts) {
    List<String> lines = new ArrayList<>();
    if (counts.failed() + counts.aborted() > 0) {
      lines.add("every value, and the SQL behind it: the same command with --output json");
    }
    if (counts.skipped() > 0) {
      lines.add("why cases did not run: the messages above this report");
    }
    if (counts.queued() > 0) {
      lines.add("the next run sends what is queued, before its own results");
    }
    return lines;
  }
}
