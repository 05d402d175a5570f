package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TargetVersion;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** What is shared while one file is read: the problems found so far, and the placeholders. */
final class Reading {

  /** More have a common cause, and nobody reads them. */
  private static final int MAX_PROBLEMS = 1000;

  private final Placeholders placeholders;
  private final TargetVersion target;
  private final List<Problem> problems = new ArrayList<>();

  Reading(Placeholders placeholders, TargetVersion target) {
    this.placeholders = placeholders;
    this.target = target;
  }

  /** Whether what only versions after 1.7 know is known, too. */
  boolean knowsNewest() {
    return target == TargetVersion.NEWEST;
  }

  Value value(YamlNode.Scalar scalar, String path) {
    int before = problems.size();
    String text = placeholders.resolve(scalar, path, problems);
    boolean asWritten = text.equals(scalar.text());
    return new Value(
        path,
        text,
        asWritten,
        asWritten && scalar.plain(),
        placeholders.keeps(scalar.text()),
        problems.size() > before,
        scalar);
  }

  /** Reports a problem without a hint. */
  void report(ProblemCode code, String message, String path, Location location) {
    report(Problem.error(code, message).withPath(path).withLocation(location));
  }

  /** Reports a problem with the next step. */
  void report(ProblemCode code, String message, String path, Location location, String hint) {
    report(Problem.error(code, message).withPath(path).withLocation(location).withHint(hint));
  }

  void report(Problem problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
