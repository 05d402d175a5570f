package io.dqrun.runner.report;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Outcomes;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.SkippedCase;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The XML that servers of continuous integration read: a suite for each table or file. A failed
 * test is a failure, an aborted one an error, one that was not run is skipped.
 */
final class JunitReport implements Report.OfRuns, Report.OfFiles {

  /** The parts of a table's name. */
  private static final int TABLE_DEPTH = 4;

  private static final int MAX_PROBLEMS = 20;

  private JunitTotals all = JunitTotals.NONE;

  /** The cases of one table. */
  private static final class Suite {
    private final List<Outcomes> outcomes = new ArrayList<>();
    private final List<SkippedCase> skipped = new ArrayList<>();
    private Duration time = Duration.ZERO;

    JunitTotals totals() {
      return new JunitTotals(
          outcomes.stream().mapToInt(Outcomes::size).sum() + skipped.size(),
          count(TestCaseStatus.FAILED),
          count(TestCaseStatus.ABORTED),
          skipped.size(),
          time);
    }

    private int count(TestCaseStatus status) {
      return outcomes.stream().mapToInt(part -> part.count(status)).sum();
    }
  }

  @Override
  public void begin(Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write("<testsuites" + JunitXml.attribute("name", "dq-run") + all.attributes() + ">\n");
  }

  @Override
  public void end(int exitCode, Writer out) throws IOException {
    out.write("</testsuites>\n");
  }

  @Override
  public void add(FinishedRun run, Writer out) throws IOException {
    RunResult result = run.result();
    Instant start = run.endedAt().minus(result.duration());
    Map<String, Suite> suites = suites(result);
    Optional<String> error = errorOfRun(run);
    if (error.isPresent() || suites.isEmpty()) {
      JunitTotals totals = new JunitTotals(1, 0, error.isPresent() ? 1 : 0, 0, result.duration());
      open(out, SafeText.line(result.workflow()), totals, start, run);
      String name = SafeText.line(result.workflow());
      JunitXml.openCase(out, "run of the workflow", name, result.duration(), error.isEmpty());
      if (error.isPresent()) {
        JunitXml.body(out, "error", error.get().lines().findFirst().orElse(""), "run", error.get());
        JunitXml.closeCase(out);
      }
      JunitXml.closeSuite(out);
    }
    for (Map.Entry<String, Suite> entry : suites.entrySet()) {
      open(out, entry.getKey(), entry.getValue().totals(), start, run);
      for (Outcomes part : entry.getValue().outcomes) {
        for (CaseOutcome outcome : part) {
          write(out, outcome);
        }
      }
      for (SkippedCase one : entry.getValue().skipped) {
        JunitXml.openCase(out, SafeText.line(one.name()), entry.getKey(), Duration.ZERO, false);
        out.write(
            "      <skipped"
                + JunitXml.attribute("message", SafeText.line(one.reason(), 1000))
                + "/>\n");
        JunitXml.closeCase(out);
      }
      JunitXml.closeSuite(out);
    }
  }

  /** What went wrong beyond single cases. */
  private static Optional<String> errorOfRun(FinishedRun run) {
    List<Problem> errors = run.result().problems().stream().filter(Problem::isError).toList();
    // With 0 and 1 everything was executed and delivered, or nobody minds.
    return run.exitCode() <= 1 || errors.isEmpty() ? Optional.empty() : Optional.of(text(errors));
  }

