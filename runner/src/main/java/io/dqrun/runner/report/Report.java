package io.dqrun.runner.report;

import java.io.IOException;
import java.io.Writer;

/**
 * The text of one report, made in parts, so that no more than a part is in memory: what is added
 * comes first, and is written between {@link #begin} and {@link #end}.
 */
interface Report {

  /** Writes what stands before everything that was added. */
  void begin(Writer out) throws IOException;

  /**
   * Writes what stands behind everything that was added.
   *
   * @param exitCode the code of the process, as long as no report fails
   */
  void end(int exitCode, Writer out) throws IOException;

  /** A report on runs. */
  interface OfRuns extends Report {

    /** Writes the part about the run of one workflow. */
    void add(FinishedRun run, Writer out) throws IOException;
  }

  /** A report on files that were validated. */
  interface OfFiles extends Report {

    /** Writes the part about one file. */
    void add(FileProblems file, Writer out) throws IOException;
  }
}
