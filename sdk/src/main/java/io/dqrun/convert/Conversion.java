package io.dqrun.convert;

import io.dqrun.problem.Problem;
import java.util.List;

/**
 * What became of a file.
 *
 * @param status what became of it
 * @param text the text of the file: the new one, or the old one if it was not converted
 * @param furtherFiles files to be written beside it, because it held more than one workflow
 * @param rules the rules that changed something, in their order
 * @param problems what to review, what to decide, or why it was refused
 */
public record Conversion(
    Status status,
    String text,
    List<FurtherFile> furtherFiles,
    List<AppliedRule> rules,
    List<Problem> problems) {

  /** What became of a file. */
  public enum Status {
    /** The text is new. */
    CONVERTED,
    /** There was nothing to do. */
    UNCHANGED,
    /** It could not be converted and is left as it was; the problems say why. */
    REFUSED
  }

  /**
   * A rule that changed something.
   *
   * @param id its number, such as {@code DQ-06}
   * @param title what it did
   */
  public record AppliedRule(String id, String title) {}

  /**
   * A file to be written beside the converted one.
   *
   * @param addition what to add to the file's name, before its ending
   * @param text its content
   */
  public record FurtherFile(String addition, String text) {}

  public Conversion {
    furtherFiles = List.copyOf(furtherFiles);
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }
}
