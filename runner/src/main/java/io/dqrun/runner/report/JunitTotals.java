package io.dqrun.runner.report;

import java.time.Duration;

/** The numbers of a suite, or of all. */
record JunitTotals(int tests, int failures, int errors, int skipped, Duration time) {

  static final JunitTotals NONE = new JunitTotals(0, 0, 0, 0, Duration.ZERO);

  JunitTotals plus(JunitTotals other) {
    return new JunitTotals(
        tests + other.tests,
        failures + other.failures,
        errors + other.errors,
        skipped + other.skipped,
        time.plus(other.time));
  }

  String attributes() {
    return "%s%s%s%s%s"
        .formatted(
            JunitXml.attribute("tests", String.valueOf(tests)),
            JunitXml.attribute("failures", String.valueOf(failures)),
            JunitXml.attribute("errors", String.valueOf(errors)),
            JunitXml.attribute("skipped", String.valueOf(skipped)),
            JunitXml.attribute("time", JunitXml.seconds(time)));
  }
}
