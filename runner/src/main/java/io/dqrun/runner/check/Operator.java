package io.dqrun.runner.check;

import io.dqrun.entity.TestCaseStatus;

/** How the rows that a user's query found compare with a threshold. */
enum Operator {
  EQUAL,
  DIFFERENT,
  LESS,
  MORE,
  AT_LEAST,
  AT_MOST;

  /** By its sign; every other text is what it was before there were operators. */
  static Operator of(String sign) {
    return switch (sign) {
      case "==" -> EQUAL;
      case "!=" -> DIFFERENT;
      case "<" -> LESS;
      case ">" -> MORE;
      case ">=" -> AT_LEAST;
      default -> AT_MOST;
    };
  }

  boolean holds(long found, long threshold) {
    return switch (this) {
      case EQUAL -> found == threshold;
      case DIFFERENT -> found != threshold;
      case LESS -> found < threshold;
      case MORE -> found > threshold;
      case AT_LEAST -> found >= threshold;
      case AT_MOST -> found <= threshold;
    };
  }

  /**
   * The verdict with its rows: whether those that were found are the good or the bad ones depends
   * on what was demanded of their number.
   *
   * @param total all rows that there are
   */
  Verdict withRows(Verdict verdict, long found, long threshold, long total) {
    boolean passed = verdict.status() == TestCaseStatus.SUCCESS;
    long good =
        switch (this) {
          case MORE, AT_LEAST -> found;
          case LESS, AT_MOST -> total - found;
          case EQUAL -> passed || found <= threshold ? found : total - (found - threshold);
          case DIFFERENT -> passed ? found : 0;
        };
    long bad =
        switch (this) {
          case MORE, AT_LEAST -> total - found;
          case LESS, AT_MOST -> found;
          case EQUAL -> passed || found <= threshold ? total - found : found - threshold;
          case DIFFERENT -> passed ? 0 : total;
        };
    return verdict.withRows(Math.max(good, 0), Math.max(bad, 0));
  }
}
