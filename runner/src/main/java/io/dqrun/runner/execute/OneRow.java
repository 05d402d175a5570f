package io.dqrun.runner.execute;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a user's statement answers but one row, as far as that can be told without knowing SQL:
 * in doubt, it does not.
 */
final class OneRow {

  private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG");

  /** What makes several rows of an aggregate. */
  private static final Set<String> SEVERAL =
      Set.of("GROUP", "OVER", "UNION", "EXCEPT", "INTERSECT", "MINUS", "WINDOW", "SELECT");

  private static final Set<Rule> RULES =
      EnumSet.of(Rule.NESTED_COMMENTS, Rule.DOLLAR_QUOTES, Rule.ESCAPE_PREFIX, Rule.BACKTICK_NAMES);

  private OneRow() {}

  /**
   * Whether it begins with an aggregate, calls nothing but aggregates outside of them, since a
   * function may make several rows, and outside of parentheses nowhere asks for groups.
   */
  static boolean isSure(String sql) {
    List<Token> tokens = SqlTokens.of(sql, RULES);
    if (tokens.size() < 3
        || !isWord(tokens.get(0), Set.of("SELECT"))
        || !isCall(tokens, 1)
        || !isWord(tokens.get(1), AGGREGATES)) {
      return false;
    }
    int depth = 0;
    int aggregate = Integer.MAX_VALUE;
    boolean answer = true;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isSymbol(token, "(")) {
        depth++;
      } else if (isSymbol(token, ")")) {
        depth--;
        aggregate = depth <= aggregate ? Integer.MAX_VALUE : aggregate;
      } else if (depth == 0 && isWord(token, SEVERAL)) {
        return false;
      } else if (depth == 0 && isWord(token, Set.of("FROM"))) {
        answer = false;
      } else if (answer && aggregate == Integer.MAX_VALUE && isCall(tokens, i)) {
        if (!isWord(token, AGGREGATES)) {
          return false;
        }
        aggregate = depth;
      }
    }
    return depth == 0;
  }

  /** Whether a name, quoted or not, and a parenthesis stand there. */
  private static boolean isCall(List<Token> tokens, int at) {
    return tokens.get(at).kind() != Kind.SYMBOL
        && at + 1 < tokens.size()
        && isSymbol(tokens.get(at + 1), "(");
  }

  private static boolean isWord(Token token, Set<String> words) {
    return token.kind() == Kind.WORD && words.contains(token.text());
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
