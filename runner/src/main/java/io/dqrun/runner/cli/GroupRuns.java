package io.dqrun.runner.cli;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.run.RunResults;
import io.dqrun.runner.run.WorkflowInput;
import io.dqrun.runner.run.WorkflowRequest;
import io.dqrun.runner.run.WorkflowRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the workflows of a call, together those that may share scans. */
final class GroupRuns {

  private final WorkflowRun run;
  private final WorkflowFiles files;
  private final List<String> paths;
  private final Map<Integer, List<Integer>> groups = new HashMap<>();
  private final Map<Integer, RunResult> results = new HashMap<>();

  GroupRuns(WorkflowRun run, WorkflowFiles files, List<String> paths) {
    this.run = run;
    this.files = files;
    this.paths = paths;
    if (paths.size() > 1) {
      for (List<Integer> group : WorkflowGroups.of(paths, files)) {
        group.forEach(i -> groups.put(i, group));
      }
    }
  }

  /** The result of one file, with whose group it is run; to be asked for once. */
  RunResult result(int position) {
    if (!results.containsKey(position)) {
      run(groups.getOrDefault(position, List.of(position)));
    }
    RunResult result = results.remove(position);
    if (result == null) {
      throw new IllegalStateException("asked for twice");
    }
    return result;
  }

  private void run(List<Integer> group) {
    List<Integer> positions = new ArrayList<>();
    List<WorkflowRequest> requests = new ArrayList<>();
    for (Integer i : group) {
      ParsedWorkflow parsed = files.read(paths.get(i));
      List<Problem> problems = PlainHttpProblems.withoutWarning(files.problems(parsed));
      if (parsed.workflow().isEmpty() || problems.stream().anyMatch(Problem::isError)) {
        results.put(i, RunResults.notExecuted(paths.get(i), List.of(), problems));
        continue;
      }
      WorkflowInput input = files.input(parsed);
      try {
        requests.add(new WorkflowRequest(input, files.sandboxContent(parsed), problems));
        positions.add(i);
      } catch (DqException e) {
        results.put(i, refused(input, e));
      }
    }
    List<RunResult> ran = run.run(requests, (request, e) -> refused(request.input(), e));
    for (int i = 0; i < ran.size(); i++) {
      results.put(positions.get(i), ran.get(i));
    }
  }

  private static RunResult refused(WorkflowInput input, DqException e) {
    return RunResults.notExecuted(
        input.file(),
        List.of(),
        PlainHttpProblems.withOption(e.problems()).stream().map(input::locate).toList());
  }
}
