package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.runner.report.PlanReport;
import io.dqrun.runner.result.PlanResult;
import io.dqrun.runner.run.WorkflowInput;
import io.dqrun.runner.run.WorkflowPlan;
import java.util.List;
import java.util.Optional;

/** {@code dq-run plan}. */
final class PlanCommand implements Command {

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String operands() {
    return "WORKFLOW...";
  }

  @Override
  public String summary() {
    return "what would be created, and the exact SQL; changes nothing";
  }

  @Override
  public String description() {
    return """
        Asks the server what it has, and shows what a run would create there and which
        SQL it would execute. Nothing is written and no test is run.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(
        SelectionFlags.SELECT,
        SelectionFlags.EXCLUDE,
        SelectionFlags.CREATE_SUITE,
        RunCommand.COMPAT,
        RowFlags.LOCATIONS,
        RunCommand.SANDBOX,
        RunCommand.INSECURE_HTTP,
        RunCommand.INSECURE_TLS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    List<String> paths = WorkflowFiles.expand(this, invocation.settings().operands());
    WorkflowPlan plan = new WorkflowPlan(RunCommand.options(invocation, paths.size()));
    WorkflowFiles files = new WorkflowFiles(invocation.terminal(), RunCommand.mode(invocation));
    SelectionFlags.Unmatched unmatched = new SelectionFlags.Unmatched();
    ExitCode code = ExitCode.OK;
    for (String file : paths) {
      PlanResult result = plan(plan, files, file);
      ExitCode one = exitCode(result);
      print(invocation, result, one);
      code = code.and(one);
      result.suite().ifPresent(suite -> unmatched.add(result.problems()));
    }
    return RunCommand.complain(invocation, unmatched, code);
  }

  private static PlanResult plan(WorkflowPlan plan, WorkflowFiles files, String file) {
    ParsedWorkflow parsed = files.read(file);
    List<Problem> problems = PlainHttpProblems.withoutWarning(files.problems(parsed));
    if (parsed.workflow().isEmpty() || problems.stream().anyMatch(Problem::isError)) {
      return notPlanned(file, problems);
    }
    WorkflowInput input = files.input(parsed);
    try {
      return plan.plan(input, files.sandboxContent(parsed), problems);
    } catch (DqException e) {
      return notPlanned(
          file, PlainHttpProblems.withOption(e.problems()).stream().map(input::locate).toList());
    }
  }

  private static PlanResult notPlanned(String file, List<Problem> problems) {
    return new PlanResult(
        file,
        Optional.empty(),
        Optional.empty(),
        "unchanged",
        List.of(),
        List.of(),
        List.of(),
        problems);
  }

  private static ExitCode exitCode(PlanResult result) {
    ExitCode code = ExitCode.OK;
    for (Problem problem : result.problems()) {
      if (problem.isError()) {
        code = code.and(ExitCode.of(problem.code().category()));
      }
    }
    return code;
  }

  private static void print(Invocation invocation, PlanResult result, ExitCode code) {
    if (invocation.json()) {
      invocation.terminal().out().println(PlanReport.json(result, code.code()));
      return;
    }
    invocation.complain(
        result.problems().stream()
            .filter(problem -> problem.severity() != Severity.NOTE || invocation.verbose())
            .toList());
    if (result.suite().isPresent()) {
      invocation.terminal().out().print(PlanReport.text(result));
    }
  }
}
