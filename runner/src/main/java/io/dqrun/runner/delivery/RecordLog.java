package io.dqrun.runner.delivery;

/** Where the fate of a result is written down. */
@FunctionalInterface
interface RecordLog {

  /**
   * Adds a record; it survives the death of this process.
   *
   * @throws io.dqrun.problem.DqException with {@code JOURNAL_FAILED}
   */
  void append(JournalRecord record);
}
