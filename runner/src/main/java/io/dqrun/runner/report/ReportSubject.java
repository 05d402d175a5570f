package io.dqrun.runner.report;

/** What a report is about. */
public enum ReportSubject {
  /** Runs of workflows. */
  RUNS,
  /** Files that were validated. */
  FILES
}
