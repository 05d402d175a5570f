package io.dqrun.runner.report;

import static io.dqrun.runner.report.MarkupText.escape;

import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The cases of a run on the page, failed ones first and with everything about them. */
final class HtmlCases {

  private static final int MAX_DETAILED = 1_000;
  private static final int MAX_ROWS = 5_000;

  private final RunResult result;

  HtmlCases(RunResult result) {
    this.result = result;
  }

  void write(Writer out) throws IOException {
    writeDetailed(out, "Failed", "bad", result.executed().with(TestCaseStatus.FAILED));
    writeDetailed(out, "Aborted", "warn", result.executed().with(TestCaseStatus.ABORTED));
    writeSkipped(out);
    writePassed(out, result.executed().with(TestCaseStatus.SUCCESS));
  }

  private static void writeDetailed(
      Writer out, String title, String style, List<CaseOutcome> outcomes) throws IOException {
    if (outcomes.isEmpty()) {
      return;
    }
    out.write(
        "<h3 class=\"%s\">%s (%s)</h3>\n".formatted(style, title, Wording.number(outcomes.size())));
    for (CaseOutcome outcome : outcomes.subList(0, Math.min(MAX_DETAILED, outcomes.size()))) {
      write(out, new CaseEvidence(outcome), outcome);
    }
    writeRest(out, outcomes.size() - MAX_DETAILED);
  }

  private static void write(Writer out, CaseEvidence evidence, CaseOutcome outcome)
      throws IOException {
    boolean aborted = evidence.status() == TestCaseStatus.ABORTED;
    out.write(
        "<article class=\"case%s\">\n<h4>%s %s</h4>\n"
            .formatted(
                aborted ? " aborted" : "",
                aborted
                    ? "<span class=\"warn\">! Aborted</span>"
                    : "<span class=\"bad\">✗ Failed</span>",
                escape(evidence.name())));
    out.write(
        "<p class=\"soft\">%s%s · %s · %s</p>\n"
            .formatted(
                escape(evidence.table()),
                evidence.column().map(column -> ", column " + escape(column)).orElse(""),
                escape(evidence.definition()),
                Wording.duration(outcome.duration())));
    out.write("<p>" + escape(evidence.sentence()) + "</p>\n");
    if (evidence.rows().isPresent()) {
      out.write("<p>" + escape(evidence.rows().get()) + " did not fit</p>\n");
    }
    if (evidence.notDelivered().isPresent()) {
      out.write("<p class=\"warn\">" + escape(evidence.notDelivered().get()) + "</p>\n");
    }
    List<String> values = evidence.values();
    List<String> statements = evidence.statements();
    if (!values.isEmpty() || !statements.isEmpty()) {
      out.write("<details><summary>Values and SQL</summary>\n");
      if (!values.isEmpty()) {
        out.write("<pre>" + escape(String.join("\n", values)) + "</pre>\n");
      }
      for (String sql : statements) {
        out.write("<pre>" + escape(sql) + "</pre>\n");
      }
      out.write("</details>\n");
    }
    out.write("</article>\n");
  }

  private void writeSkipped(Writer out) throws IOException {
    List<SkippedCase> skipped = result.skipped();
    if (skipped.isEmpty()) {
      return;
    }
    out.write("<h3 class=\"warn\">Not run (%s)</h3>\n".formatted(Wording.number(skipped.size())));
    out.write(HtmlTable.head("Not run", List.of("Test", "Reason"), List.of()));
    for (SkippedCase one : skipped.subList(0, Math.min(MAX_ROWS, skipped.size()))) {
      out.write(
          "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
              .formatted(
                  escape(SafeText.line(one.fqn())), escape(SafeText.line(one.reason(), 1000))));
    }
    out.write("</tbody></table></div>\n");
    writeRest(out, skipped.size() - MAX_ROWS);
  }

  private static void writePassed(Writer out, List<CaseOutcome> outcomes) throws IOException {
    if (outcomes.isEmpty()) {
      return;
    }
    String count = Wording.number(outcomes.size());
    out.write("<h3 class=\"good\">Passed (" + count + ")</h3>\n");
    out.write("<details><summary>Show what passed</summary>\n");
    out.write(
        HtmlTable.head(
            "Passed", List.of("Test", "Table", "Column", "Definition", "Result"), List.of()));
    for (CaseOutcome outcome : outcomes.subList(0, Math.min(MAX_ROWS, outcomes.size()))) {
      CaseEvidence evidence = new CaseEvidence(outcome);
      out.write(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s%s</td></tr>\n"
              .formatted(
                  escape(evidence.name()),
                  escape(evidence.table()),
                  escape(evidence.column().orElse("")),
                  escape(evidence.definition()),
                  escape(SafeText.line(evidence.sentence())),
                  evidence
                      .notDelivered()
                      .map(text -> " <span class=\"warn\">" + escape(text) + "</span>")
                      .orElse("")));
    }
    out.write("</tbody></table></div>\n</details>\n");
    writeRest(out, outcomes.size() - MAX_ROWS);
  }

  private static void writeRest(Writer out, int rest) throws IOException {
    if (rest > 0) {
      out.write(
          "<p>… and %s; the JSON report has all of them.</p>\n"
              .formatted(Wording.count(rest, "more test")));
    }
  }
}
