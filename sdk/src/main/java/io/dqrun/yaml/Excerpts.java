package io.dqrun.yaml;

import io.dqrun.problem.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, as far as they may be shown.
 *
 * <p>From the first secret of a line on, the line is cut. A place behind the cut gets no excerpt,
 * because the caret would point at the wrong text.
 */
final class Excerpts {

  static final String MASK = MaskedText.MASK;

  private static final int MAX_SHOWN = 200;

  /** What stands behind it is neither looked at nor shown, which keeps long lines cheap. */
  private static final int MAX_READ = 400;

  /** Not needed, and so not compiled, where nothing is wrong. */
  private static final class Patterns {
    static final Pattern KEY =
        Pattern.compile(
            "\\s*(?:- +)*(?:\"[^\"\\\\]*\"|'[^']*'|[\\w.$/<-][\\w .$/<-]*+)\\s*:(?:\\s.*)?");
    static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");
    static final Pattern DOUBT = Pattern.compile("(?<=\\s)&|(?<=[:-]\\s{1,20})\\S.*@");
  }

  private static final int HIDDEN = -1;

  private final String file;
  private final SecretKeys secrets;
  private final String text;
  private final List<MaskedText.Stretch> hidden = new ArrayList<>();
  private boolean split;
  private List<String> lines = List.of();

  /** Per line the index from which on it is hidden. */
  private int[] cuts = {};

  private @Nullable String[] shown = {};
  private boolean structureKnown;
  private boolean guessed;

  Excerpts(String file, String text, SecretKeys secrets) {
    this.file = file;
    this.secrets = secrets;
    this.text = text;
  }

  /** Only when the first place is asked for, since most files have no problems. */
  private void split() {
    if (!split) {
      split = true;
      lines = linesOf(text);
      cuts = new int[lines.size()];
      Arrays.fill(cuts, Integer.MAX_VALUE);
      shown = new String[lines.size()];
      hidden.forEach(this::cut);
    }
  }

  /** The lines without their ends; by hand, since a pattern takes far longer. */
  private static List<String> linesOf(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        i += c == '\r' && text.startsWith("\n", i + 1) ? 1 : 0;
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return lines;
  }

  /**
   * The structure is known from now on: only what a line itself gives away is hidden, and what
   * {@link #hide} names. Before that, what belongs to a secret is guessed by indentation.
   */
  void trustStructure() {
    structureKnown = true;
  }

  /** Hides a stretch; lines and columns start at 0, columns count code points. */
  void hide(int startLine, int startColumn, int endLine, int endColumn) {
    MaskedText.Stretch stretch = new MaskedText.Stretch(startLine, startColumn, endLine, endColumn);
    hidden.add(stretch);
    if (split) {
      cut(stretch);
    }
  }

  private void cut(MaskedText.Stretch hide) {
    for (int i = hide.startLine(); i <= hide.endLine() && i < cuts.length; i++) {
      String line = lines.get(i);
      boolean first = i == hide.startLine();
      int from = first ? index(line, hide.startColumn()) : 0;
      // A block's end is the start of the next token, which stands on a line of its own.
      boolean nothing =
          i == hide.endLine()
              && !first
              && line.substring(0, index(line, hide.endColumn())).isBlank();
      if (!nothing) {
        cuts[i] = Math.min(cuts[i], from);
      }
    }
  }

  /** The whole text with a mask in the place of what was hidden, line by line. */
  String masked() {
    return MaskedText.of(text, hidden, secrets);
  }

  /** A place; line and column start at 0, the column and the length count code points. */
  Location location(int line, int column, int length) {
    split();
    Optional<String> excerpt = excerpt(line, column);
    int visible = length;
    if (excerpt.isPresent() && cuts[line] < lines.get(line).length()) {
      // The length of what is hidden stays unknown, too.
      visible = Math.min(length, lines.get(line).codePointCount(0, cuts[line]) - column);
    }
    return new Location(file, line + 1, column + 1, Math.max(1, visible), excerpt);
  }

