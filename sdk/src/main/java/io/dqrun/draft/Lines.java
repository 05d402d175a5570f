package io.dqrun.draft;

import java.util.regex.Pattern;

/** Where the lines of a text begin and end, and how far its comments and blocks of text reach. */
final class Lines {

  private static final Pattern KEEP = Pattern.compile("[^#\\n]*[|>]\\d?\\+");
  private static final Pattern EXPLICIT = Pattern.compile("[^#\\n]*[|>][+-]?\\d");

  private final String text;

  /** The line of {@link #counted}. */
  private int line;

  private int counted;

  Lines(String text) {
    this.text = text;
  }

  /** The beginning of the line of an index. */
  int lineStart(int index) {
    return text.lastIndexOf('\n', index - 1) + 1;
  }

  /** Behind the line break of the line of an index. */
  int lineEnd(int index) {
    int newline = text.indexOf('\n', index);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** The line of an index, from 0; quick where indexes are asked for in ascending order. */
  int lineOf(int index) {
    if (index < counted) {
      counted = 0;
      line = 0;
    }
    for (; counted < index; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Behind blanks and comments. */
  int skip(int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = lineEnd(at);
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Comments directly above the first key belong to it, up to a blank line or a mark. */
  int documentStart(int firstLine) {
    int start = firstLine;
    while (start > 0) {
      int above = lineStart(start - 1);
      String comment = text.substring(above, start).strip();
      if (!comment.startsWith("#")) {
        break;
      }
      start = above;
    }
    // Without anything else above, they are the head of the file and stay on top.
    return start == 0 ? firstLine : start;
  }

  /**
   * Behind the last line of a literal or folded text; blank lines below it belong to it only if
   * they are kept.
   *
   * @param start where its mark stands
   * @param parentColumn the column of its key
   */
  int blockScalarEnd(int start, int parentColumn) {
    int header = lineEnd(start);
    String head = text.substring(start, header);
    boolean keep = KEEP.matcher(head).lookingAt();
    boolean explicit = EXPLICIT.matcher(head).lookingAt();
    int indent = parentColumn + 1;
    boolean first = true;
    int end = header;
    int at = header;
    while (at < text.length()) {
      int after = lineEnd(at);
      String content = text.substring(at, after);
      boolean blank = content.isBlank();
      // A comment may stand below the text, further left than it but right of its key.
      if (!blank && indentOf(content) < indent) {
        break;
      }
      if (!blank && first && !explicit) {
        indent = indentOf(content);
        first = false;
      }
      if (!blank || keep) {
        end = after;
      }
      at = after;
    }
    return end;
  }

  /** Behind the comments that begin here and stand at least this far to the right. */
  int commentsEnd(int from, int column) {
    int end = from;
    int at = from;
    if (at > 0 && text.charAt(at - 1) != '\n') {
      return from;
    }
    while (at < text.length()) {
      int after = lineEnd(at);
      String content = text.substring(at, after);
      boolean comment = content.stripLeading().startsWith("#");
      if (comment && indentOf(content) >= column && column > 0) {
        end = after;
      } else if (comment || !content.isBlank()) {
        break;
      }
      at = after;
    }
    return end;
  }

  private static int indentOf(String content) {
    int indent = 0;
    while (indent < content.length() && content.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
