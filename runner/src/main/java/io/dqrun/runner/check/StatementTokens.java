package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.List;
import java.util.Set;

/** The tokens of a statement by one set of rules, without the semicolons around it. */
final class StatementTokens {

  private static final Token NOTHING = new Token(Kind.SYMBOL, "");

  private static final int LONGEST_WORD = 40;

  private final List<Token> tokens;

  StatementTokens(String sql, Set<Rule> rules) {
    List<Token> all = SqlTokens.of(sql, rules);
    int from = 0;
    int to = all.size();
    while (from < to && isSymbol(all.get(from), ";")) {
      from++;
    }
    while (from < to && isSymbol(all.get(to - 1), ";")) {
      to--;
    }
    this.tokens = all.subList(from, to);
  }

  List<Token> all() {
    return tokens;
  }

  int size() {
    return tokens.size();
  }

  /** A symbol without a text beside the statement. */
  Token at(int i) {
    return i < 0 || i >= tokens.size() ? NOTHING : tokens.get(i);
  }

  Kind kind(int i) {
    return at(i).kind();
  }

  boolean isWord(int i, Set<String> words) {
    return kind(i) == Kind.WORD && words.contains(at(i).text());
  }

  boolean isWord(int i, String word) {
    return kind(i) == Kind.WORD && at(i).text().equals(word);
  }

  boolean isSymbol(int i, String symbol) {
    return isSymbol(at(i), symbol);
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }

  /** As a message names it. */
  String shown(int i) {
    if (i >= tokens.size()) {
      return "the end";
    }
    String text = at(i).text();
    if (text.isEmpty()) {
      return "a quoted text";
    }
    return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) + "…" : text;
  }
}