  /** A place from one mark to another, as far as they are on one line. */
  Location location(int line, int column, int endLine, int endColumn) {
    split();
    int end = endColumn;
    if (endLine > line && line < lines.size()) {
      String text = lines.get(line).stripTrailing();
      end = text.codePointCount(0, text.length());
    }
    return location(line, column, end - column);
  }

  private Optional<String> excerpt(int line, int column) {
    if (line >= cuts.length) {
      return Optional.empty();
    }
    if (!structureKnown && !guessed) {
      guessSecretBlocks();
    }
    String text = lines.get(line);
    String ready = shown[line];
    if (ready == null) {
      cuts[line] = Math.min(cuts[line], cut(text));
      ready = show(text, cuts[line]);
      shown[line] = ready;
    }
    int start = index(text, column);
    boolean safe = structureKnown || Patterns.KEY.matcher(head(text)).matches();
    return start > cuts[line] || start > MAX_SHOWN || !safe ? Optional.empty() : Optional.of(ready);
  }

  private static String show(String text, int cut) {
    int end = Math.max(0, Math.min(text.length(), Math.min(cut, MAX_SHOWN)));
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String rest = text.substring(end);
    boolean plain = rest.isBlank() || Patterns.COMMENT.matcher(rest).lookingAt();
    return printable(text.substring(0, end)) + (plain ? "" : cut > MAX_SHOWN ? "..." : MASK);
  }

  /** Column for column what a terminal can show, so that a caret below it stands right. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL -> ' ';
                  case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> 0xFFFD;
                  default -> c;
                })
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static String head(String line) {
    return line.length() > MAX_READ ? line.substring(0, MAX_READ) : line;
  }

  private static int index(String line, int codePoints) {
    int index = 0;
    for (int i = 0; i < codePoints && index < line.length() && index < MAX_READ; i++) {
      index += Character.charCount(line.codePointAt(index));
    }
    return index;
  }

  /** Where the line gives something away by itself: an assignment, a URL, a comment. */
  private int cut(String line) {
    String head = head(line);
    int secret = secrets.find(head);
    var comment = Patterns.COMMENT.matcher(head);
    int cut = comment.find() ? comment.start() : line.length();
    return secret < 0 ? cut : Math.min(cut, secret);
  }

  /** For a file that does not parse: what stands below a secret key is known by its indent. */
  private void guessSecretBlocks() {
    guessed = true;
    int secretIndent = -1;
    boolean open = false;
    for (int i = 0; i < cuts.length; i++) {
      String line = lines.get(i);
      String content = line.strip();
      int indent = line.length() - line.stripLeading().length();
      boolean below =
          secretIndent >= 0
              && (content.isEmpty()
                  || indent > secretIndent
                  || (indent == secretIndent && content.startsWith("-")));
      if (open || below) {
        cuts[i] = HIDDEN;
        continue;
      }
      int secret = firstDoubt(head(line));
      cuts[i] = secret < 0 ? cuts[i] : secret;
      secretIndent = secret < 0 ? -1 : indent;
      open = secret >= 0 && staysOpen(line.substring(secret).strip());
    }
  }

  /**
   * Where a line of a broken file may hold a secret: also at an anchor, which a secret may refer
   * to, and in a value with {@code @}, which may be a broken URL.
   */
  private int firstDoubt(String line) {
    int secret = secrets.find(line);
    var doubt = Patterns.DOUBT.matcher(line);
    return doubt.find() && (secret < 0 || doubt.start() < secret) ? doubt.start() : secret;
  }

  /** Whether a value goes on in the next lines at any indent. */
  private static boolean staysOpen(String value) {
    if (value.isEmpty()) {
      return false;
    }
    String closed = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
    char first = value.charAt(0);
    return switch (first) {
      case '{' -> !closed.endsWith("}");
      case '[' -> !closed.endsWith("]");
      case '"', '\'' -> closed.length() < 2 || closed.charAt(closed.length() - 1) != first;
      default -> false;
    };
  }
}
