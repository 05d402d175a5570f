package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows what a query can do by a function: write or read files of the server, ask other servers,
 * run programs or other statements, end or lock sessions, count a sequence on. Read-only
 * transactions prevent only some of it.
 */
final class SideEffects {

  /** Names of functions, of all databases together. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          // PostgreSQL and its relatives
          "LO_\\w+|LOWRITE|DBLINK\\w*|SET_CONFIG|SETVAL|NEXTVAL|QUERY_TO_XML\\w*|CURSOR_TO_XML\\w*"
              + "|PG_(?:TRY_)?ADVISORY_\\w+|PG_(?:READ|LS|FILE|STAT_FILE|TERMINATE|CANCEL|RELOAD|ROTATE"
              + "|SWITCH|CREATE|DROP|COPY|LOGICAL|REPLICATION|WAL_REPLAY|BACKUP|START|STOP|PROMOTE"
              + "|NOTIFY)(?:_\\w+)?"
              // MySQL and MariaDB
              + "|LOAD_FILE|GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|SYS_EXEC|SYS_EVAL|SYS_SET"
              // SQL Server
              + "|OPENQUERY|OPENDATASOURCE|OPENROWSET"
              // SQLite
              + "|LOAD_EXTENSION|READFILE|WRITEFILE|FTS3_TOKENIZER"
              // Hive and Spark
              + "|REFLECT2?|TRY_REFLECT|JAVA_METHOD"
              // ClickHouse, which has no read-only session through its driver; a lake may be read
              + "|EXECUTABLE|(?:URL|FILE)(?:CLUSTER)?|REMOTE(?:SECURE)?|JDBC|ODBC|MYSQL|POSTGRESQL"
              + "|MONGODB|REDIS|SQLITE"
              // Oracle
              + "|HTTPURITYPE|DBURITYPE"
              // Snowflake
              + "|SYSTEM\\$(?!TYPEOF$)\\w+"
              // Vertica
              + "|DROP_PARTITIONS?|PURGE(?:_TABLE|_PARTITION)?|COPY_TABLE|COPY_PARTITIONS_TO_TABLE"
              + "|MOVE_PARTITIONS_TO_TABLE|SWAP_PARTITIONS_BETWEEN_TABLES|CLOSE_SESSION"
              + "|CLOSE_ALL_SESSIONS|INTERRUPT_STATEMENT|SET_CONFIG_PARAMETER|SHUTDOWN|DO_TM_TASK"
              + "|EXPORT_\\w+");

  /** Packages of Oracle's. */
  private static final Set<String> PACKAGES =
      Set.of(
          "UTL_HTTP",
          "UTL_FILE",
          "UTL_TCP",
          "UTL_SMTP",
          "UTL_MAIL",
          "UTL_INADDR",
          "DBMS_ALERT",
          "DBMS_AQ",
          "DBMS_CLOUD",
          "DBMS_JAVA",
          "DBMS_JOB",
          "DBMS_LDAP",
          "DBMS_LOCK",
          "DBMS_PIPE",
          "DBMS_SCHEDULER",
          "DBMS_SQL",
          "DBMS_XMLGEN",
          "DBMS_XMLQUERY",
          "DBMS_XMLSTORE");

  /** Functions of Trino's schema {@code system}. */
  private static final Set<String> PASSING_ON = Set.of("QUERY", "RAW_QUERY", "PROCEDURE");

  private static final Token NOTHING = new Token(Kind.SYMBOL, "");

  private SideEffects() {}

  /** Whether something with a side effect begins or ends at a place. */
  static boolean at(List<Token> tokens, int place) {
    Token token = token(tokens, place);
    Token next = token(tokens, place + 1);
    if (token.kind() == Kind.SYMBOL) {
      return false;
    }
    if (isSymbol(next, "(")) {
      return (FUNCTION.matcher(token.text()).matches() && !readsFiles(tokens, place))
          || passesOn(tokens, place)
          || isEscapedName(tokens, place);
    }
    if (isSymbol(next, ".")) {
      return PACKAGES.contains(token.text());
    }
    boolean word = token.kind() == Kind.WORD;
    if (word && token.text().equals("USING")) {
      // The script of TRANSFORM.
      return next.kind() == Kind.QUOTED && next.text().isEmpty();
    }
    return word && (isNextValue(tokens, place) || keepsLocks(tokens, place));
  }

  /** {@code OPENROWSET(BULK ...)}, by which Synapse reads. */
  private static boolean readsFiles(List<Token> tokens, int place) {
    return token(tokens, place).text().equals("OPENROWSET")
        && token(tokens, place + 2).text().equals("BULK");
  }

  /**
   * {@code TABLE(c.system.query(...))} of Trino: the database behind a catalog gets its own SQL.
   */
  private static boolean passesOn(List<Token> tokens, int place) {
    return PASSING_ON.contains(token(tokens, place).text())
        && isSymbol(token(tokens, place - 1), ".")
        && token(tokens, place - 2).text().equals("SYSTEM");
  }

  /** {@code U&"lo\005fimport"(...)}. */
  private static boolean isEscapedName(List<Token> tokens, int place) {
    return token(tokens, place).kind() == Kind.QUOTED
        && isSymbol(token(tokens, place - 1), "&")
        && token(tokens, place - 2).text().equals("U");
  }

  /** {@code s.NEXTVAL} and {@code NEXT VALUE FOR s}. */
  private static boolean isNextValue(List<Token> tokens, int place) {
    String word = token(tokens, place).text();
    return (word.equals("NEXTVAL") && isSymbol(token(tokens, place - 1), "."))
        || (word.equals("NEXT")
            && token(tokens, place + 1).text().equals("VALUE")
            && token(tokens, place + 2).text().equals("FOR"));
  }

  /** {@code WITH RS USE AND KEEP UPDATE LOCKS}. */
  private static boolean keepsLocks(List<Token> tokens, int place) {
    return token(tokens, place).text().equals("USE")
        && token(tokens, place + 1).text().equals("AND")
        && token(tokens, place + 2).text().equals("KEEP");
  }

  private static Token token(List<Token> tokens, int place) {
    return place < 0 || place >= tokens.size() ? NOTHING : tokens.get(place);
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
