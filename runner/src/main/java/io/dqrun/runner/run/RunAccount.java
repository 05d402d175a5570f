package io.dqrun.runner.run;

import io.dqrun.entity.StepSummary;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.Outcomes;
import io.dqrun.runner.result.RunSteps;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is to be told of a run beside its results: problems, and the cases that it left out. */
final class RunAccount {

  private final Stop stop;
  private final List<Problem> problems = new ArrayList<>();
  private final List<SkippedCase> skipped = new ArrayList<>();

  /** How many of the skipped cases are not among the runnable ones. */
  private int unfit;

  RunAccount(Stop stop) {
    this.stop = stop;
  }

  void tell(Problem problem) {
    problems.add(problem);
  }

  void tell(List<Problem> more) {
    problems.addAll(more);
  }

  /** Takes further problems, too. */
  List<Problem> problems() {
    return problems;
  }

  void skip(List<SkippedCase> more) {
    skipped.addAll(more);
  }

  List<SkippedCase> skipped() {
    return skipped;
  }

  /** The cases that can be run; the others are skipped, with their reasons. */
  List<TestCase> runnable(Submission submission) {
    if (submission.suite().isPresent() && submission.untouched().isPresent()) {
      unfit = skipped.size();
      return submission.untouched().get();
    }
    List<TestCase> runnable = new ArrayList<>();
    boolean submitted = submission.suite().isPresent();
    for (PlannedCase planned : submission.cases()) {
      if (submitted && planned.isRunnable()) {
        runnable.add(planned.testCase());
      } else {
        planned.problem().ifPresent(problems::add);
        skipped.add(
            new SkippedCase(
                planned.testCase().name(),
                planned.testCase().fullyQualifiedName().toString(),
                planned
                    .problem()
                    .map(Problem::message)
                    .orElseGet(() -> firstError(submission.problems()))));
      }
    }
    unfit = skipped.size();
    return runnable;
  }

  private static String firstError(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .map(Problem::message)
        .orElse("the suite is not on the server");
  }

  /** Else a run would be good that has tested nothing, and say no word. */
  void warnOfAnEmptySuite(List<TestCase> runnable) {
    boolean told =
        problems.stream()
            .anyMatch(problem -> problem.isError() || problem.code() == ProblemCode.NOTHING_TO_RUN);
    if (runnable.isEmpty() && skipped.isEmpty() && !told) {
      problems.add(
          Problem.warning(
                  ProblemCode.NOTHING_TO_RUN,
                  "the suite has no test cases, so that nothing is tested")
              .withHint("write testCases into the workflow, or create them on the server"));
    }
  }

  /** Names the cases that a stopped run did not come to. */
  void skipUnfinished(List<TestCase> runnable, Outcomes outcomes) {
    if (!stop.isRequested() && outcomes.size() + skipped.size() - unfit >= runnable.size()) {
      return;
    }
    Set<String> known = new HashSet<>();
    skipped.forEach(one -> known.add(one.fqn()));
    outcomes.forEach(one -> known.add(one.testCase().fullyQualifiedName().toString()));
    int before = skipped.size();
    for (TestCase testCase : runnable) {
      String fqn = testCase.fullyQualifiedName().toString();
      if (known.add(fqn)) {
        skipped.add(new SkippedCase(testCase.name(), fqn, Stop.REASON));
      }
    }
    int unfinished = skipped.size() - before;
    if (unfinished > 0) {
      problems.add(
          Problem.error(
              ProblemCode.RUN_STOPPED,
              "the run was stopped before %d of its %d tests were finished"
                  .formatted(unfinished, runnable.size())));
    }
  }

  /**
   * The steps of the run, as its pipeline's status tells them.
   *
   * @param kept why results stay in the outbox, where they do
   * @param tables how many tables are tested
   */
  List<StepSummary> steps(
      Outcomes outcomes, RunSteps.Kept kept, int tables, Submission submission) {
    boolean suiteCreated =
        submission.changes().stream().anyMatch(change -> change.startsWith("created test suite"));
    List<StepSummary> steps =
        new ArrayList<>(
            RunSteps.of(
                outcomes,
                kept,
                skipped,
                tables,
                suiteCreated ? 1 : 0,
                submission.problems().stream()
                    .filter(Problem::isError)
                    .map(problem -> new StepSummary.Failure(problem.code().id(), problem.message()))
                    .toList()));
    if (stop.isRequested()) {
      steps.add(StepSummary.ofRun("the run was stopped before its end"));
    }
    return steps;
  }

  /** Each once, errors first, with its place in the file where it has one. */
  List<Problem> located(WorkflowInput input) {
    return problems.stream()
        .distinct()
        .map(input::locate)
        .sorted(Comparator.comparing(Problem::severity))
        .toList();
  }
}
