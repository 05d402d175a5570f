package io.dqrun.runner.run;

/**
 * What keeps a run from taking too much of its machine.
 *
 * @param deadline when it must be over
 * @param whenLocked what to do while another run of the same suite is active
 * @param outboxBytes no run is started while undelivered and refused results take as many bytes
 */
public record RunLimits(Deadline deadline, WhenLocked whenLocked, long outboxBytes) {

  /** Room for about 400,000 results. */
  public static final long OUTBOX_BYTES = 256L << 20;

  /** No deadline, one run after the other, 256 MiB. */
  public static final RunLimits DEFAULT =
      new RunLimits(Deadline.NONE, WhenLocked.WAIT, OUTBOX_BYTES);
}
