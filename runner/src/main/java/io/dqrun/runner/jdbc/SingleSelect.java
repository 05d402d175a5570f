package io.dqrun.runner.jdbc;

import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Kind;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.SqlTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets only one reading statement pass.
 *
 * <p>Databases refuse to write in a read-only transaction, but a second statement could end it, and
 * some statements write files without changing the database. What a text means depends on the
 * database, so that it is read with the database's own rules, and with all of them where they can
 * be configured.
 */
final class SingleSelect {

  private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE");

  private SingleSelect() {}

  /** Why the statement may not run, whichever of the readings holds; empty if it may. */
  static Optional<String> refusal(String sql, List<Set<Rule>> readings) {
    return readings.stream()
        .map(rules -> concerned(rules, sql))
        .distinct()
        .flatMap(rules -> refusal(SqlTokens.of(sql, rules)).stream())
        .findFirst();
  }

  /** Most texts are the same by most rules. */
  private static Set<Rule> concerned(Set<Rule> rules, String sql) {
    return rules.stream().filter(rule -> rule.concerns(sql)).collect(Collectors.toSet());
  }

  /**
   * A statement without the semicolons at its end, which Trino, Presto, Oracle and others do not
   * take; for one that {@link #refusal} lets pass.
   */
  static String withoutEnd(String sql) {
    int end = sql.length();
    while (end > 0 && (sql.charAt(end - 1) == ';' || Character.isWhitespace(sql.charAt(end - 1)))) {
      end--;
    }
    return sql.substring(0, end);
  }

  private static Optional<String> refusal(List<Token> tokens) {
    String first =
        tokens.stream()
            .dropWhile(token -> isSymbol(token, "("))
            .findFirst()
            .filter(token -> token.kind() == Kind.WORD)
            .map(Token::text)
            .orElse("");
    if (!READING.contains(first)) {
      return Optional.of(
          first.isEmpty()
              ? "the statement does not start with SELECT"
              : "the statement starts with " + first + "; only SELECT, WITH and VALUES are run");
    }
    if (tokens.stream().anyMatch(token -> isSymbol(token, "/*!"))) {
      return Optional.of("a comment that starts with /*! is run by some databases");
    }
    boolean another =
        tokens.stream()
            .dropWhile(token -> !isSymbol(token, ";"))
            .anyMatch(token -> !isSymbol(token, ";"));
    return another
        ? Optional.of("there is more than one statement; only one SELECT is run")
        : Optional.empty();
  }

  private static boolean isSymbol(Token token, String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }
}
