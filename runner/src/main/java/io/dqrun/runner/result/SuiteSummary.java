package io.dqrun.runner.result;

import io.dqrun.entity.SuiteType;

/**
 * The suite that was run.
 *
 * @param name its FQN
 * @param type basic or logical
 */
public record SuiteSummary(String name, SuiteType type) {}
