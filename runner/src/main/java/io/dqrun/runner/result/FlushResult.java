package io.dqrun.runner.result;

import io.dqrun.problem.Problem;
import java.util.List;

/**
 * What became of the kept results of one server.
 *
 * @param serverUrl the server
 * @param delivered how many it took
 * @param queued how many still wait
 * @param rejected how many it refused for good
 * @param problems what is to be told
 */
public record FlushResult(
    String serverUrl, int delivered, int queued, int rejected, List<Problem> problems) {

  public FlushResult {
    problems = List.copyOf(problems);
  }
}
