package io.dqrun.runner.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes a SQL text apart, as far as it matters for telling whether it only reads. Databases
 * disagree on where a comment or a text ends, so that one text has one reading per set of {@link
 * Rule}s.
 */
public final class SqlTokens {

  /** What some databases do and others do not. */
  public enum Rule {
    /** {@code 'it\'s'} is one text. */
    BACKSLASH_ESCAPES("\\\\", "where 'it\\'s' is one text"),
    /** {@code E'it\'s'} is one text, whatever holds for other texts. */
    ESCAPE_PREFIX("[eE]'.*\\\\", "where E'it\\'s' is one text"),
    /** A backslash between double quotes is nothing but itself. */
    PLAIN_DOUBLE_QUOTES(
        "\"[^\"]*\\\\", "where a backslash between double quotes is nothing but itself"),
    /** In {@code r'a\'} a backslash is nothing but itself. */
    RAW_PREFIX("[rR][bB]?['\"].*\\\\", "where the backslash of r'a\\' is nothing but itself"),
    /** {@code '''it's'''} is one text. */
    TRIPLE_QUOTES("'{3}|\"{3}", "where three quotes begin a text"),
    /** {@code q'[it's]'} is one text. */
    QUOTE_OPERATOR("[qQ]'", "where q'[it's]' is one text"),
    /** The comment {@code /* /*} ends with the second end mark. */
    NESTED_COMMENTS("/\\*.*/\\*", "where comments nest"),
    /** {@code #} begins a comment. */
    HASH_COMMENTS("#", "where # begins a comment"),
    /** {@code //} begins a comment. */
    SLASH_COMMENTS("//", "where // begins a comment"),
    /** {@code --} begins a comment only if a blank follows. */
    DASH_NEEDS_BLANK("--", "where -- begins a comment only if a blank follows"),
    /** {@code $x$ ... $x$} is a text. */
    DOLLAR_QUOTES("\\$.*\\$", "where $x$ begins a text"),
    /** {@code [x]} is a name. */
    BRACKET_NAMES("\\[", "where [x] is a name"),
    /** {@code `x`} is a name. */
    BACKTICK_NAMES("`", "where `x` is a name"),
    /** A comment of one line ends with a carriage return, too. */
    RETURN_ENDS_COMMENT("\r", "where a carriage return ends a comment"),
    /** The inside of the comments {@code /*!} and {@code /*M!} is run. */
    EXECUTABLE_COMMENTS("/\\*M?!", "where the comment /*! */ is run");

    private final Pattern mark;
    private final String meaning;

    Rule(String mark, String meaning) {
      this.mark = Pattern.compile(mark, Pattern.DOTALL);
      this.meaning = meaning;
    }

    /** On which databases it holds, as the end of a sentence: {@code where comments nest}. */
    public String meaning() {
      return meaning;
    }

    /** Whether the rule can matter for this text. */
    public boolean concerns(String sql) {
      return mark.matcher(sql).find();
    }
  }

  /** Every set of rules. */
  public static List<Set<Rule>> everyReading() {
    return Every.READING;
  }

  private static final class Every {
    static final List<Set<Rule>> READING = sets();

    private static List<Set<Rule>> sets() {
      List<Set<Rule>> sets = new ArrayList<>();
      sets.add(EnumSet.noneOf(Rule.class));
      for (Rule rule : Rule.values()) {
        for (Set<Rule> set : List.copyOf(sets)) {
          Set<Rule> more = EnumSet.of(rule);
          more.addAll(set);
          sets.add(more);
        }
      }
      return sets.stream().map(Collections::unmodifiableSet).toList();
    }
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
   * @param text a word or a quoted name in upper case, a symbol, or nothing for a quoted text
   */
  public record Token(Kind kind, String text) {}

