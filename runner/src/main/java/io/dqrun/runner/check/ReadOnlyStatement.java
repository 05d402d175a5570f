package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens.Rule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether a SQL text is exactly one statement that only reads, however the database takes its
 * comments and quotes. In doubt it is not.
 *
 * <p>Unlike OpenMetadata's own check it accepts a column named {@code comment} and refuses, among
 * others, {@code WITH x AS (DELETE ...)}, {@code SELECT ... INTO}, {@code EXEC} and row locks. It
 * knows the functions of databases that write, run or lock something ({@link SideEffects}); those
 * that users made are beyond it, and sessions are read-only for that.
 */
public final class ReadOnlyStatement {

  /**
   * What databases read so differently that no reading is safe: characters that end a text for
   * some, a comment that some go on with in the next line, and a dollar beside a character that
   * some take for a part of its tag.
   */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "[\\x00-\\x08\\x0E-\\x1F\\x7F]"
              + "|--[^\\n\\r]*\\\\[\\r\\n]"
              + "|[^\\x00-\\x7F]\\$"
              + "|\\$\\w*[^\\x00-\\x7F]"
              + "|/\\*M?!");

  /** Characters times readings, so that a text made to be hard costs no minutes. */
  private static final long MOST_WORK = 40_000_000;

  private ReadOnlyStatement() {}

  /** Whether the text is one statement that only reads. */
  public static boolean accepts(String sql) {
    return refusal(sql).isEmpty();
  }

  /**
   * Why a text is not, or perhaps not, one statement that only reads, and what to do, to go on
   * after the name of the text: {@code it begins with DELETE, and ...}; empty if it is one.
   */
  public static Optional<String> refusal(String sql) {
    Optional<String> unreadable = unreadable(sql);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    List<Rule> open = Arrays.stream(Rule.values()).filter(rule -> rule.concerns(sql)).toList();
    if (((long) sql.length() << open.size()) > MOST_WORK) {
      return Optional.of(
          "it is too long for the kinds of quotes and comments that it mixes; leave the comments out");
    }
    boolean reads = false;
    for (int choice = 0; choice < (1 << open.size()); choice++) {
      Set<Rule> rules = EnumSet.noneOf(Rule.class);
      for (int i = 0; i < open.size(); i++) {
        if (((choice >> i) & 1) == 1) {
          rules.add(open.get(i));
        }
      }
      StatementReading.Finding finding = new StatementReading(sql, rules).finding();
      if (finding.reason().isPresent()) {
        return finding.reason().map(reason -> rules.isEmpty() ? reason : among(rules) + reason);
      }
      reads |= finding.reads();
    }
    return reads
        ? Optional.empty()
        : Optional.of("it is no statement for any database; write one that begins with SELECT");
  }

  private static String among(Set<Rule> rules) {
    return "on databases "
        + rules.stream().map(Rule::meaning).collect(Collectors.joining(" and "))
        + ", ";
  }

  private static Optional<String> unreadable(String sql) {
    Matcher found = UNREADABLE.matcher(sql);
    if (!found.find()) {
      return Optional.empty();
    }
    String text = found.group();
    if (text.startsWith("/*")) {
      // MySQL and MariaDB execute what stands in comments that start with an exclamation mark.
      return Optional.of(
          "it has a comment that begins with " + text + ", which MySQL runs; leave it out");
    }
    if (text.startsWith("--")) {
      return Optional.of(
          "it has a comment that ends with a backslash, which some databases go on with in the next"
              + " line; leave the backslash out");
    }
    if (text.indexOf('$') >= 0) {
      return Optional.of(
          "it has a $ beside a letter that is not ASCII, which databases read differently; quote"
              + " the name");
    }
    return Optional.of(
        "it has the control character U+%04X, which ends a text for some databases; leave it out"
            .formatted((int) text.charAt(0)));
  }
}
