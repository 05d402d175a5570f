package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.Category;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.report.OutboxJson;
import io.dqrun.runner.report.OutboxReport;
import io.dqrun.runner.result.FlushResult;
import io.dqrun.runner.run.KeptResults;
import io.dqrun.runner.run.ServerMode;
import io.dqrun.workflow.ServerConnection;
import io.dqrun.workflow.Workflow;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code dq-run outbox flush}: sends what is kept to the servers of workflows. */
final class OutboxFlush {

  private final Invocation invocation;
  private final KeptResults kept;
  private final List<Problem> problems = new ArrayList<>();
  private ExitCode code = ExitCode.OK;

  OutboxFlush(Invocation invocation, KeptResults kept) {
    this.invocation = invocation;
    this.kept = kept;
  }

  ExitCode run(Command command, List<String> operands) throws UsageException {
    if (operands.isEmpty()) {
      throw new UsageException(
          "dq-run outbox flush needs a workflow, which names server and token; the outbox knows no"
              + " token");
    }
    List<FlushResult> results = new ArrayList<>();
    for (Map.Entry<ServerConnection, List<Workflow>> server :
        servers(WorkflowFiles.expand(command, operands)).entrySet()) {
      FlushResult result =
          kept.flush(
              server.getKey(),
              server.getValue(),
              RunCommand.plainHttp(invocation.settings()),
              RunCommand.uncheckedTls(invocation.settings()));
      results.add(result);
      judge(result);
    }
    print(results);
    return code;
  }

  /** The servers of all files without errors; the errors of the others are told. */
  private Map<ServerConnection, List<Workflow>> servers(List<String> paths) {
    WorkflowFiles files = new WorkflowFiles(invocation.terminal(), ServerMode.CONFIGURED);
    Map<ServerConnection, List<Workflow>> servers = new LinkedHashMap<>();
    for (String path : paths) {
      List<Problem> errors = new ArrayList<>();
      try {
        ParsedWorkflow parsed = files.read(path);
        files.problems(parsed).stream().filter(Problem::isError).forEach(errors::add);
        if (errors.isEmpty()) {
          Workflow workflow = files.input(parsed).workflow();
          servers
              .computeIfAbsent(
                  workflow.workflowConfig().openMetadataServerConfig(), key -> new ArrayList<>())
              .add(workflow);
        }
      } catch (DqException e) {
        errors.addAll(e.problems());
      }
      problems.addAll(errors);
      errors.forEach(error -> code = code.and(ExitCode.of(error.code().category())));
    }
    return servers;
  }

  private void judge(FlushResult result) {
    for (Problem problem : result.problems()) {
      Category category = problem.code().category();
      // A server that cannot be reached means here that the results still wait.
      if (problem.isError() && category != Category.UNREACHABLE) {
        code = code.and(ExitCode.of(category));
      }
    }
    if (result.rejected() > 0) {
      code = code.and(ExitCode.NOT_RUN);
    }
    if (result.queued() > 0) {
      code = code.and(ExitCode.UNDELIVERED);
    }
  }

  private void print(List<FlushResult> results) {
    PrintStream out = invocation.terminal().out();
    if (invocation.json()) {
      out.println(OutboxJson.flushed(results, problems, code.code()));
      return;
    }
    invocation.complain(problems);
    results.forEach(result -> invocation.complain(PlainHttpProblems.withOption(result.problems())));
    if (!(invocation.quiet() && code == ExitCode.OK)) {
      OutboxReport report = new OutboxReport(invocation.style(), Instant.now());
      results.forEach(result -> out.print(report.flushed(result)));
    }
  }
}
