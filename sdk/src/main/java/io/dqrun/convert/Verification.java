package io.dqrun.convert;

import io.dqrun.draft.Draft;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks a conversion before anybody may write it: the new text is read again from its bytes; it
 * must say what the rules meant, every line that no rule touched must be there, in order and to the
 * byte, every comment, too, and converting it again must change nothing.
 */
final class Verification {

  private final String original;
  private final List<String> originalComments;
  private final List<WorkflowFile> files;
  private final Predicate<Draft> changesNothing;

  /**
   * A check of one conversion.
   *
   * @param original the text before it
   * @param originalComments the comments of that text
   * @param files the file after it, and those that were split off
   * @param changesNothing whether converting a text again changes nothing
   */
  Verification(
      String original,
      List<String> originalComments,
      List<WorkflowFile> files,
      Predicate<Draft> changesNothing) {
    this.original = original;
    this.originalComments = originalComments;
    this.files = files;
    this.changesNothing = changesNothing;
  }

  /** The first thing that is not as it must be. */
  Optional<Problem> failure() {
    Draft main = files.get(0).draft();
    String text = main.text();
    List<String> comments = new ArrayList<>(originalComments);
    for (WorkflowFile file : files) {
      Draft draft = file.draft();
      try {
        if (!draft.readsBack()) {
          return Optional.of(problem(main, "the new text does not say what it should"));
        }
      } catch (DqException e) {
        return Optional.of(problem(main, "the new text is no YAML: " + first(e)));
      }
      draft.comments().forEach(comments::remove);
      if (!changesNothing.test(draft)) {
        return Optional.of(problem(main, "a second conversion would change the new text again"));
      }
    }
    if (!comments.isEmpty()) {
      return Optional.of(problem(main, "a comment would be lost"));
    }
    if (!hasInOrder(text, main.untouchedLines())) {
      return Optional.of(problem(main, "a line that no rule concerns would change"));
    }
    if (!keepsLineBreaks(text)) {
      return Optional.of(problem(main, "line breaks would change"));
    }
    return Optional.empty();
  }

  private static boolean hasInOrder(String text, List<String> lines) {
    String[] all = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
    int at = 0;
    for (String line : lines) {
      while (at < all.length && !withoutReturn(all[at]).equals(withoutReturn(line))) {
        at++;
      }
      if (at++ >= all.length) {
        return false;
      }
    }
    return true;
  }

  /** The last line of a file may have no end. */
  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Whether a text with one kind of line breaks still has no other. */
  private boolean keepsLineBreaks(String text) {
    boolean onlyWindows = original.contains("\r\n") && !withUnix(original);
    boolean onlyUnix = !original.contains("\r\n");
    return onlyWindows ? !withUnix(text) : !onlyUnix || !text.contains("\r\n");
  }

  private static boolean withUnix(String text) {
    return text.replace("\r\n", "").contains("\n");
  }

  private static String first(DqException e) {
    return e.problems().get(0).code().id();
  }

  private static Problem problem(Draft draft, String message) {
    return Problem.error(ProblemCode.CONVERSION_REFUSED, message + "; the file is left as it was")
        .withLocation(Location.of(draft.file(), 1, 1))
        .withHint("convert it by hand, and report the file as a defect of this program");
  }
}
