package io.dqrun.runner.report;

import static io.dqrun.runner.report.MarkupText.escape;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.Counts;
import io.dqrun.runner.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * One page that needs nothing else: no script, no font and no picture from anywhere. What is wrong
 * comes first; status is told by words, not only by color.
 */
final class HtmlReport implements Report.OfRuns, Report.OfFiles {

  private static final int MAX_PROBLEMS = 200;

  private final StringBuilder rows = new StringBuilder();
  private int subjects;
  private int bad;
  private String title = "";

  @Override
  public void begin(Writer out) throws IOException {
    String css = css();
    out.write(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <header>
        <h1>%s</h1>
        </header>
        <main>
        """
            .formatted(sha256(css), heading(), css, heading()));
    out.write(rows.isEmpty() ? "" : rows + "</tbody></table></div>\n");
  }

  private String heading() {
    return escape(
        bad == 0
            ? title + ": all well"
            : "%s: %s of %s not good".formatted(title, Wording.number(bad), subjects));
  }

  @Override
  public void end(int exitCode, Writer out) throws IOException {
    out.write(
        "</main>\n<footer><p class=\"soft\">Exit code %d. Times are UTC.</p></footer>\n</body>\n</html>\n"
            .formatted(exitCode));
  }

  @Override
  public void add(FinishedRun run, Writer out) throws IOException {
    RunResult result = run.result();
    subjects++;
    bad += run.verdict() == 0 ? 0 : 1;
    title = Wording.count(subjects, "workflow") + " run";
    if (rows.isEmpty()) {
      rows.append(
          HtmlTable.head(
              "Workflows",
              List.of("Workflow", "Verdict"),
              List.of("Passed", "Failed", "Aborted", "Not run", "Delivered", "Kept", "Refused")));
    }
    Counts counts = result.counts();
    String id = "w" + subjects;
    rows.append(
        "<tr><th scope=\"row\"><a href=\"#%s\">%s</a></th><td>%s</td>%s</tr>\n"
            .formatted(
                id,
                escape(SafeText.line(result.workflow())),
                verdict(run.verdict()),
                HtmlTable.numbers(
                    counts.passed(),
                    counts.failed(),
                    counts.aborted(),
                    counts.skipped(),
                    counts.delivered(),
                    counts.queued(),
                    counts.rejected())));
    out.write("<section aria-labelledby=\"%s\">\n".formatted(id));
    String name = result.suite().map(suite -> suite.name()).orElse(result.workflow());
    out.write("<h2 id=\"%s\">%s</h2>\n".formatted(id, escape(SafeText.line(name))));
    writeFacts(run, out);
    writeProblems(result.problems(), out);
    HtmlTablesOfRun.write(result, out);
    new HtmlCases(result).write(out);
    out.write("</section>\n");
  }

  private static void writeFacts(FinishedRun run, Writer out) throws IOException {
    RunResult result = run.result();
    String server =
        result
            .server()
            .map(one -> "on %s (OpenMetadata %s)".formatted(one.url(), one.version()))
            .orElse("without a server");
    out.write(
        "<p>%s %s %s</p>\n<p class=\"soft\">Run %s, ended %s, took %s, state %s, exit code %d</p>\n"
            .formatted(
                verdict(run.verdict()),
                escape(SafeText.line(result.workflow())),
                escape(SafeText.line(server)),
                escape(SafeText.line(result.runId())),
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .format(run.endedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)),
                Wording.duration(result.duration()),
                escape(result.state().text()),
                run.exitCode()));
    if (!run.exitReasons().isEmpty()) {
      out.write("<ul>\n");
      for (String reason : run.exitReasons().subList(0, Math.min(20, run.exitReasons().size()))) {
        out.write("<li>" + escape(SafeText.line(reason, 1000)) + "</li>\n");
      }
      out.write("</ul>\n");
    }
  }

  @Override
  public void add(FileProblems file, Writer out) throws IOException {
    subjects++;
    bad += file.isValid() ? 0 : 1;
    title = Wording.count(subjects, "file") + " validated";
    if (rows.isEmpty()) {
      rows.append(HtmlTable.head("Files", List.of("File", "Verdict"), List.of("Errors", "Others")));
    }
    long errors = file.problems().stream().filter(Problem::isError).count();
    String path = escape(SafeText.line(file.path()));
    String id = "f" + subjects;
    rows.append(
        "<tr><th scope=\"row\">%s</th><td>%s</td>%s</tr>\n"
            .formatted(
                file.problems().isEmpty() ? path : "<a href=\"#" + id + "\">" + path + "</a>",
                file.isValid()
                    ? "<span class=\"good\">✓ valid</span>"
                    : "<span class=\"bad\">✗ invalid</span>",
                HtmlTable.numbers(errors, file.problems().size() - errors)));
    if (!file.problems().isEmpty()) {
      out.write("<section aria-labelledby=\"%s\">\n".formatted(id));
      out.write("<h2 id=\"%s\">%s</h2>\n".formatted(id, path));
      writeProblems(file.problems(), out);
      out.write("</section>\n");
    }
  }

  private static void writeProblems(List<Problem> problems, Writer out) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    out.write("<h3>Problems (" + Wording.number(problems.size()) + ")</h3>\n");
    for (Problem problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
      out.write("<pre>" + escape(ProblemText.render(problem, TextStyle.PLAIN)) + "</pre>\n");
    }
    if (problems.size() > MAX_PROBLEMS) {
      out.write(
          "<p>… and %s; the JSON report has all of them.</p>\n"
              .formatted(Wording.count(problems.size() - MAX_PROBLEMS, "more problem")));
    }
  }

  private static String verdict(int code) {
    return switch (code) {
      case 0 -> "<span class=\"good\">✓ passed</span>";
      case 1 -> "<span class=\"bad\">✗ failed</span>";
      case 75 -> "<span class=\"warn\">→ not delivered yet</span>";
      default -> "<span class=\"warn\">! not all was done</span>";
    };
  }

  private static String css() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("report.css is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
