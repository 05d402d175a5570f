package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.JournalRecord.Result;
import io.dqrun.runner.delivery.JournalRecord.ResultHead;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The results in the journal of a dead run, read when they are sent. */
final class LeftOverBodies {

  static final String UNKNOWN_RESULT = "it holds a result in a form that is not known here";

  private final LeftOverFile file;
  private boolean checked;
  private boolean foreign;

  /** The result that is being sent: all of them may be more than the memory holds. */
  private @Nullable Result decoded;

  LeftOverBodies(LeftOverFile file) {
    this.file = file;
  }

  /** Whether they turned out to be unreadable, or of another version of the program. */
  boolean areForeign() {
    return foreign;
  }

  /**
   * Reads a result, and the first time looks at all that are open: nothing is sent of a journal
   * that another version of the program wrote.
   *
   * @return whether it is there
   * @throws IOException if the file cannot be read
   */
  boolean decode(ResultHead head, Collection<ResultHead> open, Consumer<Problem> problems)
      throws IOException {
    decoded = null;
    if (foreign || !file.exists()) {
      // A file that is gone was dropped by the user in the meantime.
      return false;
    }
    try (JournalBytes bytes = JournalBytes.open(file.path())) {
      if (!checked && !areKnown(bytes, open)) {
        problems.accept(JournalProblems.foreign(file.path(), UNKNOWN_RESULT));
        foreign = true;
        return false;
      }
      checked = true;
      decoded = JournalText.result(bytes, head).orElse(null);
    } catch (IOException e) {
      // Told once, not for each of its results.
      foreign = true;
      throw e;
    }
    return decoded != null;
  }

  private static boolean areKnown(JournalBytes bytes, Collection<ResultHead> open)
      throws IOException {
    for (ResultHead head : open) {
      if (JournalText.result(bytes, head).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The result that was read last. */
  EncodedResult body(long number) {
    if (decoded == null || decoded.number() != number) {
      throw new IllegalStateException("not decoded");
    }
    return EncodedResult.of(decoded.result());
  }
}
