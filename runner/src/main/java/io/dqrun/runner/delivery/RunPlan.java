package io.dqrun.runner.delivery;

import java.util.List;

/**
 * What a run is about to do; the first record of its journal.
 *
 * @param runId the run's id, a UUID or what the workflow says
 * @param serverUrl the server's address; user information and query are not stored
 * @param suite the suite's FQN
 * @param cases the FQNs of the planned cases, in the order of the suite
 */
public record RunPlan(String runId, String serverUrl, String suite, List<String> cases) {

  public RunPlan {
    cases = List.copyOf(cases);
  }
}
