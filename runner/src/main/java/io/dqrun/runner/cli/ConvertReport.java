package io.dqrun.runner.cli;

import io.dqrun.convert.Conversion.AppliedRule;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.bulk.FileConversion;
import io.dqrun.convert.bulk.FileConversion.Change;
import io.dqrun.convert.bulk.FileConversion.Text;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.report.ConvertJson;
import io.dqrun.runner.report.ProblemText;
import io.dqrun.runner.report.TextDiff;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells what becomes of the files, each as soon as it is known; what was told is not kept. */
final class ConvertReport {

  /** Lines for what went wrong; with the summary below them, they fit on a screen. */
  private static final int MOST_LINES = 36;

  private static final int MOST_HINTS = 1_000;

  private final Invocation invocation;
  private final ConvertMode mode;
  private final PrintStream told;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Set<String> hints = new HashSet<>();
  private ProgressBar progress;
  private ExitCode code = ExitCode.OK;
  private int files;
  private int converted;
  private int unchanged;
  private int refused;
  private int others;
  private int lines;
  private int untold;

  private record Rule(String title, int files) {}

  /** What is needed of a file to tell about it; much less than its texts. */
  record View(
      String path,
      Status status,
      boolean workflow,
      List<AppliedRule> rules,
      List<Problem> problems,
      String output) {}

  ConvertReport(Invocation invocation, ConvertMode mode) {
    this.invocation = invocation;
    this.mode = mode;
    this.told =
        mode.takesStandardOutput() ? invocation.terminal().err() : invocation.terminal().out();
    this.progress = ProgressBar.of(invocation, 0);
  }

  /** Begins with so many files. */
  void start(int total) {
    progress = ProgressBar.of(invocation, total);
  }

  /** What to keep of a conversion; called on many threads. */
  View view(FileConversion file) {
    StringBuilder output = new StringBuilder();
    List<Problem> problems = new ArrayList<>(file.problems());
    Status status = file.status();
    if (mode.showsDiff()) {
      for (Change change : file.changes()) {
        output.append(
            TextDiff.unified(change.name(), change.before(), change.after(), invocation.style()));
      }
    } else if (mode == ConvertMode.STANDARD_OUTPUT) {
      List<Text> texts = file.texts();
      if (texts.size() > 1) {
        status = Status.REFUSED;
        problems.add(
            Problem.error(
                    ProblemCode.CONVERSION_REFUSED,
                    "the file becomes "
                        + texts.size()
                        + " files, which standard output cannot hold")
                .withHint("convert it with --out DIR or --write"));
      } else {
        texts.forEach(text -> output.append(text.content()));
      }
    }
    return new View(
        file.file().name(), status, file.isWorkflow(), file.rules(), problems, output.toString());
  }

  /** Tells about a file. */
  void add(View file) {
    files++;
    file.problems().stream()
        .filter(Problem::isError)
        .forEach(problem -> code = code.and(ExitCode.of(problem.code().category())));
    switch (file.status()) {
      case CONVERTED -> converted++;
      case UNCHANGED -> {
        unchanged += file.workflow() ? 1 : 0;
        others += file.workflow() ? 0 : 1;
      }
      case REFUSED -> refused++;
    }
    if (file.status() == Status.CONVERTED) {
      file.rules()
          .forEach(
              rule ->
                  rules.merge(
                      rule.id(),
                      new Rule(rule.title(), 1),
                      (all, one) -> new Rule(all.title(), all.files() + 1)));
    }
    if (invocation.json()) {
      progress.clear();
      told.println(
          ConvertJson.line(
              file.path(),
              file.status().name().toLowerCase(Locale.ROOT),
              file.rules().stream().map(AppliedRule::id).toList(),
              file.problems()));
    } else {
      tell(file);
    }
    progress.step();
  }

  /** Tells what is wrong with no file, but with a folder. */
  void complain(List<Problem> problems) {
    for (Problem problem : problems) {
      code = code.and(ExitCode.of(problem.code().category()));
      progress.clear();
      invocation.terminal().err().print(limited(ProblemText.render(problem, invocation.style())));
    }
  }

  private void tell(View file) {
    if (!file.output().isEmpty()) {
      progress.clear();
      invocation.terminal().out().print(file.output());
    }
    switch (file.status()) {
      case CONVERTED -> {
        if (!invocation.quiet()) {
          if (!mode.takesStandardOutput()) {
            say(file.path() + ": " + mode.verb() + " (" + ids(file.rules()) + ")");
          }
          remarks(file);
        }
      }
      case UNCHANGED -> {
        if (invocation.verbose() && !mode.takesStandardOutput()) {
          say(file.path() + (file.workflow() ? ": nothing to do" : ": no workflow, left alone"));
        }
        remarks(file);
      }
      case REFUSED -> {
        for (Problem problem : file.problems()) {
          if (problem.isError()) {
            progress.clear();
            told.print(limited(ProblemText.render(problem, invocation.style())));
          }
        }
      }
    }
  }

  private static String ids(List<AppliedRule> rules) {
    return String.join(", ", rules.stream().map(AppliedRule::id).toList());
  }

  private void remarks(View file) {
    for (Problem problem : file.problems()) {
      boolean shown =
          problem.severity() == Severity.WARNING
              || (invocation.verbose() && problem.code() != ProblemCode.NOT_A_WORKFLOW);
      if (shown && !invocation.quiet()) {
        say("  " + ProblemText.line(problem, invocation.style()));
        problem.hint().filter(this::isNews).ifPresent(hint -> say("    " + hint));
      }
    }
  }

  /** Whether a hint was not told yet; most are the same for many files. */
  private boolean isNews(String hint) {
    return hints.size() >= MOST_HINTS || hints.add(hint);
  }

  private void say(String line) {
    progress.clear();
    told.println(line);
  }

  /** A text, as long as there is room for it. */
  private String limited(String text) {
    int height = (int) text.lines().count();
    if (lines + height > MOST_LINES || untold > 0) {
      untold++;
      return "";
    }
    lines += height;
    return text;
  }

  /** Ends with what it was all in all. */
  ExitCode end() {
    progress.clear();
    if (mode.checks() && converted > 0) {
      code = code.and(ExitCode.INVALID_INPUT);
    }
    boolean bad = code != ExitCode.OK;
    if (invocation.json() || (invocation.quiet() && !bad)) {
      return code;
    }
    if (!invocation.quiet() && !mode.takesStandardOutput()) {
      rules.forEach((id, rule) -> say(legend(id, rule)));
    }
    PrintStream err = invocation.terminal().err();
    if (untold > 0) {
      err.println(untold + " more problems; --output json tells all of them");
    }
    if (files > 1 || unchanged + others == 1) {
      err.println(summary());
    }
    if (mode == ConvertMode.REPORT && converted > 0 && !invocation.quiet()) {
      err.println("nothing was written; --diff shows the changes, --write makes them");
    }
    return code;
  }

  private String legend(String id, Rule rule) {
    String count = files > 1 ? "%,6d x ".formatted(rule.files()) : "  ";
    return "%s%-6s %s".formatted(count, id, rule.title());
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(converted + " " + mode.verb());
    parts.add(unchanged + " up to date");
    parts.add(refused + " refused");
    if (others > 0) {
      parts.add(others + " no workflow");
    }
    return files + (files == 1 ? " file: " : " files: ") + String.join(", ", parts);
  }
}
