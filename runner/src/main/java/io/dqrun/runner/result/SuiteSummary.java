package io.dqrun.runner.result;

import io.dqrun.entity.SuiteType;
import java.util.Optional;

/**
 * The suite that was run.
 *
 * @param name its FQN
 * @param type basic or logical
 * @param actions what was done to it on the server; empty where nothing was tried
 */
public record SuiteSummary(String name, SuiteType type, Optional<Actions> actions) {

  /** A suite to which nothing was done. */
  public SuiteSummary(String name, SuiteType type) {
    this(name, type, Optional.empty());
  }

  /**
   * What was done.
   *
   * @param suite {@code created} or {@code unchanged}
   * @param created how many cases of the run were created
   * @param updated how many were changed
   * @param added how many were added to the logical suite
   * @param unchanged how many were there and left alone
   */
  public record Actions(String suite, int created, int updated, int added, int unchanged) {}
}
