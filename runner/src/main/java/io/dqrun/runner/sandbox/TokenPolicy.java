package io.dqrun.runner.sandbox;

/** Which tokens the sandbox takes. */
public enum TokenPolicy {
  /**
   * Every token is as good as the ingestion bot's. A JSON Web Token may say otherwise: one whose
   * claim {@code isBot} is false is an ordinary user's, and one whose {@code roles} hold {@code
   * DataConsumer} may only read.
   */
  ANY,
  /** Only those that the sandbox itself issued; others are refused as the server refuses them. */
  ISSUED
}
