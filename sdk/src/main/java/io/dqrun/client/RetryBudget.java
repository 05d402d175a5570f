package io.dqrun.client;

/** How many repetitions are left to a client; safe for use by several threads. */
final class RetryBudget {

  /** Five requests at the first attempt earn one repetition. */
  private static final int PRICE = 5;

  private final int capacity;
  private int tokens;

  /**
   * A full budget.
   *
   * @param repetitions how many it allows when nothing is earned
   */
  RetryBudget(int repetitions) {
    this.capacity = repetitions * PRICE;
    this.tokens = capacity;
  }

  /** Takes one repetition, if there is one. */
  synchronized boolean take() {
    if (tokens < PRICE) {
      return false;
    }
    tokens -= PRICE;
    return true;
  }

  /** Notes a request that needed no repetition. */
  synchronized void earn() {
    tokens = Math.min(capacity, tokens + 1);
  }
}
