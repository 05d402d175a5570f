package io.dqrun.client;

/** What happens with a server of an unsupported version. */
public enum VersionCheck {
  /** It is refused; the default. */
  ENFORCE,
  /** It is used all the same, at the caller's risk. */
  SKIP
}
