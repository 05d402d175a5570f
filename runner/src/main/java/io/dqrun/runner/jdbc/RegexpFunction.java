package io.dqrun.runner.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * What SQLite's operator {@code REGEXP} lacks: whether a part of a text matches an expression. For
 * one connection.
 *
 * @see <a href="https://www.sqlite.org/lang_expr.html">The LIKE, GLOB, REGEXP, MATCH operators</a>
 */
public final class RegexpFunction extends Function {

  private static final int MAX_PATTERNS = 1000;

  private final Map<String, Pattern> patterns = new HashMap<>();

  private RegexpFunction() {}

  /** Lets the statements of a connection use the operator. */
  public static void register(Connection connection) throws SQLException {
    Function.create(connection, "regexp", new RegexpFunction(), 2, Function.FLAG_DETERMINISTIC);
  }

  /** {@code value REGEXP pattern}: the pattern comes first. */
  @Override
  protected void xFunc() throws SQLException {
    @Nullable String pattern = value_text(0);
    @Nullable String value = value_text(1);
    if (pattern == null || value == null) {
      result();
      return;
    }
    try {
      result(compiled(pattern).matcher(new BoundedText(value)).find() ? 1 : 0);
    } catch (PatternSyntaxException e) {
      error("invalid regular expression: " + e.getDescription());
    } catch (EffortException | StackOverflowError e) {
      error("the regular expression needs too much time or memory for one of the values");
    }
  }

  private Pattern compiled(String expression) {
    @Nullable Pattern known = patterns.get(expression);
    if (known == null) {
      if (patterns.size() >= MAX_PATTERNS) {
        patterns.clear();
      }
      known = PythonPattern.compile(expression);
      patterns.put(expression, known);
    }
    return known;
  }

  /** Nothing else ends a search that backtracks for years: a cancellation waits for its end. */
  private static final class EffortException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A text that may be looked at only so often. */
  private static final class BoundedText implements CharSequence {

    private static final long BASE = 10_000_000;
    private static final long PER_CHARACTER = 100;

    private final String text;
    private long looksLeft;

    BoundedText(String text) {
      this.text = text;
      this.looksLeft = BASE + PER_CHARACTER * text.length();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looksLeft--;
      if (looksLeft < 0) {
        throw new EffortException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
