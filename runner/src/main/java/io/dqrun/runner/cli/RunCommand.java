package io.dqrun.runner.cli;

import io.dqrun.client.PlainHttp;
import io.dqrun.client.UncheckedTls;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.report.FinishedRun;
import io.dqrun.runner.report.JsonReport;
import io.dqrun.runner.report.ReportSubject;
import io.dqrun.runner.report.TextReport;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.run.RunOptions;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.runner.run.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code dq-run run}. */
final class RunCommand implements Command {

  static final Flag SANDBOX =
      Flag.toggle("sandbox", "use a stand-in instead of the workflow's server");
  private static final Flag OFFLINE =
      Flag.toggle("offline", "ask no server; keep the results for 'dq-run outbox flush'");
  static final Flag INSECURE_HTTP =
      Flag.toggle("insecure-http", "let the token go over plain http to another machine");
  static final Flag INSECURE_TLS =
      Flag.toggle("insecure-tls", "let verifySSL: ignore hold for another machine");
  private static final Flag JOBS =
      Flag.value("jobs", "N", "parallel connections per database service (4)");
  static final Flag COMPAT =
      Flag.value("compat", "WAY", "judge as openmetadata 1.6 does, quirks included, or clean")
          .of("run");
  private static final Flag TEST_TIMEOUT =
      Flag.value("test-timeout", "DURATION", "longest time of one statement (10m)");

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String operands() {
    return "WORKFLOW...";
  }

  @Override
  public String summary() {
    return "run workflows and deliver the results; 'run' may be left out";
  }

  @Override
  public String description() {
    return """
    Validates each workflow, creates what the server lacks, runs the tests in the
    databases, and delivers results and pipeline status. WORKFLOW is a file, a
    folder or - for standard input.\
    """;
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        SelectionFlags.SELECT,
        SelectionFlags.EXCLUDE,
        SelectionFlags.CREATE_SUITE,
        SANDBOX,
        OFFLINE,
        JOBS,
        TEST_TIMEOUT,
        COMPAT,
        RowFlags.FAILED_ROWS,
        RowFlags.LOCATIONS,
        LimitFlags.DEADLINE,
        LimitFlags.IF_LOCKED,
        LimitFlags.OUTBOX_LIMIT,
        FailOn.FLAG,
        ReportFlags.of(ReportSubject.RUNS),
        INSECURE_HTTP,
        INSECURE_TLS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Settings settings = invocation.settings();
    Set<FailOn> failOn = FailOn.parse(settings);
    if (settings.has(OFFLINE) && settings.has(SANDBOX)) {
      throw new UsageException(
          "--offline keeps results for the server, --sandbox throws them away; say one of them");
    }
    HeadStart.take();
    List<String> paths = WorkflowFiles.expand(this, settings.operands());
    WorkflowRun run = new WorkflowRun(options(invocation, paths.size()));
    WorkflowFiles files = new WorkflowFiles(invocation.terminal(), mode(invocation));
    SelectionFlags.Unmatched unmatched = new SelectionFlags.Unmatched();
    ExitCode code = ExitCode.OK;
    try (ReportFlags.Reports<FinishedRun> reports = ReportFlags.onRuns(invocation, paths);
        StopSignals signals = StopSignals.listen(invocation.terminal(), run::stop)) {
      GroupRuns groups = new GroupRuns(run, files, paths);
      for (int i = 0; i < paths.size(); i++) {
        RunResult result = groups.result(i);
        RunVerdict verdict = verdict(result, failOn, signals);
        print(invocation, result, verdict);
        reports.add(
            new FinishedRun(result, verdict.code().code(), verdict.reasons(), Instant.now()));
        code = code.and(verdict.code());
        result.suite().ifPresent(suite -> unmatched.add(result.problems()));
      }
      code = complain(invocation, unmatched, code);
      return reports.finish(code.and(signals.received().map(StopSignal::exitCode).orElse(code)));
    }
  }

  private static RunVerdict verdict(RunResult result, Set<FailOn> failOn, StopSignals signals) {
    RunVerdict verdict = RunVerdict.of(result, failOn);
    return signals.received().map(verdict::stoppedBy).orElse(verdict);
  }

  /** Tells of patterns that fit no case of any file. */
  static ExitCode complain(
      Invocation invocation, SelectionFlags.Unmatched unmatched, ExitCode code) {
    List<Problem> errors = unmatched.errors();
    invocation.complain(errors);
    return errors.isEmpty() ? code : code.and(ExitCode.NOT_RUN);
  }

  static RunOptions options(Invocation invocation, int files) throws UsageException {
    Settings settings = invocation.settings();
    return new RunOptions(
        invocation.stateDir(),
        settings.number(JOBS, 1, 64, 4),
        settings.duration(TEST_TIMEOUT, Duration.ofMinutes(10)),
        mode(invocation),
        plainHttp(settings),
        uncheckedTls(settings),
        SelectionFlags.of(settings, files),
        compatibility(settings),
        LimitFlags.of(settings),
        RowFlags.of(settings),
        line -> {
          if (!invocation.quiet()) {
            invocation.terminal().err().println("dq-run: " + line);
          }
        },
        line -> {
          if (invocation.verbose()) {
            invocation.terminal().err().println(line);
          }
        });
  }

  private static Compatibility compatibility(Settings settings) throws UsageException {
    String way = settings.choice(COMPAT, List.of("openmetadata", "clean"), "openmetadata");
    return Compatibility.valueOf(way.toUpperCase(Locale.ROOT));
  }

  static PlainHttp plainHttp(Settings settings) {
    return settings.has(INSECURE_HTTP) ? PlainHttp.ALLOW_TOKEN : PlainHttp.REFUSE_TOKEN;
  }

  static UncheckedTls uncheckedTls(Settings settings) {
    return settings.has(INSECURE_TLS) ? UncheckedTls.ALLOW : UncheckedTls.REFUSE;
  }

  static ServerMode mode(Invocation invocation) {
    if (invocation.settings().has(OFFLINE)) {
      return ServerMode.OFFLINE;
    }
    return invocation.settings().has(SANDBOX) ? ServerMode.SANDBOX : ServerMode.CONFIGURED;
  }

  private static void print(Invocation invocation, RunResult result, RunVerdict verdict) {
    if (invocation.json()) {
      JsonReport.print(
          result, verdict.code().code(), verdict.reasons(), invocation.terminal().out());
      return;
    }
    invocation.complain(
        result.problems().stream()
            .filter(problem -> problem.severity() != Severity.NOTE || invocation.verbose())
            .toList());
    boolean started = result.suite().isPresent();
    if (started && !(invocation.quiet() && verdict.code() == ExitCode.OK)) {
      invocation.terminal().out().print(TextReport.render(result, invocation.style()));
    }
  }
}
