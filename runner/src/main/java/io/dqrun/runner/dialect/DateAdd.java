package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Predicate;

/** Moments of the past, for databases that reckon them by {@code DATEADD}. */
final class DateAdd {

  private DateAdd() {}

  /** The oldest moment, of the column's type, that still counts as recent. */
  static String ago(Predicate.NotOlder recent) {
    return recent.column().dataType().equals("DATE")
        ? "CAST(" + before(recent, "GETDATE()") + " AS DATE)"
        : before(recent, "CURRENT_TIMESTAMP");
  }

  /** The moment that is as long before another one as a value may be old. */
  static String before(Predicate.NotOlder recent, String moment) {
    return "DATEADD(" + recent.unit() + ", " + -recent.amount() + ", " + moment + ")";
  }
}