  private static final Set<String> QUOTE_PREFIX = Set.of("Q", "NQ");
  private static final Set<String> RAW_PREFIX = Set.of("R", "RB", "BR");

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
    if (isBlank(c)) {
      at++;
    } else if (startsLineComment()) {
      skipLineComment();
    } else if (rules.contains(Rule.EXECUTABLE_COMMENTS) && startsExecutableComment()) {
      tokens.add(new Token(Kind.SYMBOL, "/*!"));
      at = sql.indexOf('!', at) + 1;
    } else if (sql.startsWith("/*", at)) {
      skipComment();
    } else if (c == '\'' || c == '"') {
      quoted(c, escapes(c));
    } else if (c == '`' && rules.contains(Rule.BACKTICK_NAMES)) {
      quoted(c, false);
    } else if (c == '[' && rules.contains(Rule.BRACKET_NAMES)) {
      quoted(']', false);
    } else if (c == '$' && rules.contains(Rule.DOLLAR_QUOTES) && dollarQuoted()) {
      tokens.add(new Token(Kind.QUOTED, ""));
    } else if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
      number();
    } else if (isWordPart(c) && c != '$') {
      word();
    } else {
      tokens.add(new Token(Kind.SYMBOL, String.valueOf(c)));
      at++;
    }
  }

  private boolean escapes(char mark) {
    return rules.contains(Rule.BACKSLASH_ESCAPES)
        && (mark == '\'' || !rules.contains(Rule.PLAIN_DOUBLE_QUOTES));
  }

  private boolean startsLineComment() {
    if (sql.charAt(at) == '#') {
      return rules.contains(Rule.HASH_COMMENTS);
    }
    if (sql.startsWith("//", at)) {
      return rules.contains(Rule.SLASH_COMMENTS);
    }
    // Blanks beyond ASCII do not count here.
    return sql.startsWith("--", at)
        && (!rules.contains(Rule.DASH_NEEDS_BLANK)
            || charAt(at + 2) <= ' '
            || charAt(at + 2) == '\u007F');
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
    String opening = String.valueOf(sql.charAt(at)).repeat(3);
    if (rules.contains(Rule.TRIPLE_QUOTES)
        && "'\"".indexOf(mark) >= 0
        && sql.startsWith(opening, at)) {
      tripleQuoted(opening, backslash);
      return;
    }
    String doubled = String.valueOf(mark).repeat(2);
    at++;
    int start = at;
    while (at < sql.length()) {
      boolean skipsNext = sql.startsWith(doubled, at) || (backslash && sql.charAt(at) == '\\');
      if (sql.charAt(at) == mark && !skipsNext) {
        break;
      }
      at += skipsNext ? 2 : 1;
    }
    at = Math.min(at, sql.length());
    String name = mark == '\'' ? "" : sql.substring(start, at).toUpperCase(Locale.ROOT);
    at = Math.min(at + 1, sql.length());
    tokens.add(new Token(Kind.QUOTED, name));
  }

  private void tripleQuoted(String marks, boolean backslash) {
    at += marks.length();
    while (at < sql.length() && !sql.startsWith(marks, at)) {
      at += backslash && sql.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + marks.length(), sql.length());
    tokens.add(new Token(Kind.QUOTED, ""));
  }

  /** {@code q'[...]'}, from the apostrophe on. */
  private void quoteOperator() {
    char opening = charAt(at + 1);
    int bracket = "[{(<".indexOf(opening);
    String end = (bracket < 0 ? opening : "]})>".charAt(bracket)) + "'";
    int found = sql.indexOf(end, at + 2);
    at = found < 0 ? sql.length() : found + 2;
    tokens.add(new Token(Kind.QUOTED, ""));
  }

  /** {@code E'...'}, from the apostrophe on; it may go on in a further line. */
  private void escapeText() {
    boolean goesOn = true;
    while (goesOn) {
      quoted('\'', true);
      int next = at;
      while (next < sql.length() && isBlank(sql.charAt(next))) {
        next++;
      }
      String between = sql.substring(at, next);
      goesOn =
          sql.startsWith("'", next) && (between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0);
      at = goesOn ? next : at;
    }
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

  /**
   * A number ends where it ends, even if a word follows without a blank: {@code 1.DROP} are two.
   * Where the number itself might take a letter, both readings are handed out.
   */
  private void number() {
    int start = at;
    if (sql.regionMatches(true, at, "0x", 0, 2)) {
      at += 2;
      while (charAt(at) < 128 && Character.digit(charAt(at), 16) >= 0) {
        at++;
      }
    } else {
      skipDigits();
      if (charAt(at) == '.') {
        at++;
        skipDigits();
      }
      skipExponent();
    }
    tokens.add(new Token(Kind.WORD, sql.substring(start, at)));
    if ("eEdDfFlL".indexOf(charAt(at)) >= 0) {
      word();
      String word = tokens.get(tokens.size() - 1).text();
      if (word.length() > 1) {
        tokens.add(new Token(Kind.WORD, word.substring(1)));
      }
    }
  }

  private void skipDigits() {
    while (isDigit(charAt(at))) {
      at++;
    }
  }

  private void skipExponent() {
    boolean signed = charAt(at + 1) == '+' || charAt(at + 1) == '-';
    int digits = signed ? at + 2 : at + 1;
    if ((charAt(at) == 'e' || charAt(at) == 'E') && isDigit(charAt(digits))) {
      at = digits;
      skipDigits();
    }
  }

  private void word() {
    int start = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    String word = sql.substring(start, at).toUpperCase(Locale.ROOT);
    char mark = charAt(at);
    if (mark == '\'' && word.equals("E") && rules.contains(Rule.ESCAPE_PREFIX)) {
      escapeText();
    } else if (mark == '\'' && QUOTE_PREFIX.contains(word) && rules.contains(Rule.QUOTE_OPERATOR)) {
      quoteOperator();
    } else if ((mark == '\'' || mark == '"')
        && RAW_PREFIX.contains(word)
        && rules.contains(Rule.RAW_PREFIX)) {
      quoted(mark, false);
    } else {
      tokens.add(new Token(Kind.WORD, word));
    }
  }

  /** The character at a place; NUL beyond the end. */
  private char charAt(int place) {
    return place < sql.length() ? sql.charAt(place) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What some database may take for a blank. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
