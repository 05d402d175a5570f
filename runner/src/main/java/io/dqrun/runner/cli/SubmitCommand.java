package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.report.SubmitReport;
import io.dqrun.runner.result.SubmitResult;
import io.dqrun.runner.run.IngestionOptions;
import io.dqrun.runner.run.IngestionRun;
import io.dqrun.runner.run.RunOptions;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.runner.run.WorkflowInput;
import io.dqrun.submit.PipelineSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code dq-run submit}. */
final class SubmitCommand implements Command {

  private static final Flag WAIT = Flag.toggle("wait", "follow the run to its end");
  private static final Flag TIMEOUT =
      Flag.value("timeout", "DURATION", "with --wait: after that the run counts as stuck (30m)");
  private static final Flag SCHEDULE =
      Flag.value("schedule", "CRON", "let the server run it by itself, in UTC; none: on demand");
  private static final Flag RESOLVE =
      Flag.value("resolve", "RUN", "close a dead run that stays running; nothing else is done");

  @Override
  public String name() {
    return "submit";
  }

  @Override
  public String operands() {
    return "WORKFLOW...";
  }

  @Override
  public String summary() {
    return "let the server's own ingestion run workflows";
  }

  @Override
  public String description() {
    return """
        Creates suite and cases as run does, and an ingestion pipeline for them: the one
        of ingestionPipelineFQN, or one of its own. Deploys and triggers it; the tests
        are run by the server, with the connections that are stored there. With --wait,
        exit code 0 says that the run succeeded, 1 that a test failed, and 2 that the
        run did not succeed or came to no end.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        WAIT,
        TIMEOUT,
        SCHEDULE,
        RESOLVE,
        SelectionFlags.CREATE_SUITE,
        RunCommand.INSECURE_HTTP,
        RunCommand.INSECURE_TLS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    List<String> paths = WorkflowFiles.expand(this, settings.operands());
    Optional<String> resolve = resolve(settings, paths);
    Optional<PipelineSchedule> schedule = schedule(settings);
    Duration timeout = settings.duration(TIMEOUT, Duration.ofMinutes(30));
    RunOptions options = options(invocation, paths.size());
    WorkflowFiles files = new WorkflowFiles(invocation.terminal(), ServerMode.CONFIGURED);
    ExitCode code = ExitCode.OK;
    for (String path : paths) {
      SubmitResult result;
      try (WaitNotice notice = new WaitNotice(invocation.terminal())) {
        IngestionOptions ingestion =
            new IngestionOptions(
                schedule,
                settings.has(WAIT) ? Optional.of(timeout) : Optional.empty(),
                notice::begin);
        result = submit(new IngestionRun(options, ingestion), files, path, resolve);
      }
      RunVerdict verdict = SubmitVerdict.of(result);
      print(invocation, result, verdict);
      code = code.and(verdict.code());
    }
    return code;
  }

  private static Optional<String> resolve(Settings settings, List<String> paths)
      throws UsageException {
    Optional<String> run = settings.value(RESOLVE);
    if (run.isPresent() && (settings.has(WAIT) || settings.value(SCHEDULE).isPresent())) {
      throw new UsageException("--resolve closes a run and starts none; leave the others out");
    }
    if (run.isPresent() && paths.size() > 1) {
      throw new UsageException("--resolve needs the one workflow that the run belongs to");
    }
    if (run.filter(id -> id.isBlank() || id.contains("/")).isPresent()) {
      throw new UsageException("--resolve needs the id of a run, not '" + run.get() + "'");
    }
    return run;
  }

  private static Optional<PipelineSchedule> schedule(Settings settings) throws UsageException {
    Optional<String> cron = settings.value(SCHEDULE);
    if (cron.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          cron.get().equals("none") ? PipelineSchedule.ON_DEMAND : PipelineSchedule.of(cron.get()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--schedule: " + e.getMessage() + "; say one such as '0 2 * * *', or none");
    }
  }

  private static RunOptions options(Invocation invocation, int files) throws UsageException {
    RunOptions options = RunCommand.options(invocation, files);
    boolean tell =
        !invocation.quiet() && (invocation.verbose() || invocation.terminal().interactive());
    return options.withProgress(
        line -> {
          if (tell) {
            invocation.terminal().err().println(line);
          }
        });
  }

  private static SubmitResult submit(
      IngestionRun run, WorkflowFiles files, String path, Optional<String> resolve) {
    ParsedWorkflow parsed = files.read(path);
    List<Problem> problems = PlainHttpProblems.withoutWarning(files.problems(parsed));
    if (parsed.workflow().isEmpty() || problems.stream().anyMatch(Problem::isError)) {
      return SubmitResult.notSubmitted(path, problems);
    }
    WorkflowInput input = files.input(parsed);
    try {
      return resolve.isPresent()
          ? run.resolve(input, resolve.get(), problems)
          : run.submit(input, problems);
    } catch (DqException e) {
      return SubmitResult.notSubmitted(
          path, PlainHttpProblems.withOption(e.problems()).stream().map(input::locate).toList());
    }
  }

  private static void print(Invocation invocation, SubmitResult result, RunVerdict verdict) {
    if (invocation.json()) {
      invocation
          .terminal()
          .out()
          .println(SubmitReport.json(result, verdict.code().code(), verdict.reasons()));
      return;
    }
    invocation.complain(
        result.problems().stream()
            .filter(problem -> problem.severity() != Severity.NOTE || invocation.verbose())
            .toList());
    if (!(invocation.quiet() && verdict.code() == ExitCode.OK)) {
      invocation.terminal().out().print(SubmitReport.text(result, invocation.style()));
    }
  }
}
