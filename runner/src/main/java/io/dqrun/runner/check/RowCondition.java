package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a SQL text is a condition that can stand in the parentheses of a query, and only
 * reads, however the database takes its quotes.
 */
final class RowCondition {

  /** What every database takes for a text or a name. */
  private static final Pattern PLAIN_QUOTES = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");

  private static final Pattern COMMENT = Pattern.compile("--|/\\*|\\*/");

  private RowCondition() {}

  /** Why the text is refused; empty if it is not. */
  static Optional<String> refusal(String sql) {
    if (sql.indexOf('\0') >= 0) {
      return Optional.of("it holds a character that no SQL text can hold");
    }
    if (COMMENT.matcher(PLAIN_QUOTES.matcher(sql).replaceAll("''")).find()) {
      return Optional.of("it holds a comment");
    }
    for (Set<Rule> rules : readings(sql)) {
      List<Token> tokens = SqlTokens.of("(" + sql + ")", rules);
      if (tokens.stream().anyMatch(token -> isSymbol(token, ";"))) {
        return Optional.of("it holds a semicolon");
      }
      if (tokens.size() < 3 || !isOnePair(tokens)) {
        return Optional.of("its parentheses or quotes are not balanced");
      }
    }
    return ReadOnlyStatement.refusal("SELECT 1 FROM t WHERE (" + sql + ")");
  }

  private static List<Set<Rule>> readings(String sql) {
    List<Set<Rule>> readings = new ArrayList<>(List.of(EnumSet.noneOf(Rule.class)));
    for (Rule rule : Rule.values()) {
      if (rule.concerns(sql)) {
        for (Set<Rule> known : List.copyOf(readings)) {
          Set<Rule> more = EnumSet.copyOf(known);
          more.add(rule);
          readings.add(more);
        }
      }
    }
    return readings;
  }

  /** Whether the first parenthesis is closed by the last token, and not before. */
  private static boolean isOnePair(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (isSymbol(tokens.get(i), "(")) {
        depth++;
      } else if (isSymbol(tokens.get(i), ")")) {
        depth--;
      }
      boolean last = i == tokens.size() - 1;
      if ((depth == 0) != last) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
