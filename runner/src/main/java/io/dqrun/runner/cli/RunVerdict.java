package io.dqrun.runner.cli;

import io.dqrun.problem.Category;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.Counts;
import io.dqrun.runner.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a run ends for the caller of the process.
 *
 * @param code the first exit code that holds
 * @param reasons every reason, in words
 */
record RunVerdict(ExitCode code, List<String> reasons) {

  static RunVerdict of(RunResult result, Set<FailOn> failOn) {
    Counts counts = result.counts();
    Collector collector = new Collector();
    for (Problem problem : result.problems()) {
      if (problem.isError()) {
        ExitCode code = exitCode(problem.code().category(), counts);
        if (counts(code, failOn)) {
          collector.add(code, problem.message());
        }
      }
    }
    if (failOn.contains(FailOn.ABORTED)) {
      collector.add(ExitCode.NOT_RUN, counts.aborted(), "aborted");
      collector.add(ExitCode.NOT_RUN, counts.skipped(), "not run");
    }
    if (failOn.contains(FailOn.UNDELIVERED)) {
      collector.add(ExitCode.NOT_RUN, counts.rejected(), "refused by the server");
      // Without a server nobody expects them to be delivered.
      int late = result.server().isPresent() ? counts.queued() : 0;
      collector.add(ExitCode.UNDELIVERED, late, "not delivered yet");
    }
    if (failOn.contains(FailOn.FAILED)) {
      collector.add(ExitCode.FAILED, counts.failed(), "failed");
    }
    return new RunVerdict(collector.code, List.copyOf(collector.reasons));
  }

  /** The same run, which in addition was ended by a signal. */
  RunVerdict stoppedBy(StopSignal signal) {
    List<String> all = new ArrayList<>(reasons);
    all.add(0, "stopped by " + signal);
    return new RunVerdict(signal.exitCode(), List.copyOf(all));
  }

  /** An unreachable place costs the whole run only if nothing at all was executed. */
  private static ExitCode exitCode(Category category, Counts counts) {
    return category == Category.UNREACHABLE && counts.executed() > 0
        ? ExitCode.NOT_RUN
        : ExitCode.of(category);
  }

  private static boolean counts(ExitCode code, Set<FailOn> failOn) {
    return switch (code) {
      case NOT_RUN -> failOn.contains(FailOn.ABORTED);
      case UNDELIVERED -> failOn.contains(FailOn.UNDELIVERED);
      default -> true;
    };
  }

  /** Gathers reasons, and the most important code among them. */
  private static final class Collector {
    private ExitCode code = ExitCode.OK;
    private final List<String> reasons = new ArrayList<>();

    void add(ExitCode reason, int number, String what) {
      if (number > 0) {
        add(reason, number + (number == 1 ? " test " : " tests ") + what);
      }
    }

    void add(ExitCode reason, String text) {
      code = code.and(reason);
      reasons.add(text);
    }
  }
}
