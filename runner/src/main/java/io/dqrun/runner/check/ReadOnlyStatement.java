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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
          "COPY",
          "BACKUP",
          "DBCC",
          "DECLARE",
          "DENY",
          "DISABLE",
          "ENABLE",
          "KILL",
          "LOCK",
          "RECEIVE",
          "RESTORE",
          "SAVE",
          "SEND",
          "SET",
          "UPDATETEXT",
          "USE",
          "WAITFOR",
          "WRITETEXT");

  private static final Set<String> REFUSED_BY_OPENMETADATA =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "TRUNCATE",
          "COMMENT",
          "RENAME",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "CALL",
          "GRANT",
          "REVOKE",
          "COMMIT",
          "ROLLBACK",
          "SAVEPOINT");

  /** Statements of one word. */
  private static final Set<String> ALONE =
      Set.of(
          "CHECKPOINT",
          "COMMIT",
          "RECONFIGURE",
          "RELEASE",
          "REVERT",
          "ROLLBACK",
          "SAVEPOINT",
          "SHUTDOWN");

  private static final Set<String> AFTER_ALONE =
      Set.of("WITH", "TRAN", "TRANSACTION", "WORK", "TO");

  /** Words after which a value is expected, so that the next one is no verb. */
  private static final Set<String> BEFORE_A_VALUE =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "BY",
          "WHERE",
          "AND",
          "OR",
          "NOT",
          "ON",
          "HAVING",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "AS",
          "FROM",
          "JOIN",
          "IN",
          "LIKE",
          "BETWEEN",
          "IS",
          "USING",
          "QUALIFY",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "VALUES",
          "RETURN");

  /** Words that have another meaning with the word beside them. */
  private static final Set<String> INDEXES = Set.of("INDEX", "KEY");

  private static final Set<String> CHARACTERS = Set.of("CHARACTER", "CHAR", "CHARSET");

  private static final Set<String> EXECUTES = Set.of("EXEC", "EXECUTE");

  /** Hints of SQL Server's that lock rows against other readers and writers. */
  private static final Set<String> LOCK_HINTS = Set.of("UPDLOCK", "XLOCK", "TABLOCKX", "HOLDLOCK");

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

  private static final Token NOTHING = new Token(Kind.SYMBOL, "");

  /** What a reading finds; the words are for the user. */
  private enum Finding {
    READS(""),
    SYNTAX_ERROR("it begins as no statement does"),
    NO_READ("it does not begin with SELECT, WITH, VALUES or TABLE"),
    SEVERAL("it holds more than one statement"),
    WRITES_INTO("INTO writes"),
    LOCKS("it locks rows"),
    CHANGES("it changes something"),
    ROUTINE("it declares a routine"),
    SIDE_EFFECT("it calls something that has a side effect");

    private final String words;

    Finding(String words) {
      this.words = words;
    }
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
    return refusal(sql).isEmpty();
  }

  /** Why the text is not one statement that only reads; empty if it is. */
  public static Optional<String> refusal(String sql) {
    // MySQL and MariaDB execute what stands in comments that start with an exclamation mark.
    if (UNREADABLE.matcher(sql).find()) {
      return Optional.of("it holds characters or a comment that databases read differently");
    }
    List<Rule> open = Arrays.stream(Rule.values()).filter(rule -> rule.concerns(sql)).toList();
    if (((long) sql.length() << open.size()) > MOST_WORK) {
      return Optional.of("it is too long for so many kinds of quotes and comments");
    }
    boolean reads = false;
    for (int choice = 0; choice < (1 << open.size()); choice++) {
      Set<Rule> rules = EnumSet.noneOf(Rule.class);
      for (int i = 0; i < open.size(); i++) {
        if (((choice >> i) & 1) == 1) {
          rules.add(open.get(i));
        }
      }
      Finding finding = new ReadOnlyStatement(sql, rules).finding();
      if (finding != Finding.READS && finding != Finding.SYNTAX_ERROR) {
        return Optional.of(
            choice == 0
                ? finding.words
                : finding.words + " where quotes or comments are read differently");
      }
      reads |= finding == Finding.READS;
    }
    return reads ? Optional.empty() : Optional.of(Finding.SYNTAX_ERROR.words);
  }

  /** Whether OpenMetadata's own check, which looks for words outside of parentheses, refuses it. */
  static boolean isRefusedByOpenMetadata(String sql) {
    int depth = 0;
    for (Token token : SqlTokens.of(sql, Set.of())) {
      if (isSymbol(token, "(")) {
        depth++;
      } else if (isSymbol(token, ")")) {
        depth--;
      } else if (depth == 0 && isWord(token, REFUSED_BY_OPENMETADATA)) {
        return true;
      }
    }
    return false;
  }

  private Finding finding() {
    int first = 0;
    while (isSymbol(token(first), "(")) {
      first++;
    }
    Token verb = token(first);
    // A comment that this reading does not know; no database executes what begins so.
    if (isSymbol(verb, "-") || isSymbol(verb, "#") || isSymbol(verb, "/")) {
      return Finding.SYNTAX_ERROR;
    }
    if (!isWord(verb, READS) || isSymbol(token(first + 1), ".")) {
      return Finding.NO_READ;
    }
    for (int i = 0; i < tokens.size(); i++) {
      Finding finding = at(i);
      if (finding != Finding.READS) {
        return finding;
      }
    }
    return changesAfterWith() ? Finding.CHANGES : Finding.READS;
  }

  private Finding at(int i) {
    if (isSymbol(token(i), ";")) {
      return Finding.SEVERAL;
    }
    if (writesInto(i)) {
      return Finding.WRITES_INTO;
    }
    if (locks(i) || locksByHint(i)) {
      return Finding.LOCKS;
    }
    if (changesInside(i) || beginsUnseparated(i)) {
      return Finding.CHANGES;
    }
    if (declaresRoutine(i)) {
      return Finding.ROUTINE;
    }
    return SideEffects.at(tokens, i) ? Finding.SIDE_EFFECT : Finding.READS;
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

  /** {@code FROM t WITH (UPDLOCK)}, or without the first word. */
  private boolean locksByHint(int i) {
    return isWord(token(i), LOCK_HINTS)
        && (isSymbol(token(i - 1), "(") || isSymbol(token(i - 1), ",") || isHint(i - 1))
        && (isSymbol(token(i + 1), ")") || isSymbol(token(i + 1), ",") || isHint(i + 1))
        && isInHints(i);
  }

  private boolean isHint(int i) {
    return token(i).kind() == Kind.WORD && token(i).text().endsWith("LOCK");
  }

  private boolean isInHints(int i) {
    int start = i;
    while (start > 0 && !isSymbol(token(start), "(")) {
      start--;
    }
    Token before = token(start - 1);
    return isWord(before, "WITH")
        || (before.kind() != Kind.SYMBOL && !isWord(before, BEFORE_A_VALUE));
  }

  /** {@code SELECT 1 DROP TABLE t}: some databases need no semicolon between statements. */
  private boolean beginsUnseparated(int i) {
    if (rules.stream().anyMatch(SEPARATED::contains) || token(i).kind() != Kind.WORD) {
      return false;
    }
    if (isWord(token(i), ALONE)) {
      Token next = token(i + 1);
      return endsValue(i - 1)
          && (i + 1 >= tokens.size()
              || isWord(next, AFTER_ALONE)
              || isWord(next, CHANGES)
              || isWord(next, ALONE));
    }
    if (!isWord(token(i), CHANGES)
        || isSymbol(token(i - 1), ".")
        || isWord(token(i - 1), "AS")
        || (isWord(token(i), "USE") && isWord(token(i + 1), INDEXES))
        || (isWord(token(i), "SET") && isWord(token(i - 1), CHARACTERS))) {
      return false;
    }
    return isVerb(i)
        || (isWord(token(i), EXECUTES) && isSymbol(token(i + 1), "(") && endsValue(i - 1));
  }

  /** Whether what stands there can be the last of a statement. */
  private boolean endsValue(int i) {
    Token token = token(i);
    return switch (token.kind()) {
      case QUOTED -> true;
      case WORD -> !isWord(token, BEFORE_A_VALUE);
      case SYMBOL -> isSymbol(token, ")") || isSymbol(token, "]") || isSymbol(token, "*");
    };
  }

  private boolean isVerb(int i) {
    Token next = token(i + 1);
    return switch (next.kind()) {
      case QUOTED -> true;
      case WORD ->
          !isWord(next, AFTER_A_COLUMN) || (isWord(token(i), "DELETE") && isWord(next, "FROM"));
      case SYMBOL ->
          isSymbol(next, "@")
              || isSymbol(next, "[")
              || isSymbol(next, "#")
              || (isSymbol(next, ".") && isSymbol(token(i + 2), "."));
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
