package io.dqrun.runner.cli;

import io.dqrun.runner.run.Deadline;
import io.dqrun.runner.run.RunLimits;
import io.dqrun.runner.run.WhenLocked;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The options that keep a run from taking too much of its machine. */
final class LimitFlags {

  static final Flag DEADLINE =
      Flag.value("deadline", "DURATION", "for the whole run, with time to deliver (none)");
  static final Flag IF_LOCKED =
      Flag.value(
          "if-locked",
          "ACTION",
          "while the same suite runs on this machine: skip, wait or fail (wait)");
  static final Flag OUTBOX_LIMIT =
      Flag.value(
          "outbox-limit", "MIB", "start nothing while undelivered results take so much (256)");

  private LimitFlags() {}

  /** What the options say; a deadline counts from now. */
  static RunLimits of(Settings settings) throws UsageException {
    Deadline deadline =
        settings.value(DEADLINE).isEmpty()
            ? Deadline.NONE
            : Deadline.in(settings.duration(DEADLINE, Duration.ZERO));
    String whenLocked = settings.choice(IF_LOCKED, List.of("skip", "wait", "fail"), "wait");
    long mebibytes = settings.number(OUTBOX_LIMIT, 1, 1 << 20, 256);
    return new RunLimits(
        deadline, WhenLocked.valueOf(whenLocked.toUpperCase(Locale.ROOT)), mebibytes << 20);
  }
}
