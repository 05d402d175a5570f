package io.dqrun.runner.result;

/**
 * A planned test case that was not executed, and so has no result.
 *
 * @param name the case's name
 * @param fqn the case's FQN
 * @param reason why, in one sentence
 */
public record SkippedCase(String name, String fqn, String reason) {}
