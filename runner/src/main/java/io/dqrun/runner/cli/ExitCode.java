package io.dqrun.runner.cli;

import io.dqrun.problem.Category;

/** The exit codes, declared in the order in which the first that holds wins. */
enum ExitCode {
  INTERRUPTED(130),
  TERMINATED(143),
  INTERNAL(70),
  MISSING_INPUT(66),
  INVALID_INPUT(65),
  ENVIRONMENT(78),
  REFUSED(77),
  UNREACHABLE(69),
  STORAGE(74),
  NOT_RUN(2),
  UNDELIVERED(75),
  FAILED(1),
  OK(0),
  // Never combined with others: nothing was started.
  USAGE(64);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The more important of two. */
  ExitCode and(ExitCode other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The exit code of an error of this category that stopped everything. */
  static ExitCode of(Category category) {
    return switch (category) {
      case INVALID_INPUT -> INVALID_INPUT;
      case MISSING_INPUT -> MISSING_INPUT;
      case ENVIRONMENT -> ENVIRONMENT;
      case REFUSED -> REFUSED;
      case UNREACHABLE -> UNREACHABLE;
      case STORAGE -> STORAGE;
      case EXECUTION -> NOT_RUN;
      case UNDELIVERED -> UNDELIVERED;
      case INTERNAL -> INTERNAL;
    };
  }
}
