package io.dqrun.runner.cli;

import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.bulk.BulkConverter;
import io.dqrun.convert.bulk.FileConversion.Text;
import io.dqrun.convert.bulk.NewFile;
import io.dqrun.convert.merge.MergedSuite;
import io.dqrun.convert.merge.SuiteMerge;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.report.ConvertJson;
import io.dqrun.runner.report.ProblemText;
import io.dqrun.workflow.TargetVersion;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code dq-run convert --merge}. */
final class ConvertMerge {

  /** Lines for what went wrong; with the summary below them, they fit on a screen. */
  private static final int MOST_LINES = 38;

  private final String suite;
  private final TargetVersion target;
  private final Invocation invocation;
  private final Optional<Path> place;

  private ConvertMerge(
      String suite, TargetVersion target, Invocation invocation, Optional<Path> place) {
    this.suite = suite;
    this.target = target;
    this.invocation = invocation;
    this.place = place;
  }

  /** Reads what the options say. */
  static ConvertMerge of(
      String suite, ConvertMode mode, TargetVersion target, Invocation invocation)
      throws UsageException {
    boolean file = mode == ConvertMode.FOLDER;
    if (!file && mode != ConvertMode.REPORT && mode != ConvertMode.STANDARD_OUTPUT) {
      throw new UsageException("--merge makes a new file: it goes with --out DIR, or with nothing");
    }
    if (!target.isAtLeast(TargetVersion.V1_6_2)) {
      throw new UsageException("logical suites came with OpenMetadata 1.6.2; say another --target");
    }
    if (invocation.json() && !file) {
      throw new UsageException("--merge with --output json needs --out DIR");
    }
    if (invocation.settings().operands().contains("-")) {
      throw new UsageException("--merge takes files and folders, not standard input");
    }
    String folder = invocation.settings().value(ConvertMode.OUT).orElse("");
    return new ConvertMerge(
        suite, target, invocation, file ? Optional.of(place(folder, suite)) : Optional.empty());
  }

  private static Path place(String folder, String suite) throws UsageException {
    try {
      Path name = Path.of(suite + ".yaml");
      if (name.getNameCount() == 1 && !name.isAbsolute() && !suite.isBlank()) {
        return Path.of(folder).resolve(name);
      }
    } catch (InvalidPathException e) {
      // Told below, as for every name that leads elsewhere.
    }
    throw new UsageException(
        "the suite's name '" + suite + "' is no file name; leave --out out, and say where with >");
  }

  private record Input(List<Text> texts, boolean workflow, Status status, List<Problem> problems) {}

  ExitCode run(BulkConverter bulk, List<String> operands) {
    ConvertInputs inputs = ConvertInputs.of(operands);
    List<Problem> problems = new ArrayList<>(inputs.problems());
    List<String> sources = new ArrayList<>();
    SuiteMerge merge = new SuiteMerge(suite, target);
    bulk.convert(
        inputs.files(),
        file -> new Input(file.texts(), file.isWorkflow(), file.status(), file.problems()),
        input -> {
          problems.addAll(input.problems());
          if (input.workflow()) {
            for (Text text : input.texts()) {
              sources.add(text.name());
              merge.add(text.name(), text.content());
            }
          }
        });
    MergedSuite merged = merge.merge();
    boolean complete = problems.stream().noneMatch(Problem::isError);
    if (complete || merged.problems().stream().anyMatch(Problem::isError)) {
      problems.addAll(merged.problems());
    }
    if (complete && merged.text().isPresent()) {
      complete = write(merged.text().get(), problems);
    } else {
      complete = false;
    }
    return tell(merged, sources, problems, complete);
  }

  private boolean write(String text, List<Problem> problems) {
    try {
      if (place.isPresent()) {
        NewFile.create(place.get(), text);
      } else {
        invocation.terminal().out().print(text);
      }
      return true;
    } catch (DqException e) {
      problems.addAll(e.problems());
      return false;
    }
  }

  private ExitCode tell(
      MergedSuite merged, List<String> sources, List<Problem> problems, boolean written) {
    ExitCode code = ExitCode.OK;
    for (Problem problem : problems) {
      code = problem.isError() ? code.and(ExitCode.of(problem.code().category())) : code;
    }
    if (invocation.json()) {
      String path = place.map(Path::toString).orElse("");
      invocation
          .terminal()
          .out()
          .println(
              ConvertJson.merged(
                  path,
                  written ? "converted" : "refused",
                  problems,
                  suite,
                  sources,
                  merged.cases()));
      return code;
    }
    tell(problems);
    if (written && place.isPresent() && !invocation.quiet()) {
      invocation
          .terminal()
          .out()
          .println(
              "%s: %d workflows merged; its head lists %d test cases for the suite"
                  .formatted(place.get(), sources.size(), merged.cases().size()));
    }
    return code;
  }

  private void tell(List<Problem> problems) {
    PrintStream err = invocation.terminal().err();
    boolean failed = problems.stream().anyMatch(Problem::isError);
    int lines = 0;
    int untold = 0;
    for (Problem problem : problems) {
      boolean shown =
          failed
              ? problem.isError()
              : !invocation.quiet()
                  && (problem.severity() == Severity.WARNING || invocation.verbose());
      String text = shown ? ProblemText.render(problem, invocation.style()) : "";
      lines += (int) text.lines().count();
      if (lines > MOST_LINES) {
        untold++;
      } else {
        err.print(text);
      }
    }
    if (untold > 0) {
      err.println(untold + " more problems; --output json with --out tells all of them");
    }
  }
}
