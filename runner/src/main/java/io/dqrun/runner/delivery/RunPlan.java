package io.dqrun.runner.delivery;

import io.dqrun.pack.FrozenList;
import java.util.List;

/**
 * What a run is about to do; the first record of its journal.
 *
 * @param runId the run's id, a UUID or what the workflow says
 * @param serverUrl the server's address; user information and query are not stored
 * @param suite the suite's FQN
 * @param cases the FQNs of the planned cases, in the order of the suite
 * @param contact whether the run asks the server at all
 */
public record RunPlan(
    String runId, String serverUrl, String suite, List<String> cases, Contact contact) {

  /** Whether a run asks its server. */
  public enum Contact {
    /** The server has suite and cases before the first test. */
    ONLINE,
    /** The server is not asked, and may not know suite and cases. */
    OFFLINE
  }

  public RunPlan {
    cases = FrozenList.copyOf(cases);
  }

  /** The plan of a run that asks its server. */
  public RunPlan(String runId, String serverUrl, String suite, List<String> cases) {
    this(runId, serverUrl, suite, cases, Contact.ONLINE);
  }
}
