package io.dqrun.client;

import java.util.Map;
import java.util.Optional;

/**
 * One page of the log of a pipeline's last run.
 *
 * @param tasks the text of each task by the task's name, {@code test_suite_task} for test suites;
 *     without control characters, otherwise as the service wrote it
 * @param after the cursor of the next page; empty on the last
 * @param total how many pages there are; empty when the server did not say
 */
public record PipelineLog(Map<String, String> tasks, Optional<String> after, Optional<Long> total) {

  public PipelineLog {
    tasks = Map.copyOf(tasks);
  }
}
