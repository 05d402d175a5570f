package io.dqrun.problem;

import java.util.Locale;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** The input cannot be used as it is, or something that was asked for did not happen. */
  ERROR,
  /** It works, but probably not as the author thinks. */
  WARNING,
  /** Worth knowing, nothing to do. */
  NOTE;

  /** The word used in every output: {@code error}, {@code warning} or {@code note}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
