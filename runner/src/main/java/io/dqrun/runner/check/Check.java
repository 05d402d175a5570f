package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A test definition as this program executes it. Checks have no state; they are found by {@link
 * Checks} through {@link java.util.ServiceLoader}, so that other jars can bring more.
 *
 * <p>An exception of a check aborts the one case that it was asked about.
 */
public interface Check {

  /** The name of the test definition. */
  String definition();

  /** Whether cases can pass or fail here, not only be aborted with a better reason than none. */
  default boolean isExecuted() {
    return true;
  }

  /**
   * What must be known before a case can be judged.
   *
   * @throws IllegalArgumentException if a parameter cannot be read; the message names it
   */
  Requirement requirement(TestCase testCase, Table table);

  /**
   * Judges a case.
   *
   * @param evidence what the requirement asked for
   * @throws IllegalArgumentException if the evidence is of a kind that cannot be judged
   */
  Verdict judge(TestCase testCase, Table table, Evidence evidence);

  /**
   * Which rows make a case fail, to be shown to those who may see them; empty where rows neither
   * pass nor fail.
   *
   * @throws IllegalArgumentException if a parameter cannot be read
   */
  default Optional<FailedRows> failedRows(TestCase testCase, Table table) {
    return Optional.empty();
  }

  /** The verdict on a case whose statement failed for this reason. */
  default Verdict failed(TestCase testCase, String reason) {
    return Verdict.notExecuted(definition(), reason);
  }

  /**
   * This check for those who want verdicts as OpenMetadata's own runner gives them, or without its
   * quirks; itself if there are none.
   */
  default Check in(Compatibility compatibility) {
    return this;
  }

  /**
   * This check, which gives verdicts as OpenMetadata's own runner does, for data that it reads into
   * frames in memory; itself if it judges them like tables.
   */
  default Check onFrames() {
    return this;
  }

  /**
   * In what OpenMetadata's own runner is peculiar here, as the end of a sentence: {@code it takes a
   * missing value for a match}. Told where the two kinds of verdicts differ.
   */
  default String quirk() {
    return "it computes another value";
  }

  /** This check for those who have a map. */
  default Check in(Places places) {
    return this;
  }

  /** This check for parameters that name a time of day in the given zone. */
  default Check in(ZoneId zone) {
    return this;
  }
}
