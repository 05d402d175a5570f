package io.dqrun.runner.cli;

/** A command line that cannot be understood; its message is for the user. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
