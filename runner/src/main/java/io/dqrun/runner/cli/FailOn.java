package io.dqrun.runner.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The outcomes of tests that make the exit code non-zero. */
enum FailOn {
  FAILED,
  ABORTED,
  UNDELIVERED;

  static final Flag FLAG =
      Flag.value("fail-on", "WHAT", "failed, aborted, undelivered (all three), or none");

  /** Reads {@code failed,aborted} or {@code none}. */
  static Set<FailOn> parse(Settings settings) throws UsageException {
    String text = settings.value(FLAG).orElse("failed,aborted,undelivered");
    Set<FailOn> chosen = EnumSet.noneOf(FailOn.class);
    if (text.equals("none")) {
      return chosen;
    }
    for (String word : List.of(text.split(",", -1))) {
      chosen.add(parse(word.strip()));
    }
    return chosen;
  }

  private static FailOn parse(String word) throws UsageException {
    for (FailOn value : values()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    throw new UsageException(
        "--fail-on knows failed, aborted, undelivered and none, not '" + word + "'");
  }
}
