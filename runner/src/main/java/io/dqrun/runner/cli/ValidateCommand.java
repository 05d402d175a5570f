package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.report.FileProblems;
import io.dqrun.runner.report.ProblemText;
import io.dqrun.runner.report.ReportSubject;
import io.dqrun.runner.report.ValidateJson;
import io.dqrun.runner.run.FileConnections;
import io.dqrun.runner.run.ServerCheck;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.work.OrderedWork;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code dq-run validate}. */
final class ValidateCommand implements Command {

  private static final Flag SERVER =
      Flag.toggle("server", "also ask the server that each workflow names");
  private static final Flag TARGET =
      Flag.value("target", "VERSION", "what must understand it: 1.5, 1.6.2, 1.7 or newest (1.6.2)");
  private static final Flag JOBS =
      Flag.value("jobs", "N", "files that are looked at at a time (processors)");

  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String operands() {
    return "PATH...";
  }

  @Override
  public String summary() {
    return "all problems of workflow files, without any network";
  }

  @Override
  public String description() {
    return """
        Reads every workflow and says everything that is wrong with it, with its place.
        PATH is a file, a folder (every .yaml, .yml and .json file below it) or - for
        standard input. Nothing is sent anywhere; with --server, the workflow's server
        is asked about suite, tables, definitions and connections, and not changed.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        SERVER,
        TARGET,
        JOBS,
        ReportFlags.of(ReportSubject.FILES),
        RunCommand.INSECURE_HTTP,
        RunCommand.INSECURE_TLS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    WorkflowFiles files =
        new WorkflowFiles(invocation.terminal(), ServerMode.CONFIGURED, target(settings));
    List<String> paths = WorkflowFiles.expand(this, settings.operands());
    int processors = Runtime.getRuntime().availableProcessors();
    int jobs = settings.number(JOBS, 1, 256, processors);
    try (ReportFlags.Reports<FileProblems> reports = ReportFlags.onFiles(invocation, paths)) {
      Summary summary = new Summary(invocation);
      OrderedWork.run(
          paths,
          jobs,
          path -> new FileProblems(path, problems(settings, files, path)),
          file -> {
            summary.add(file);
            reports.add(file);
          });
      return reports.finish(summary.end());
    }
  }

  private static TargetVersion target(Settings settings) throws UsageException {
    List<String> known = new ArrayList<>();
    for (TargetVersion target : TargetVersion.values()) {
      known.add(target.text());
    }
    String word = settings.choice(TARGET, known, TargetVersion.V1_6_2.text());
    return TargetVersion.find(word).orElse(TargetVersion.V1_6_2);
  }

  private static List<Problem> problems(Settings settings, WorkflowFiles files, String path) {
    ParsedWorkflow parsed = files.read(path);
    List<Problem> problems = files.problems(parsed);
    // Said here and not before each run, which may be a nightly one that is meant to be quiet.
    problems.addAll(parsed.clearSecrets(ServerUse.REAL));
    if (parsed.workflow().isPresent()) {
      problems.addAll(FileConnections.driverProperties(files.input(parsed)));
    }
    if (!settings.has(SERVER)
        || parsed.workflow().isEmpty()
        || problems.stream().anyMatch(Problem::isError)) {
      return problems;
    }
    ServerCheck check =
        new ServerCheck(RunCommand.plainHttp(settings), RunCommand.uncheckedTls(settings));
    List<Problem> all = new ArrayList<>(PlainHttpProblems.withoutWarning(problems));
    all.addAll(PlainHttpProblems.withOption(check.check(files.input(parsed))));
    return all.stream().sorted(Comparator.comparingInt(ValidateCommand::line)).toList();
  }

  /** What has no place in the file comes last. */
  private static int line(Problem problem) {
    return problem.location().map(Location::line).orElse(Integer.MAX_VALUE);
  }

  /** Says what was found, file by file; what was said is not kept. */
  private static final class Summary {
    private final Invocation invocation;
    private final List<FileProblems> kept = new ArrayList<>();
    private ExitCode code = ExitCode.OK;
    private int files;
    private int invalid;

    Summary(Invocation invocation) {
      this.invocation = invocation;
    }

    void add(FileProblems file) {
      files++;
      invalid += file.isValid() ? 0 : 1;
      for (Problem problem : file.problems()) {
        if (problem.isError()) {
          code = code.and(ExitCode.of(problem.code().category()));
        }
      }
      if (invocation.json()) {
        // One object holds all files, the exit code at its end.
        kept.add(file);
      } else {
        print(file);
      }
    }

    private void print(FileProblems file) {
      PrintStream out = invocation.terminal().out();
      for (Problem problem : file.problems()) {
        if (problem.severity() != Severity.NOTE || invocation.verbose()) {
          out.println(ProblemText.render(problem, invocation.style()));
        }
      }
      if (file.isValid() && !invocation.quiet()) {
        out.println(file.path() + ": valid");
      }
    }

    ExitCode end() {
      if (invocation.json()) {
        invocation.terminal().out().println(ValidateJson.line(kept, code.code()));
      } else if (files > 1 && !(invocation.quiet() && invalid == 0)) {
        invocation.terminal().err().println(files + " files, " + invalid + " invalid");
      }
      return code;
    }
  }
}
