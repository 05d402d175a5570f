package io.dqrun.runner.cli;

import io.dqrun.client.OpenMetadataClient;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.run.WorkflowRun;

/**
 * Loads what every run needs on a second processor, while the first one reads the workflow: the
 * dialects, what speaks to the server, and the checks, in the order in which a run comes to need
 * them. A run does without it, only later.
 */
final class HeadStart {

  private HeadStart() {}

  /** Returns at once. */
  static void take() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(HeadStart::load, "dq-run-head-start");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void load() {
    try {
      WorkflowRun.prepare();
      OpenMetadataClient.prepare();
      Checks.all();
    } catch (RuntimeException | LinkageError e) {
      // Whoever needs it meets the same, at the place that tells of it.
    }
  }
}
