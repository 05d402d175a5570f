package io.dqrun.runner.cli;

/** How a process ends that did not want to. */
enum CrashKill {
  SIGKILL,
  SIGTERM,
  HALT,
  /** SIGKILL, and what was not forced to the disk is gone or zero. */
  POWER_LOSS
}
