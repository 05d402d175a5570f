package io.dqrun.codec;

/**
 * What a reader makes of references such as <code>${NAME}</code> and <code>${file:/path}</code>.
 */
public enum References {
  /** They are replaced by what they refer to. */
  RESOLVE,
  /**
   * They stay in the texts as they are written, so that the workflow can be written again and no
   * secret is ever held. Such a workflow cannot be run. A reference in place of a number, a boolean
   * or one of a few words is an error: it cannot be kept there.
   */
  KEEP
}
