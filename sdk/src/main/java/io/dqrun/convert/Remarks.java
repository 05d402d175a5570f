package io.dqrun.convert;

import io.dqrun.draft.Draft;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rules have to tell about a file. */
public final class Remarks {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  Remarks(String file) {
    this.file = file;
  }

  /**
   * A human should look at what was changed.
   *
   * @param entry the place in the old file
   * @param message what was done, lower case, no full stop, without values that may be secret
   * @param hint what to check
   */
  public void review(Draft.Entry entry, String message, String hint) {
    add(Problem.warning(ProblemCode.CONVERSION_REVIEW, message), entry, hint);
  }

  /**
   * A human must decide; the file is left as it was.
   *
   * @param entry the place in the old file
   * @param message what cannot be known, lower case, no full stop
   * @param hint what to decide or to write
   */
  public void undecided(Draft.Entry entry, String message, String hint) {
    add(Problem.error(ProblemCode.CONVERSION_UNDECIDED, message), entry, hint);
  }

  /** Nothing was changed here, but a reader should know something. */
  public void note(Draft.Entry entry, String message, String hint) {
    add(Problem.note(ProblemCode.CONVERSION_REVIEW, message), entry, hint);
  }

  private void add(Problem problem, Draft.Entry entry, String hint) {
    Optional<Location> location = entry.location();
    Problem placed =
        problem
            .withPath(entry.path())
            .withLocation(location.orElseGet(() -> Location.of(file, 1, 1)))
            .withHint(hint);
    // The parts of a file that was split have most places in common.
    if (!problems.contains(placed)) {
      problems.add(placed);
    }
  }

  boolean undecided() {
    return problems.stream().anyMatch(Problem::isError);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
