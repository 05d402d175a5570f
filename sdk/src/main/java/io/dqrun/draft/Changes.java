package io.dqrun.draft;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlEvent;
import java.util.BitSet;

/** What was changed so far, in lines of the file. */
final class Changes {

  private final BitSet touched = new BitSet();
  private int count;

  /** How many changes were made. */
  int count() {
    return count;
  }

  /** Counts a change. */
  void add() {
    count++;
  }

  /** Whether a line of the file, counted from 0, was changed, moved or removed. */
  boolean isTouched(int line) {
    return touched.get(line);
  }

  /** Marks lines; those of what is new are no lines of the file. */
  void touch(int firstLine, int lastLine) {
    if (firstLine >= 0) {
      touched.set(firstLine, lastLine + 1);
    }
  }

  /** Marks a member's lines. */
  void touch(Tree.Member member) {
    touch(member.firstLine, member.lastLine);
  }

  /** The refusal of a change that would lose something. */
  static DqException refused(Tree.Member member, String why) {
    Problem problem =
        Problem.error(
                ProblemCode.CONVERSION_REFUSED,
                "the place is written in a way that cannot be changed: " + why)
            .withHint("write this part in block style first");
    Tree.Scalar key = member.key;
    YamlEvent.At place = key != null && key.place != null ? key.place : member.value.place;
    Location location = place == null ? null : place.location();
    return new DqException(location == null ? problem : problem.withLocation(location));
  }
}
