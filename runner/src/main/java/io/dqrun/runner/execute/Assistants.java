package io.dqrun.runner.execute;

/** Other sessions with the database of a plan, for statements beside those of its own session. */
public interface Assistants {

  /** Nobody. */
  Assistants NONE = (most, work) -> {};

  /** What is left to do of a plan. */
  interface Work {

    /** Whether there is a statement that nobody has begun. */
    boolean isLeft();

    /** Executes statements until none is left; on any thread. */
    void assist(StatementRunner statements);
  }

  /**
   * Asks for help, which may come at any time or not at all; returns at once.
   *
   * @param most how many sessions could be kept busy
   */
  void ask(int most, Work work);
}
