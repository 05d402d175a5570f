package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One way to read a statement: what it comes to if the database takes it so. */
final class StatementReading {

  /** Databases with these rules run several statements only with a semicolon between them. */
  private static final Set<Rule> SEPARATED =
      EnumSet.of(Rule.BACKSLASH_ESCAPES, Rule.HASH_COMMENTS, Rule.DASH_NEEDS_BLANK);

  /** Hints of SQL Server's that lock rows against other readers and writers. */
  private static final Set<String> LOCK_HINTS = Set.of("UPDLOCK", "XLOCK", "TABLOCKX", "HOLDLOCK");

  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");

  private static final String OUT_OR_QUOTED =
      "; leave it out, or quote it if it is the name of a column or table";

  /**
   * What one reading of a text comes to.
   *
   * @param reason why it is refused; empty if it is not
   */
  record Finding(boolean reads, Optional<String> reason) {

    static final Finding READS = new Finding(true, Optional.empty());

    static final Finding SYNTAX_ERROR = new Finding(false, Optional.empty());

    static Finding refused(String reason) {
      return new Finding(false, Optional.of(reason));
    }
  }

  private final StatementTokens tokens;
  private final Verbs verbs;
  private final boolean isSeparated;

  StatementReading(String sql, Set<Rule> rules) {
    this.tokens = new StatementTokens(sql, rules);
    this.verbs = new Verbs(tokens);
    this.isSeparated = rules.stream().anyMatch(SEPARATED::contains);
  }

  /** Whether it is refused. */
  Finding finding() {
    int first = 0;
    while (tokens.isSymbol(first, "(")) {
      first++;
    }
    // A comment that this reading does not know; no database executes what begins so.
    if (tokens.isSymbol(first, "-") || tokens.isSymbol(first, "#") || tokens.isSymbol(first, "/")) {
      return Finding.SYNTAX_ERROR;
    }
    if (!tokens.isWord(first, Verbs.READS) || tokens.isSymbol(first + 1, ".")) {
      return Finding.refused(
          (first >= tokens.size() ? "it is empty" : "it begins with " + tokens.shown(first))
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
    if (tokens.isSymbol(i, ";")) {
      return Optional.of(
          "it has a semicolon before " + tokens.shown(i + 1) + "; only one statement is executed");
    }
    if (writesInto(i)) {
      return Optional.of(
          "INTO "
              + tokens.shown(i + 1)
              + " writes what is selected; leave it out, or quote the name");
    }
    if (locks(i)) {
      return Optional.of(
          tokens.shown(i) + " " + tokens.shown(i + 1) + " locks rows against others; leave it out");
    }
    if (changesInside(i)) {
      return Optional.of(
          tokens.shown(i + 1) + " after a parenthesis may change something" + OUT_OR_QUOTED);
    }
    if (declaresRoutine(i)) {
      return Optional.of(
          "WITH " + tokens.shown(i + 1) + " declares code that may change something; leave it out");
    }
    if (locksByHint(i)) {
      return Optional.of(
          "the hint " + tokens.shown(i) + " locks rows against others; leave it out");
    }
    if (!isSeparated && verbs.beginsUnseparated(i)) {
      return Optional.of(
          "%s may begin another statement before %s".formatted(tokens.shown(i), tokens.shown(i + 1))
              + OUT_OR_QUOTED);
    }
    return SideEffects.at(tokens.all(), i)
        ? Optional.of(
            tokens.shown(i)
                + " may do more than read: write, lock, run or count something; leave it out")
        : Optional.empty();
  }

  private boolean writesInto(int i) {
    return tokens.isWord(i, "INTO") && !tokens.isSymbol(i - 1, ".");
  }

  private boolean locks(int i) {
    return (tokens.isWord(i, "FOR") && tokens.isWord(i + 1, LOCKS))
        || (tokens.isWord(i, "LOCK") && tokens.isWord(i + 1, "IN"));
  }

  /** {@code AS (DELETE ...)}, {@code FINAL TABLE (INSERT ...)}, {@code (DELETE FROM t)}. */
  private boolean changesInside(int i) {
    if (!tokens.isSymbol(i, "(") || !tokens.isWord(i + 1, Verbs.CHANGES)) {
      return false;
    }
    return tokens.isWord(i - 1, Set.of("AS", "MATERIALIZED", "TABLE")) || verbs.isVerb(i + 1);
  }

  private boolean declaresRoutine(int i) {
    return tokens.isWord(i, "WITH")
        && tokens.isWord(i + 1, Set.of("FUNCTION", "PROCEDURE"))
        && tokens.kind(i + 2) != Kind.SYMBOL
        && !tokens.isWord(i + 2, "AS");
  }

  /** {@code FROM t WITH (UPDLOCK)}, or without the first word. */
  private boolean locksByHint(int i) {
    return tokens.isWord(i, LOCK_HINTS)
        && (tokens.isSymbol(i - 1, "(") || tokens.isSymbol(i - 1, ",") || isHint(i - 1))
        && (tokens.isSymbol(i + 1, ")") || tokens.isSymbol(i + 1, ",") || isHint(i + 1))
        && isInHints(i);
  }

  private boolean isHint(int i) {
    return tokens.kind(i) == Kind.WORD && tokens.at(i).text().endsWith("LOCK");
  }

  private boolean isInHints(int i) {
    int start = i;
    while (start > 0 && !tokens.isSymbol(start, "(")) {
      start--;
    }
    return tokens.isWord(start - 1, "WITH")
        || (tokens.kind(start - 1) != Kind.SYMBOL
            && !tokens.isWord(start - 1, Verbs.BEFORE_A_VALUE));
  }

  /** {@code WITH x AS (...) DELETE ...}. */
  private Finding changesAfterWith() {
    Deque<Boolean> openWith = new ArrayDeque<>();
    boolean open = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(")) {
        openWith.push(open);
        open = false;
      } else if (tokens.isSymbol(i, ")")) {
        open = !openWith.isEmpty() && openWith.pop();
      } else if (tokens.isWord(i, "WITH")) {
        open = true;
      } else if (tokens.isWord(i, Verbs.READS)) {
        open = false;
      } else if (open && tokens.isWord(i, Verbs.CHANGES) && tokens.isSymbol(i - 1, ")")) {
        return Finding.refused(
            tokens.shown(i) + " after WITH may change something" + OUT_OR_QUOTED);
      }
    }
    return Finding.READS;
  }
}
