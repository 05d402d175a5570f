package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.Problem;
import io.dqrun.runner.report.DoctorReport;
import io.dqrun.runner.result.Diagnosis;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.runner.result.Diagnosis.Level;
import io.dqrun.runner.run.Doctor;
import io.dqrun.runner.run.ServerMode;
import java.util.List;

/** {@code dq-run doctor}. */
final class DoctorCommand implements Command {

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String operands() {
    return "WORKFLOW...";
  }

  @Override
  public String summary() {
    return "can this machine run it: server, token, clock, databases, disk";
  }

  @Override
  public String description() {
    return """
        Tries everything that a run would use, and says of each thing whether it is ok,
        a warning or an error, and what to do about it: the server and its version, the
        token, the clocks, suite and test cases, every database with its user and
        tables, and the folder of undelivered results. Changes nothing.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of(SelectionFlags.CREATE_SUITE, RunCommand.INSECURE_HTTP, RunCommand.INSECURE_TLS);
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    List<String> paths = WorkflowFiles.expand(this, invocation.settings().operands());
    Doctor doctor = new Doctor(RunCommand.options(invocation, paths.size()));
    WorkflowFiles files = new WorkflowFiles(invocation.terminal(), ServerMode.CONFIGURED);
    ExitCode code = ExitCode.OK;
    for (String path : paths) {
      Diagnosis diagnosis = examine(doctor, files, path);
      ExitCode one = exitCode(diagnosis);
      print(invocation, diagnosis, one);
      code = code.and(one);
    }
    return code;
  }

  private static Diagnosis examine(Doctor doctor, WorkflowFiles files, String path) {
    ParsedWorkflow parsed = files.read(path);
    List<Problem> problems = PlainHttpProblems.withoutWarning(files.problems(parsed));
    if (parsed.workflow().isEmpty() || problems.stream().anyMatch(Problem::isError)) {
      return new Diagnosis(
          path, problems.stream().map(problem -> Finding.of("workflow", problem)).toList());
    }
    return doctor.examine(files.input(parsed), problems);
  }

  /** The worst of the errors. */
  private static ExitCode exitCode(Diagnosis diagnosis) {
    ExitCode code = ExitCode.OK;
    for (Finding finding : diagnosis.findings()) {
      if (finding.level() == Level.ERROR && finding.code().isPresent()) {
        code = code.and(ExitCode.of(finding.code().get().category()));
      }
    }
    return code;
  }

  private static void print(Invocation invocation, Diagnosis diagnosis, ExitCode code) {
    if (invocation.json()) {
      invocation.terminal().out().println(DoctorReport.json(diagnosis, code.code()));
    } else if (!(invocation.quiet() && code == ExitCode.OK)) {
      invocation.terminal().out().print(DoctorReport.text(diagnosis, invocation.style()));
    }
  }
}
