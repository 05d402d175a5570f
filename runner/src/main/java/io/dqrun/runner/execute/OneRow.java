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

  /** Whether it begins with an aggregate and nowhere outside of parentheses asks for groups. */
  static boolean isSure(String sql) {
    List<Token> tokens = SqlTokens.of(sql, RULES);
    if (tokens.size() < 3
        || !isWord(tokens.get(0), Set.of("SELECT"))
        || !isWord(tokens.get(1), AGGREGATES)
        || !isSymbol(tokens.get(2), "(")) {
      return false;
    }
    int depth = 0;
    for (Token token : tokens.subList(2, tokens.size())) {
      if (isSymbol(token, "(")) {
        depth++;
      } else if (isSymbol(token, ")")) {
        depth--;
      } else if (depth == 0 && isWord(token, SEVERAL)) {
        return false;
      }
    }
    return depth == 0;
  }

  private static boolean isWord(Token token, Set<String> words) {
    return token.kind() == Kind.WORD && words.contains(token.text());
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
