package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens.Kind;
import java.util.Set;

/**
 * The words that begin statements which change something, told from columns of the same name by
 * what stands beside them.
 */
final class Verbs {

  static final Set<String> READS = Set.of("SELECT", "VALUES", "TABLE", "WITH");
  static final Set<String> CHANGES =
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
  static final Set<String> BEFORE_A_VALUE =
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

  private final StatementTokens tokens;

  Verbs(StatementTokens tokens) {
    this.tokens = tokens;
  }

  /** {@code SELECT 1 DROP TABLE t}: some databases need no semicolon between statements. */
  boolean beginsUnseparated(int i) {
    if (tokens.kind(i) != Kind.WORD) {
      return false;
    }
    if (tokens.isWord(i, ALONE)) {
      return endsValue(i - 1)
          && (i + 1 >= tokens.size()
              || tokens.isWord(i + 1, AFTER_ALONE)
              || tokens.isWord(i + 1, CHANGES)
              || tokens.isWord(i + 1, ALONE));
    }
    if (!tokens.isWord(i, CHANGES)
        || tokens.isSymbol(i - 1, ".")
        || tokens.isWord(i - 1, "AS")
        || (tokens.isWord(i, "USE") && tokens.isWord(i + 1, INDEXES))
        || (tokens.isWord(i, "SET") && tokens.isWord(i - 1, CHARACTERS))) {
      return false;
    }
    return isVerb(i)
        || (tokens.isWord(i, EXECUTES) && tokens.isSymbol(i + 1, "(") && endsValue(i - 1));
  }

  /** Whether what stands there can be the last of a statement. */
  private boolean endsValue(int i) {
    return switch (tokens.kind(i)) {
      case QUOTED -> true;
      case WORD -> !tokens.isWord(i, BEFORE_A_VALUE);
      case SYMBOL -> tokens.isSymbol(i, ")") || tokens.isSymbol(i, "]") || tokens.isSymbol(i, "*");
    };
  }

  /** Whether what stands there begins a change, and is no column. */
  boolean isVerb(int i) {
    return switch (tokens.kind(i + 1)) {
      case QUOTED -> true;
      case WORD ->
          !tokens.isWord(i + 1, AFTER_A_COLUMN)
              || (tokens.isWord(i, "DELETE") && tokens.isWord(i + 1, "FROM"));
      case SYMBOL ->
          tokens.isSymbol(i + 1, "@")
              || tokens.isSymbol(i + 1, "[")
              || tokens.isSymbol(i + 1, "#")
              || (tokens.isSymbol(i + 1, ".") && tokens.isSymbol(i + 2, "."));
    };
  }
}
