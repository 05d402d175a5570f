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

  private static final int LONGEST_WORD = 40;

  private static final String OUT_OR_QUOTED =
      "; leave it out, or quote it if it is the name of a column or table";

  /**
   * What one reading of a text comes to.
   *
   * @param reason why it is refused; empty if it is not
   */
  private record Finding(boolean reads, Optional<String> reason) {

    static final Finding READS = new Finding(true, Optional.empty());

    static final Finding SYNTAX_ERROR = new Finding(false, Optional.empty());

    static Finding refused(String reason) {
      return new Finding(false, Optional.of(reason));
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
      Finding finding = new ReadOnlyStatement(sql, rules).finding();
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
      return Finding.refused(
          (first >= tokens.size() ? "it is empty" : "it begins with " + shown(first))
              + "; only what begins with SELECT, WITH, VALUES or TABLE reads");
    }
    for (int i = 0; i < tokens.size(); i++) {
      Optional<String> reason = refusal(i);
      if (reason.isPresent()) {
        return new Finding(false, reason);
      }
    }
    return changesAfterWith();
  }

  private Optional<String> refusal(int i) {
    if (isSymbol(token(i), ";")) {
      return Optional.of(
          "it has a semicolon before " + shown(i + 1) + "; only one statement is executed");
    }
    if (writesInto(i)) {
      return Optional.of(
          "INTO " + shown(i + 1) + " writes what is selected; leave it out, or quote the name");
    }
    if (locks(i)) {
      return Optional.of(
          shown(i) + " " + shown(i + 1) + " locks rows against others; leave it out");
    }
    if (changesInside(i)) {
      return Optional.of(
          shown(i + 1) + " after a parenthesis may change something" + OUT_OR_QUOTED);
    }
    if (declaresRoutine(i)) {
      return Optional.of(
          "WITH " + shown(i + 1) + " declares code that may change something; leave it out");
    }
    if (locksByHint(i)) {
      return Optional.of("the hint " + shown(i) + " locks rows against others; leave it out");
    }
    if (beginsUnseparated(i)) {
      return Optional.of(
          "%s may begin another statement before %s".formatted(shown(i), shown(i + 1))
              + OUT_OR_QUOTED);
    }
    return SideEffects.at(tokens, i)
        ? Optional.of(
            shown(i) + " may do more than read: write, lock, run or count something; leave it out")
        : Optional.empty();
  }

  private String shown(int i) {
    Token token = token(i);
    if (i >= tokens.size()) {
      return "the end";
    }
    if (token.text().isEmpty()) {
      return "a quoted text";
    }
    return token.text().length() > LONGEST_WORD
        ? token.text().substring(0, LONGEST_WORD) + "…"
        : token.text();
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
  private Finding changesAfterWith() {
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
        return Finding.refused(shown(i) + " after WITH may change something" + OUT_OR_QUOTED);
      }
    }
    return Finding.READS;
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
