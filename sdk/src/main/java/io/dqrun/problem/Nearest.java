package io.dqrun.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant, for hints of the kind "did you mean". */
public final class Nearest {

  private Nearest() {}

  /**
   * The candidate closest to {@code word}, if it is close enough to be a slip: a letter left out,
   * added, changed or swapped with its neighbour, in candidates of five letters and more also two,
   * from twelve on three; or if it is the beginning or the end of this candidate only. Case, {@code
   * _} and {@code -} do not count.
   *
   * @return the first of the closest candidates; empty if there is none
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String wanted = normalized(word);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String other = normalized(candidate);
      int limit = wanted.length() < 2 ? 0 : limit(other.length());
      if (Math.abs(wanted.length() - other.length()) > limit) {
        continue;
      }
      int distance = distance(wanted, other);
      if (distance <= limit && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? completion(wanted, candidates) : Optional.of(best);
  }

  private static Optional<String> completion(String wanted, Collection<String> candidates) {
    if (wanted.length() < 4) {
      return Optional.empty();
    }
    List<String> completions = new ArrayList<>();
    for (String candidate : candidates) {
      String other = normalized(candidate);
      if (other.startsWith(wanted) || other.endsWith(wanted)) {
        completions.add(candidate);
      }
    }
    return completions.size() == 1 ? Optional.of(completions.get(0)) : Optional.empty();
  }

  private static int limit(int length) {
    return length < 3 ? 0 : length < 5 ? 1 : length < 12 ? 2 : 3;
  }

  private static String normalized(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** The optimal string alignment distance: Levenshtein's with swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      rows[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      rows[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
      }
    }
    return rows[a.length()][b.length()];
  }
}
