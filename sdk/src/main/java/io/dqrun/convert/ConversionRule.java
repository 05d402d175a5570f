package io.dqrun.convert;

import io.dqrun.workflow.TargetVersion;

/**
 * One change of the layout between two releases, and how a file follows it.
 *
 * <p>A rule acts where it finds the old layout and nowhere else, so that a second time it does
 * nothing. What it cannot decide it leaves as it is and says so through {@link Remarks}.
 */
public interface ConversionRule {

  /** Its number in the list of rules, such as {@code DQ-06}. */
  String id();

  /** What it does, as a sentence without a full stop: {@code Moves ... to ...}. */
  String title();

  /** The last release, or generation, that needs or accepts the old layout: {@code 1.6.1}. */
  String until();

  /** The first release that needs the new layout. */
  Release since();

  /** Whether files for this target need the change. */
  default boolean appliesTo(TargetVersion target) {
    return since().isUpTo(target);
  }

  /** Changes a file where it has the old layout. */
  void apply(WorkflowFile file, Remarks remarks);
}
