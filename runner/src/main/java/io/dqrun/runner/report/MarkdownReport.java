package io.dqrun.runner.report;

import static io.dqrun.runner.report.MarkdownText.cell;

import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Counts;
import io.dqrun.runner.result.Outcomes;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A summary for the page of a job: short, what is wrong first. */
final class MarkdownReport implements Report.OfRuns, Report.OfFiles {

  /** Summaries of jobs are limited to 1 MiB; what is said of single workflows, to this. */
  private static final int MAX_CHARACTERS = 400_000;

  private static final int MAX_SUBJECTS = 500;
  private static final int MAX_CASES = 50;
  private static final int MAX_OTHERS = 20;

  private final StringBuilder rows = new StringBuilder();
  private String header = "";
  private String noun = "";
  private int subjects;
  private int bad;
  private int characters;

  @Override
  public void begin(Writer out) throws IOException {
    out.write(
        "## %s dq-run: %s\n\n"
            .formatted(
                bad == 0 ? "✅" : "❌",
                bad == 0
                    ? "all well"
                    : Wording.number(bad) + " of " + Wording.count(subjects, noun) + " not good"));
    out.write(header);
    out.write(rows.toString());
    if (subjects > MAX_SUBJECTS) {
      out.write("\n… and " + Wording.number(subjects - MAX_SUBJECTS) + " more\n");
    }
  }

  @Override
  public void end(int exitCode, Writer out) throws IOException {
    out.write("\nExit code " + exitCode + "\n");
  }

  @Override
  public void add(FinishedRun run, Writer out) throws IOException {
    RunResult result = run.result();
    Counts counts = result.counts();
    noun = "workflow";
    header =
        """
        | | Workflow | Passed | Failed | Aborted | Not run | Kept | Refused | Time |
        |---|---|--:|--:|--:|--:|--:|--:|--:|
        """;
    addRow(
        run.verdict() == 0,
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
            .formatted(
                mark(run.verdict()),
                cell(result.workflow()),
                Wording.number(counts.passed()),
                Wording.number(counts.failed()),
                Wording.number(counts.aborted()),
                Wording.number(counts.skipped()),
                Wording.number(counts.queued()),
                Wording.number(counts.rejected()),
                Wording.duration(result.duration())));
    StringBuilder section = new StringBuilder();
    addCases(section, result.executed());
    addSkipped(section, result.skipped());
    addProblems(section, result.problems());
    String name = result.suite().map(suite -> suite.name()).orElse(result.workflow());
    write(name, section, out);
  }

  @Override
  public void add(FileProblems file, Writer out) throws IOException {
    noun = "file";
    header = "| | File | Errors | Others |\n|---|---|--:|--:|\n";
    long errors = file.problems().stream().filter(Problem::isError).count();
    addRow(
        file.isValid(),
        "| %s | %s | %s | %s |\n"
            .formatted(
                file.isValid() ? "✅" : "❌",
                cell(file.path()),
                Wording.number(errors),
                Wording.number(file.problems().size() - errors)));
    StringBuilder section = new StringBuilder();
    addProblems(section, file.problems());
    write(file.path(), section, out);
  }

  private void addRow(boolean good, String row) {
    subjects++;
    bad += good ? 0 : 1;
    if (subjects <= MAX_SUBJECTS) {
      rows.append(row);
    }
  }

  private void write(String title, StringBuilder section, Writer out) throws IOException {
    if (section.isEmpty() || characters > MAX_CHARACTERS) {
      return;
    }
    String text = "\n### " + cell(title) + "\n" + section;
    characters += text.length();
    out.write(characters > MAX_CHARACTERS ? "\n… and more, which the other reports have\n" : text);
  }

  private static void addCases(StringBuilder text, Outcomes executed) {
    Outcomes failed = executed.with(TestCaseStatus.FAILED);
    Outcomes aborted = executed.with(TestCaseStatus.ABORTED);
    if (failed.isEmpty() && aborted.isEmpty()) {
      return;
    }
    List<CaseOutcome> shown = new ArrayList<>();
    shown.addAll(failed.subList(0, Math.min(MAX_CASES, failed.size())));
    shown.addAll(aborted.subList(0, Math.min(MAX_CASES - shown.size(), aborted.size())));
    text.append("\n| | Test | Table | Column | Result | Rows |\n|---|---|---|---|---|---|\n");
    for (CaseOutcome outcome : shown) {
      CaseEvidence evidence = new CaseEvidence(outcome);
      text.append(
          "| %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  evidence.status() == TestCaseStatus.FAILED ? "❌ Failed" : "⚠️ Aborted",
                  cell(evidence.name()),
                  cell(evidence.table()),
                  cell(evidence.column().orElse("")),
                  cell(evidence.sentence()),
                  cell(evidence.rows().orElse(""))));
    }
    addRest(text, failed.size() + aborted.size() - shown.size(), "test");
  }

  private static void addSkipped(StringBuilder text, List<SkippedCase> skipped) {
    if (skipped.isEmpty()) {
      return;
    }
    text.append("\n| Not run | Reason |\n|---|---|\n");
    for (SkippedCase one : skipped.subList(0, Math.min(MAX_OTHERS, skipped.size()))) {
      text.append("| %s | %s |\n".formatted(cell(one.fqn()), cell(one.reason())));
    }
    addRest(text, skipped.size() - MAX_OTHERS, "test");
  }

  private static void addProblems(StringBuilder text, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    text.append("\n| Problem | Place | What |\n|---|---|---|\n");
    for (Problem problem : problems.subList(0, Math.min(MAX_OTHERS, problems.size()))) {
      text.append(
          "| %s %s | %s | %s%s |\n"
              .formatted(
                  problem.severity().label(),
                  problem.code().id(),
                  cell(problem.location().map(Location::toString).orElse(problem.path())),
                  cell(problem.message()),
                  problem.hint().map(hint -> "<br>" + cell(hint)).orElse("")));
    }
    addRest(text, problems.size() - MAX_OTHERS, "problem");
  }

  private static void addRest(StringBuilder text, int rest, String noun) {
    if (rest > 0) {
      text.append("\n… and ").append(Wording.count(rest, "more " + noun)).append('\n');
    }
  }

  private static String mark(int code) {
    return switch (code) {
      case 0 -> "✅";
      case 1 -> "❌";
      default -> "⚠️";
    };
  }
}
