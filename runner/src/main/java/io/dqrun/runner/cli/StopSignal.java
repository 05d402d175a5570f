package io.dqrun.runner.cli;

/** A signal that asks a process to end. */
enum StopSignal {
  SIGINT(ExitCode.INTERRUPTED),
  SIGTERM(ExitCode.TERMINATED);

  private final ExitCode exitCode;

  StopSignal(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  /** How a process ends that was asked so. */
  ExitCode exitCode() {
    return exitCode;
  }

  /** The name without its beginning, as Java wants it. */
  String shortName() {
    return name().substring("SIG".length());
  }
}
