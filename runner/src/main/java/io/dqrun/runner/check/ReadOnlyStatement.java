package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a SQL text is exactly one statement that only reads, however the database takes its
 * comments and quotes. In doubt it is not.
 *
 * <p>Unlike OpenMetadata's own check it accepts a column named {@code comment} and refuses, among
 * others, {@code WITH x AS (DELETE ...)}, {@code SELECT ... INTO}, {@code EXEC} and row locks.
 * Functions with side effects are beyond it; sessions are read-only for that.
 */
public final class ReadOnlyStatement {

  private static final Set<String> READS = Set.of("SELECT", "VALUES", "TABLE", "WITH");
  private static final Set<String> CHANGES =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "DROP",
          "ALTER",
          "CREATE",
          "TRUNCATE",
          "EXEC",
          "EXECUTE",
          "CALL",
          "GRANT",
          "REVOKE",
          "REPLACE",
          "RENAME",
          "COPY");
  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");

  /** What can follow a column, so that the word before it is no verb. */
  private static final Set<String> AFTER_A_COLUMN =
      Set.of(
          "FROM",
          "AS",
          "IS",
          "IN",
          "NOT",
          "AND",
          "OR",
          "LIKE",
          "ILIKE",
          "BETWEEN",
          "ASC",
          "DESC",
          "END",
          "THEN",
          "ELSE",
          "WHEN",
          "NULLS",
          "WHERE",
          "GROUP",
          "ORDER",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "MINUS",
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "NATURAL",
          "ON",
          "USING",
          "OVER",
          "COLLATE",
          "SIMILAR",
          "REGEXP",
          "RLIKE",
          "GLOB",
          "ISNULL",
          "NOTNULL",
          "WINDOW",
          "QUALIFY",
          "FOR");

  /** Databases with these rules run several statements only with a semicolon between them. */
  private static final Set<Rule> SEPARATED =
      EnumSet.of(Rule.BACKSLASH_ESCAPES, Rule.HASH_COMMENTS, Rule.DASH_NEEDS_BLANK);

  private static final Token NOTHING = new Token(Kind.SYMBOL, "");

  private enum Finding {
    READS,
    SYNTAX_ERROR,
    REFUSED
  }

  private final List<Token> tokens;
  private final Set<Rule> rules;

  private ReadOnlyStatement(String sql, Set<Rule> rules) {
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
    this.rules = rules;
  }

  /** Whether the text is one statement that only reads. */
  public static boolean accepts(String sql) {
    // MySQL and MariaDB execute what stands in such comments.
    if (sql.contains("/*!") || sql.contains("/*M!")) {
      return false;
    }
    List<Rule> open = Arrays.stream(Rule.values()).filter(rule -> rule.concerns(sql)).toList();
    boolean reads = false;
    for (int choice = 0; choice < (1 << open.size()); choice++) {
      Set<Rule> rules = EnumSet.noneOf(Rule.class);
      for (int i = 0; i < open.size(); i++) {
        if (((choice >> i) & 1) == 1) {
          rules.add(open.get(i));
        }
      }
      Finding finding = new ReadOnlyStatement(sql, rules).finding();
      if (finding == Finding.REFUSED) {
        return false;
      }
      reads |= finding == Finding.READS;
    }
    return reads;
  }

  private Finding finding() {
    int first = 0;
    while (isSymbol(token(first), "(")) {
      first++;
    }
    Token verb = token(first);
    // A comment that this reading does not know; no database executes what begins so.
    if (isSymbol(verb, "-") || isSymbol(verb, "#")) {
      return Finding.SYNTAX_ERROR;
    }
    if (!isWord(verb, READS) || isSymbol(token(first + 1), ".")) {
      return Finding.REFUSED;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (isSymbol(token(i), ";")
          || writesInto(i)
          || locks(i)
          || changesInside(i)
          || declaresRoutine(i)
          || beginsUnseparated(i)) {
        return Finding.REFUSED;
      }
    }
    return changesAfterWith() ? Finding.REFUSED : Finding.READS;
  }

  private boolean writesInto(int i) {
    return isWord(token(i), "INTO") && !isSymbol(token(i - 1), ".");
  }

  private boolean locks(int i) {
    return (isWord(token(i), "FOR") && isWord(token(i + 1), LOCKS))
        || (isWord(token(i), "LOCK") && isWord(token(i + 1), "IN"));
  }

  /** {@code AS (DELETE ...)}, {@code FINAL TABLE (INSERT ...)}, {@code (DELETE FROM t)}. */
  private boolean changesInside(int i) {
    if (!isSymbol(token(i), "(") || !isWord(token(i + 1), CHANGES)) {
      return false;
    }
    return isWord(token(i - 1), Set.of("AS", "MATERIALIZED", "TABLE")) || isVerb(i + 1);
  }

  private boolean declaresRoutine(int i) {
    return isWord(token(i), "WITH")
        && isWord(token(i + 1), Set.of("FUNCTION", "PROCEDURE"))
        && token(i + 2).kind() != Kind.SYMBOL
        && !isWord(token(i + 2), "AS");
  }

  /** {@code SELECT 1 DROP TABLE t}: some databases need no semicolon between statements. */
  private boolean beginsUnseparated(int i) {
    return rules.stream().noneMatch(SEPARATED::contains)
        && isWord(token(i), CHANGES)
        && !isSymbol(token(i - 1), ".")
        && !isWord(token(i - 1), "AS")
        && isVerb(i);
  }

  private boolean isVerb(int i) {
    Token next = token(i + 1);
    return switch (next.kind()) {
      case QUOTED -> true;
      case WORD ->
          !isWord(next, AFTER_A_COLUMN) || (isWord(token(i), "DELETE") && isWord(next, "FROM"));
      case SYMBOL -> isSymbol(next, "@") || isSymbol(next, "[");
    };
  }

  /** {@code WITH x AS (...) DELETE ...}. */
  private boolean changesAfterWith() {
    Deque<Boolean> openWith = new ArrayDeque<>();
    boolean open = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = token(i);
      if (isSymbol(token, "(")) {
        openWith.push(open);
        open = false;
      } else if (isSymbol(token, ")")) {
        open = !openWith.isEmpty() && openWith.pop();
      } else if (isWord(token, "WITH")) {
        open = true;
      } else if (isWord(token, READS)) {
        open = false;
      } else if (open && isWord(token, CHANGES) && isSymbol(token(i - 1), ")")) {
        return true;
      }
    }
    return false;
  }

  private Token token(int i) {
    return i < 0 || i >= tokens.size() ? NOTHING : tokens.get(i);
  }

  private static boolean isWord(Token token, Set<String> words) {
    return token.kind() == Kind.WORD && words.contains(token.text());
  }

  private static boolean isWord(Token token, String word) {
    return token.kind() == Kind.WORD && token.text().equals(word);
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
