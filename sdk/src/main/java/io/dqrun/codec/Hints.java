package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.problem.Nearest;
import java.util.List;

/** Wording of hints. */
final class Hints {

  private Hints() {}

  /** The command that brings the file of a place into today's layout. */
  static String convert(Location place) {
    String file = place.file();
    if (file.startsWith("<")) {
      return "dq-run convert - --out -";
    }
    boolean plain = file.matches("[\\w./:@%+,~-]+") && !file.startsWith("-");
    return "dq-run convert " + (plain ? file : "'" + file.replace("'", "'\\''") + "'") + " --write";
  }

  /** What to do by hand, and the command that does it. */
  static String byHandOrConvert(String byHand, Location place) {
    return byHand + "; or run: " + convert(place);
  }

  /** The nearest of several valid words, and all of them where they are few. */
  static String choose(String text, List<String> choices) {
    String all = "valid are: " + String.join(", ", choices);
    return Nearest.of(text, choices)
        .map(meant -> "did you mean `" + meant + "`?" + (choices.size() > 12 ? "" : " " + all))
        .orElse(all);
  }
}
