package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.runner.result.Diagnosis;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.submit.SubmissionPlan;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out whether a workflow could be run from this machine. It asks everything that a run would
 * use, and changes nothing.
 */
public final class Doctor {

  private final RunOptions options;
  private final Clock clock;

  /** A doctor with the options of the run to come. */
  public Doctor(RunOptions options) {
    this(options, Clock.systemUTC());
  }

  Doctor(RunOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Looks at everything; what fails is a finding.
   *
   * @param input a workflow without errors
   * @param warnings what is already known about the file
   */
  public Diagnosis examine(WorkflowInput input, List<Problem> warnings) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("workflow", "valid"));
    warnings.forEach(problem -> findings.add(Finding.of("workflow", problem)));
    findings.addAll(server(input.workflow()));
    findings.addAll(OutboxExamination.findings(options.stateDir(), clock));
    return new Diagnosis(input.file(), findings);
  }

  private List<Finding> server(Workflow workflow) {
    List<Finding> findings = new ArrayList<>();
    DatabaseExamination databases = new DatabaseExamination(workflow);
    try (ServerSession server =
        ServerSession.open(
            workflow.workflowConfig().openMetadataServerConfig(),
            options.plainHttp(),
            options.uncheckedTls())) {
      findings.addAll(ServerExamination.findings(server, clock));
      try {
        SuiteInspection inspection = SuiteInspection.of(server, workflow, options.submission());
        findings.addAll(suite(inspection));
        findings.addAll(databases.ofTables(inspection.tables(), server.catalog()));
      } catch (DqException e) {
        e.problems().forEach(problem -> findings.add(Finding.of("suite", problem)));
        findings.addAll(databases.ofConnections());
      }
      server.client().warnings().forEach(problem -> findings.add(Finding.of("server", problem)));
    } catch (DqException e) {
      e.problems().forEach(problem -> findings.add(Finding.of(topic(problem), problem)));
      findings.addAll(databases.ofConnections());
    }
    return findings;
  }

  private static String topic(Problem problem) {
    return problem.code() == ProblemCode.TOKEN_REFUSED ? "token" : "server";
  }

  private static List<Finding> suite(SuiteInspection inspection) {
    SubmissionPlan plan = inspection.plan();
    List<Finding> findings = new ArrayList<>();
    if (plan.isApplicable()) {
      findings.add(
          Finding.ok(
              "suite",
              "%s suite %s %s, with %d test %s"
                  .formatted(
                      plan.type().label(),
                      plan.suite(),
                      plan.existing().isPresent() ? "is there" : "will be created",
                      plan.cases().size(),
                      plan.cases().size() == 1 ? "case" : "cases")));
    }
    findings.add(
        Finding.ok(
            "permissions",
            "suite, cases, tables and definitions may be read; whether results may be written"
                + " shows only when they are"));
    // A table that is missing concerns each of its cases, but is one thing to repair.
    inspection.problems().stream()
        .filter(problem -> problem.severity() != Severity.NOTE)
        .map(problem -> Finding.of("suite", problem))
        .distinct()
        .forEach(findings::add);
    return findings;
  }
}
