package io.dqrun.runner.cli;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.submit.CaseSelection;
import io.dqrun.submit.MissingSuite;
import io.dqrun.submit.SubmitOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The options that say which cases belong to a run, and what may be made for it. */
final class SelectionFlags {

  static final Flag SELECT =
      Flag.value("select", "PATTERN", "only cases of this name, table, column, ...; repeatable");
  static final Flag EXCLUDE =
      Flag.value("exclude", "PATTERN", "all but such cases; * stands for any text; repeatable");
  static final Flag CREATE_SUITE =
      Flag.toggle("create-suite", "make the logical suite of existing cases if it is missing");

  private SelectionFlags() {}

  /** What the options say about a call with so many files. */
  static SubmitOptions of(Settings settings, int files) throws UsageException {
    // A pattern may be meant for one of several files; that it fits none of them is seen later.
    Severity unmatched = files > 1 ? Severity.NOTE : Severity.ERROR;
    return new SubmitOptions(
        new CaseSelection(patterns(settings, SELECT), patterns(settings, EXCLUDE), unmatched),
        settings.has(CREATE_SUITE) ? MissingSuite.CREATE : MissingSuite.REFUSE);
  }

  private static List<String> patterns(Settings settings, Flag flag) throws UsageException {
    List<String> patterns = settings.all(flag);
    if (patterns.stream().anyMatch(String::isBlank)) {
      throw new UsageException("--" + flag.name() + " needs a pattern, not an empty text");
    }
    return patterns;
  }

  /** Finds out, over several files, which patterns matched nothing in any of them. */
  static final class Unmatched {
    private final List<Set<Problem>> perFile = new ArrayList<>();

    /** Notes what was said of one file whose suite was found. */
    void add(List<Problem> problems) {
      Set<Problem> unmatched = new LinkedHashSet<>();
      problems.stream().filter(CaseSelection::isUnmatched).forEach(unmatched::add);
      perFile.add(unmatched);
    }

    /** One error per pattern without any match; none for a single file, which told it itself. */
    List<Problem> errors() {
      if (perFile.size() < 2) {
        return List.of();
      }
      return perFile.get(0).stream()
          .filter(
              first ->
                  perFile.stream()
                      .allMatch(
                          file -> file.stream().anyMatch(one -> one.path().equals(first.path()))))
          .map(
              first ->
                  Problem.error(
                          ProblemCode.TEST_CASE_NOT_FOUND,
                          "no test case of any of the workflows goes by " + first.path())
                      .withPath(first.path()))
          .toList();
    }
  }
}