  private static String text(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
      text.append(SafeText.block(ProblemText.render(problem, TextStyle.PLAIN))).append('\n');
    }
    if (problems.size() > MAX_PROBLEMS) {
      text.append("… and ")
          .append(Wording.count(problems.size() - MAX_PROBLEMS, "more problem"))
          .append('\n');
    }
    return text.toString();
  }

  private static Map<String, Suite> suites(RunResult result) {
    Map<String, Suite> suites = new LinkedHashMap<>();
    result
        .executed()
        .byTable()
        .forEach(
            (table, outcomes) ->
                suites
                    .computeIfAbsent(SafeText.line(table.toString()), key -> new Suite())
                    .outcomes
                    .add(outcomes));
    for (SkippedCase one : result.skipped()) {
      suites.computeIfAbsent(table(one), key -> new Suite()).skipped.add(one);
    }
    for (ScanSummary scan : result.scans()) {
      Suite suite = suites.get(SafeText.line(scan.table()));
      if (suite != null) {
        suite.time = suite.time.plus(scan.duration());
      }
    }
    return suites;
  }

  private static String table(SkippedCase one) {
    try {
      FullyQualifiedName name = FullyQualifiedName.parse(one.fqn());
      int depth = Math.min(TABLE_DEPTH, name.depth() - 1);
      return SafeText.line(depth < 1 ? one.fqn() : name.prefix(depth).toString());
    } catch (IllegalArgumentException e) {
      return SafeText.line(one.fqn());
    }
  }

  private static void write(Writer out, CaseOutcome outcome) throws IOException {
    CaseEvidence evidence = new CaseEvidence(outcome);
    String name = evidence.name() + evidence.column().map(column -> " (" + column + ")").orElse("");
    String element =
        switch (evidence.status()) {
          case FAILED -> "failure";
          case ABORTED -> "error";
          default -> "";
        };
    boolean good = element.isEmpty();
    JunitXml.openCase(out, name, evidence.table(), outcome.duration(), good);
    if (!good) {
      JunitXml.body(out, element, evidence.sentence(), evidence.definition(), details(evidence));
      JunitXml.closeCase(out);
    }
  }

  private static String details(CaseEvidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add(evidence.sentence());
    evidence.rows().ifPresent(lines::add);
    lines.addAll(evidence.values());
    evidence.notDelivered().ifPresent(lines::add);
    evidence.statements().forEach(sql -> lines.add("\n" + sql));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public void add(FileProblems file, Writer out) throws IOException {
    List<Problem> told =
        file.problems().stream().filter(problem -> problem.severity() != Severity.NOTE).toList();
    List<Problem> errors = told.stream().filter(Problem::isError).toList();
    String path = SafeText.line(file.path());
    JunitTotals totals = new JunitTotals(1, errors.isEmpty() ? 0 : 1, 0, 0, Duration.ZERO);
    all = all.plus(totals);
    out.write("  <testsuite" + JunitXml.attribute("name", path) + totals.attributes() + ">\n");
    JunitXml.openCase(out, path, "dq-run validate", Duration.ZERO, told.isEmpty());
    if (!errors.isEmpty()) {
      String first = SafeText.line(errors.get(0).message(), 1000);
      String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
      JunitXml.body(out, "failure", first + more, errors.get(0).code().id(), text(told));
    } else if (!told.isEmpty()) {
      out.write("      <system-out>" + MarkupText.escape(text(told)) + "</system-out>\n");
    }
    if (!told.isEmpty()) {
      JunitXml.closeCase(out);
    }
    JunitXml.closeSuite(out);
  }

  private void open(Writer out, String name, JunitTotals totals, Instant start, FinishedRun run)
      throws IOException {
    all = all.plus(totals);
    String timestamp =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            start.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    out.write(
        "  <testsuite"
            + JunitXml.attribute("name", name)
            + totals.attributes()
            + JunitXml.attribute("timestamp", timestamp)
            + ">\n    <properties>\n");
    RunResult result = run.result();
    JunitXml.property(out, "workflow", result.workflow());
    JunitXml.property(out, "runId", result.runId());
    if (result.suite().isPresent()) {
      JunitXml.property(out, "suite", result.suite().get().name());
    }
    if (result.server().isPresent()) {
      JunitXml.property(out, "server", result.server().get().url());
      JunitXml.property(out, "serverVersion", result.server().get().version());
    }
    JunitXml.property(out, "state", result.state().text());
    JunitXml.property(out, "exitCode", String.valueOf(run.exitCode()));
    out.write("    </properties>\n");
  }
}
