package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A statement of a user as a part of another one. */
final class UserStatement {

  private UserStatement() {}

  /**
   * The statement in parentheses; empty if it could end them, however the database reads it, or
   * uses names as we do.
   */
  static Optional<String> rows(String statement, List<Set<Rule>> readings) {
    boolean isWhole =
        !statement.toLowerCase(Locale.ROOT).contains("dq_")
            && readings.stream().allMatch(rules -> isClosed(SqlTokens.of(statement, rules)));
    return isWhole ? Optional.of("(\n" + withoutEnd(statement) + "\n)") : Optional.empty();
  }

  private static boolean isClosed(List<Token> tokens) {
    int open = 0;
    for (Token token : tokens) {
      if (token.kind() == Kind.SYMBOL) {
        open += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
      }
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }

  private static String withoutEnd(String statement) {
    int end = statement.length();
    while (end > 0
        && (statement.charAt(end - 1) == ';'
            || Character.isWhitespace(statement.charAt(end - 1)))) {
      end--;
    }
    return statement.substring(0, end);
  }
}
