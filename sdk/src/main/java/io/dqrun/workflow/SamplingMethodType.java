package io.dqrun.workflow;

/**
 * How a database that can choose picks the rows of a sample; the key {@code samplingMethodType}.
 */
public enum SamplingMethodType {
  /** Row by row. */
  BERNOULLI,
  /** Block by block: faster, less even. */
  SYSTEM
}
