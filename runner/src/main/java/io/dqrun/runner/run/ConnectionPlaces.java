package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ServiceConnection;
import io.dqrun.workflow.TestSuitePipeline;
import java.util.List;

/** Where the connections of services stand in the workflow. */
record ConnectionPlaces(TestSuitePipeline pipeline) {

  static final String LIST = "source.sourceConfig.config.serviceConnections";

  /**
   * The problems of a connection with the path of its entry in the workflow; that of a stored
   * connection is its service's name, and there is nothing wrong with the workflow then.
   */
  DqException placed(String service, DqException failure) {
    List<ServiceConnection> own = pipeline.serviceConnections();
    String base = service;
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).serviceName().equals(service)) {
        base = LIST + "[" + i + "].serviceConnection.config";
      }
    }
    String path = base;
    return new DqException(
        failure.problems().stream()
            .map(problem -> problem.path().startsWith(LIST) ? problem : placed(problem, path))
            .toList(),
        failure);
  }

  private static Problem placed(Problem problem, String base) {
    Problem own =
        problem.code() == ProblemCode.CONNECTION_INVALID && !base.startsWith(LIST)
            ? stored(problem)
            : problem;
    return own.withPath(own.path().isEmpty() ? base : base + "." + own.path());
  }

  private static Problem stored(Problem problem) {
    Problem own =
        Problem.error(ProblemCode.STORED_CONNECTION_INVALID, problem.message())
            .withPath(problem.path());
    return problem.hint().map(own::withHint).orElse(own);
  }
}
