package io.dqrun.codec;

import io.dqrun.problem.Nearest;
import java.util.List;

/** Wording of hints. */
final class Hints {

  private Hints() {}

  /** The nearest of several valid words, and all of them where they are few. */
  static String choose(String text, List<String> choices) {
    String all = "valid are: " + String.join(", ", choices);
    return Nearest.of(text, choices)
        .map(meant -> "did you mean `" + meant + "`?" + (choices.size() > 12 ? "" : " " + all))
        .orElse(all);
  }
}
