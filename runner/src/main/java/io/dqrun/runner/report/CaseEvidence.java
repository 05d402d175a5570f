package io.dqrun.runner.report;

import io.dqrun.entity.EntityLink;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report in a file says of one case; every text in it is harmless and short enough. */
final class CaseEvidence {

  private static final int MAX_STATEMENTS = 3;
  private static final int MAX_VALUES = 20;

  private final CaseOutcome outcome;

  CaseEvidence(CaseOutcome outcome) {
    this.outcome = outcome;
  }

  String name() {
    return SafeText.line(outcome.testCase().name());
  }

  String table() {
    return SafeText.line(link().table().toString());
  }

  Optional<String> column() {
    return link().column().map(SafeText::line);
  }

  private EntityLink link() {
    return outcome.testCase().entityLink();
  }

  String definition() {
    return SafeText.line(outcome.testCase().definitionName().orElse(""));
  }

  TestCaseStatus status() {
    return outcome.result().testCaseStatus();
  }

  /** The verdict in one line. */
  String sentence() {
    String sentence = SafeText.line(outcome.result().result().orElse(""), 1000);
    return sentence.isEmpty() ? "no reason was given" : sentence;
  }

  /** Rows that did not fit, such as {@code 12 of 480 rows (2.5 %)}. */
  Optional<String> rows() {
    TestCaseResult result = outcome.result();
    if (result.failedRows().isEmpty() || result.passedRows().isEmpty()) {
      return Optional.empty();
    }
    long bad = result.failedRows().get();
    long all = bad + result.passedRows().get();
    double percent = result.failedRowsPercentage().orElse(all == 0 ? 0 : bad * 100.0 / all);
    return Optional.of(
        "%s of %s (%s)"
            .formatted(Wording.number(bad), Wording.count(all, "row"), Wording.percent(percent)));
  }

  /** What was measured, one {@code name = value} each. */
  List<String> values() {
    List<String> lines = new ArrayList<>();
    List<TestResultValue> values = outcome.result().testResultValue();
    for (TestResultValue value : values.subList(0, Math.min(MAX_VALUES, values.size()))) {
      lines.add(
          SafeText.line(value.name())
              + " = "
              + value.value().map(SafeText::line).orElse("unknown"));
    }
    if (values.size() > MAX_VALUES) {
      lines.add("… and " + Wording.count(values.size() - MAX_VALUES, "more value"));
    }
    return lines;
  }

  /** What became of the result, if it is not where it belongs. */
  Optional<String> notDelivered() {
    return outcome.delivery() == Delivery.QUEUED
        ? Optional.of("the result is kept on the machine of the run, and not yet on the server")
        : outcome.delivery() == Delivery.REJECTED
            ? Optional.of("the server refused the result")
            : Optional.empty();
  }

  /** The SQL that the case took part in. */
  List<String> statements() {
    List<String> all = outcome.statements();
    List<String> shown = new ArrayList<>();
    for (String sql : all.subList(0, Math.min(MAX_STATEMENTS, all.size()))) {
      shown.add(SafeText.block(sql));
    }
    if (all.size() > MAX_STATEMENTS) {
      shown.add("-- and " + Wording.count(all.size() - MAX_STATEMENTS, "more statement"));
    }
    return shown;
  }
}
