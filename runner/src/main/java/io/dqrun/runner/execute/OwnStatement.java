package io.dqrun.runner.execute;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the columns of a user's statement come from, as far as that can be told without knowing
 * SQL: in doubt, from anywhere.
 *
 * @param readsOnlyTheTable whether it names no other table
 * @param readsAllColumns whether it is a {@code SELECT *}, so that columns have their own names
 */
record OwnStatement(boolean readsOnlyTheTable, boolean readsAllColumns) {

  private static final Set<String> OTHERS =
      Set.of(
          "JOIN",
          "WITH",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "MINUS",
          "TABLE",
          "LATERAL",
          "APPLY",
          "VALUES",
          "PIVOT",
          "UNPIVOT");
  private static final Set<String> AFTER_TABLES =
      Set.of("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "WINDOW", "QUALIFY");

  private static final Set<Rule> RULES =
      EnumSet.of(Rule.NESTED_COMMENTS, Rule.BRACKET_NAMES, Rule.BACKTICK_NAMES);

  /**
   * Takes a statement apart.
   *
   * @param table the name of the table that it is meant to read, without quotes
   */
  static OwnStatement of(String sql, String table) {
    List<Token> tokens = SqlTokens.of(sql, RULES);
    long selects = count(tokens, "SELECT");
    long froms = count(tokens, "FROM");
    boolean others =
        tokens.stream()
            .anyMatch(token -> token.kind() == Kind.WORD && OTHERS.contains(token.text()));
    if (selects != 1 || froms != 1 || others || !isWord(tokens.get(0), "SELECT")) {
      return new OwnStatement(false, false);
    }
    int from = index(tokens, "FROM");
    return new OwnStatement(
        namesOnly(tokens.subList(from + 1, tokens.size()), sql, table),
        from == 2 && isSymbol(tokens.get(1), "*"));
  }

  /** Whether a text of SQL has one of these names somewhere, quoted or not, in any case. */
  static boolean mentions(String sql, Set<String> names) {
    Set<String> wanted =
        names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    return SqlTokens.of(sql, RULES).stream()
        .anyMatch(token -> token.kind() != Kind.SYMBOL && wanted.contains(token.text()));
  }

  /** One name, qualified or not, and perhaps another one for it; no list, no function. */
  private static boolean namesOnly(List<Token> tokens, String sql, String table) {
    String last = "";
    boolean quoted = false;
    boolean named = false;
    boolean dotted = true;
    for (Token token : tokens) {
      boolean end =
          (token.kind() == Kind.WORD && AFTER_TABLES.contains(token.text()))
              || isSymbol(token, ";");
      if (end) {
        break;
      }
      if (isSymbol(token, ".")) {
        dotted = true;
      } else if (token.kind() == Kind.SYMBOL) {
        return false;
      } else if (dotted) {
        last = token.text();
        quoted = token.kind() == Kind.QUOTED;
        dotted = false;
        named = true;
      }
    }
    // What was quoted is not told; then the text must hold the name somewhere.
    return named && (quoted ? sql.contains(table) : last.equals(table.toUpperCase(Locale.ROOT)));
  }

  private static long count(List<Token> tokens, String word) {
    return tokens.stream().filter(token -> isWord(token, word)).count();
  }

  private static int index(List<Token> tokens, String word) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isWord(tokens.get(i), word)) {
        return i;
      }
    }
    throw new IllegalArgumentException(word);
  }

  private static boolean isWord(Token token, String word) {
    return token.kind() == Kind.WORD && token.text().equals(word);
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
