package io.dqrun.runner.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a SQL text apart, as far as it matters for telling whether it only reads. Databases
 * disagree on where a comment or a text ends, so that one text has one reading per set of {@link
 * Rule}s.
 */
public final class SqlTokens {

  /** What some databases do and others do not. */
  public enum Rule {
    /** {@code 'it\'s'} is one text. */
    BACKSLASH_ESCAPES("\\"),
    /** {@code E'it\'s'} is one text, whatever holds for other texts. */
    ESCAPE_PREFIX("\\"),
    /** The comment {@code /* /*} ends with the second end mark. */
    NESTED_COMMENTS("/*"),
    /** {@code #} begins a comment. */
    HASH_COMMENTS("#"),
    /** {@code --} begins a comment only if a blank follows. */
    DASH_NEEDS_BLANK("--"),
    /** {@code $x$ ... $x$} is a text. */
    DOLLAR_QUOTES("$"),
    /** {@code [x]} is a name. */
    BRACKET_NAMES("["),
    /** {@code `x`} is a name. */
    BACKTICK_NAMES("`"),
    /** A comment of one line ends with a carriage return, too. */
    RETURN_ENDS_COMMENT("\r"),
    /** The inside of the comments {@code /*!} and {@code /*M!} is run. */
    EXECUTABLE_COMMENTS("/*");

    private final String mark;

    Rule(String mark) {
      this.mark = mark;
    }

    /** Whether the rule can matter for this text. */
    public boolean concerns(String sql) {
      return sql.contains(mark);
    }
  }

  /** Every set of rules. */
  public static List<Set<Rule>> everyReading() {
    List<Set<Rule>> sets = new ArrayList<>();
    sets.add(Set.of());
    for (Rule rule : Rule.values()) {
      List<Set<Rule>> with = new ArrayList<>();
      for (Set<Rule> set : sets) {
        Set<Rule> more = EnumSet.of(rule);
        more.addAll(set);
        with.add(Set.copyOf(more));
      }
      sets.addAll(with);
    }
    return List.copyOf(sets);
  }

  /** What a token is. */
  public enum Kind {
    /** A bare word: a keyword, a name, a number. */
    WORD,
    /** A quoted name or text. */
    QUOTED,
    /** One other character, or the begin {@code /*!} of a comment that is run. */
    SYMBOL
  }

  /**
   * One token.
   *
   * @param text a word in upper case, a symbol, or nothing for what was quoted
   */
  public record Token(Kind kind, String text) {}

  private final String sql;
  private final Set<Rule> rules;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql, Set<Rule> rules) {
    this.sql = sql;
    this.rules = rules;
  }

  /** The tokens without blanks and comments; what is not closed reaches to the end. */
  public static List<Token> of(String sql, Set<Rule> rules) {
    SqlTokens reader = new SqlTokens(sql, rules);
    while (reader.at < sql.length()) {
      reader.next();
    }
    return reader.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (startsLineComment()) {
      skipLineComment();
    } else if (rules.contains(Rule.EXECUTABLE_COMMENTS) && startsExecutableComment()) {
      tokens.add(new Token(Kind.SYMBOL, "/*!"));
      at = sql.indexOf('!', at) + 1;
    } else if (sql.startsWith("/*", at)) {
      skipComment();
    } else if (c == '\'' || c == '"') {
      quoted(c, rules.contains(Rule.BACKSLASH_ESCAPES));
    } else if (c == '`' && rules.contains(Rule.BACKTICK_NAMES)) {
      quoted(c, false);
    } else if (c == '[' && rules.contains(Rule.BRACKET_NAMES)) {
      quoted(']', false);
    } else if (c == '$' && rules.contains(Rule.DOLLAR_QUOTES) && dollarQuoted()) {
      tokens.add(new Token(Kind.QUOTED, ""));
    } else if (isWordPart(c)) {
      word();
    } else {
      tokens.add(new Token(Kind.SYMBOL, String.valueOf(c)));
      at++;
    }
  }

  private boolean startsLineComment() {
    if (sql.charAt(at) == '#') {
      return rules.contains(Rule.HASH_COMMENTS);
    }
    return sql.startsWith("--", at)
        && (!rules.contains(Rule.DASH_NEEDS_BLANK)
            || at + 2 == sql.length()
            || Character.isWhitespace(sql.charAt(at + 2)));
  }

  private void skipLineComment() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      at++;
      if (c == '\n' || (c == '\r' && rules.contains(Rule.RETURN_ENDS_COMMENT))) {
        return;
      }
    }
  }

  private boolean startsExecutableComment() {
    return sql.startsWith("/*!", at) || sql.startsWith("/*M!", at);
  }

  private void skipComment() {
    int depth = 1;
    at += 2;
    while (at < sql.length() && depth > 0) {
      if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (rules.contains(Rule.NESTED_COMMENTS) && sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
  }

  /** A doubled mark stands for itself: what escapes before it escapes after it, too. */
  private void quoted(char mark, boolean backslash) {
    String doubled = String.valueOf(mark).repeat(2);
    at++;
    while (at < sql.length()) {
      boolean skipsNext = sql.startsWith(doubled, at) || (backslash && sql.charAt(at) == '\\');
      if (sql.charAt(at) == mark && !skipsNext) {
        break;
      }
      at += skipsNext ? 2 : 1;
    }
    at = Math.min(at + 1, sql.length());
    tokens.add(new Token(Kind.QUOTED, ""));
  }

  private boolean dollarQuoted() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      return false;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int end = sql.indexOf(tag, tagEnd + 1);
    at = end < 0 ? sql.length() : end + tag.length();
    return true;
  }

  private void word() {
    int start = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    String word = sql.substring(start, at).toUpperCase(Locale.ROOT);
    if (word.equals("E")
        && rules.contains(Rule.ESCAPE_PREFIX)
        && at < sql.length()
        && sql.charAt(at) == '\'') {
      quoted('\'', true);
    } else {
      tokens.add(new Token(Kind.WORD, word));
    }
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
