package io.dqrun.workflow;

import java.util.Optional;

/** A generation of OpenMetadata whose workflow files differ from those of the one before. */
public enum TargetVersion {
  /** 1.5 to 1.6.1: one table per workflow, its connection under {@code source}. */
  V1_5("1.5"),
  /** 1.6.2 to the end of 1.6: logical suites, and {@code serviceConnections}. The default. */
  V1_6_2("1.6.2"),
  /** 1.7 and 1.8. */
  V1_7("1.7"),
  /** Everything that any release up to 1.13 knows. */
  NEWEST("newest");

  private final String text;

  TargetVersion(String text) {
    this.text = text;
  }

  /** The spelling on the command line, such as {@code 1.6.2}. */
  public String text() {
    return text;
  }

  /** Whether this generation is {@code other} or came after it. */
  public boolean isAtLeast(TargetVersion other) {
    return compareTo(other) >= 0;
  }

  /** The generation of this spelling. */
  public static Optional<TargetVersion> find(String text) {
    for (TargetVersion version : values()) {
      if (version.text.equals(text)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** For messages: {@code OpenMetadata 1.6.2}. */
  @Override
  public String toString() {
    return this == NEWEST ? "the newest OpenMetadata" : "OpenMetadata " + text;
  }
}
