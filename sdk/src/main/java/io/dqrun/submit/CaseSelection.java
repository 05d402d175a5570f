package io.dqrun.submit;

import io.dqrun.entity.TestCase;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases of a suite belong to a run. A pattern is held against a case's name and FQN, the name
 * and FQN of its table and column, and the names of its definition and its service; {@code *}
 * stands for any text. Full names are meant only by a pattern with a dot. Upper and lower case
 * count, unless nothing matches so.
 *
 * @param select patterns of the only cases to run; empty for all
 * @param exclude patterns of cases to leave out, even if they are selected
 * @param unmatched how much it matters that a pattern matches no case
 */
public record CaseSelection(List<String> select, List<String> exclude, Severity unmatched) {

  /** All cases. */
  public static final CaseSelection ALL = new CaseSelection(List.of(), List.of(), Severity.ERROR);

  /** The option that selects, as problems name it. */
  static final String SELECT = "--select ";

  /** The option that leaves out, as problems name it. */
  static final String EXCLUDE = "--exclude ";

  private static final int NAMES_SHOWN = 5;

  public CaseSelection {
    select = List.copyOf(select);
    exclude = List.copyOf(exclude);
  }

  /** Whether nothing is left out. */
  public boolean isAll() {
    return select.isEmpty() && exclude.isEmpty();
  }

  /**
   * Whether a problem tells of a pattern without a match; its path is the option with the pattern.
   */
  public static boolean isUnmatched(Problem problem) {
    return problem.code() == ProblemCode.TEST_CASE_NOT_FOUND
        && (problem.path().startsWith(SELECT) || problem.path().startsWith(EXCLUDE));
  }

  /** The places of the cases that a selection chose, and the patterns that matched nothing. */
  record Chosen(BitSet places, List<Problem> problems) {}

  Chosen choose(List<TestCase> cases, String suite) {
    List<Problem> problems = new ArrayList<>();
    BitSet chosen = new BitSet();
    if (select.isEmpty()) {
      chosen.set(0, cases.size());
    }
    for (String pattern : select) {
      chosen.or(matches(SELECT, pattern, cases, suite, problems));
    }
    for (String pattern : exclude) {
      chosen.andNot(matches(EXCLUDE, pattern, cases, suite, problems));
    }
    if (chosen.isEmpty() && problems.isEmpty() && !cases.isEmpty()) {
      problems.add(nothingLeft(cases.size(), suite));
    }
    return new Chosen(chosen, problems);
  }

  private Problem nothingLeft(int cases, String suite) {
    return Problem.warning(
            ProblemCode.NOTHING_TO_RUN,
            "the selection leaves none of the " + cases + " test cases of suite " + suite)
        .withSeverity(unmatched == Severity.ERROR ? Severity.WARNING : unmatched);
  }

  private BitSet matches(
      String option, String text, List<TestCase> cases, String suite, List<Problem> problems) {
    NamePattern pattern = new NamePattern(text);
    BitSet matched = pattern.matches(cases);
    if (matched.isEmpty()) {
      problems.add(unmatched(option + text, pattern, cases, suite));
    }
    return matched;
  }

  private Problem unmatched(
      String option, NamePattern pattern, List<TestCase> cases, String suite) {
    Set<String> names = new LinkedHashSet<>();
    cases.forEach(testCase -> names.addAll(NamePattern.names(testCase)));
    Optional<String> nearest = Nearest.of(pattern.words(), names);
    return Problem.error(
            ProblemCode.TEST_CASE_NOT_FOUND,
            "no test case of suite " + suite + " goes by " + option)
        .withSeverity(unmatched)
        .withPath(option)
        .withHint(
            nearest.map(name -> "did you mean '" + name + "'?").orElseGet(() -> shown(cases)));
  }

  private static String shown(List<TestCase> cases) {
    List<String> names = cases.stream().map(TestCase::name).distinct().toList();
    if (names.isEmpty()) {
      return "the suite has no test cases";
    }
    return "its test cases are "
        + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
        + (names.size() > NAMES_SHOWN ? ", ..." : "");
  }
}
