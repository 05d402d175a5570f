package io.dqrun.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Chooses how a text is written, so that every reader, of YAML 1.1 or 1.2 and in any language,
 * takes it for this text.
 */
final class TextStyle {

  /** What one reader or another takes for a boolean, for nothing, or for an operator. */
  private static final Set<String> WORDS =
      Set.of("~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<");

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:0o?[0-7_]+|0x[0-9a-f_]+|0b[01_]+|[.]inf|[.]nan"
              + "|(?:[0-9][0-9_]*+)?+[.]?+[0-9_]*+(?:e[-+]?[0-9]+)?"
              + "|[0-9][0-9_]*(?::[0-9]+)+(?:[.][0-9_]*)?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\\s].*)?");

  /** What the grammar does not allow without quotes, with room to spare. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?s)[-?:](?:\\s.*)?|[,\\[\\]{}#&*!|>'\"%@`].*|.*:(?:\\s.*)?|.*\\s#.*|---.*|[.]{3}.*");

  private static final Resolver RESOLVER = new Resolver();

  /** The style of a key. */
  ScalarStyle ofKey(String key) {
    return key.indexOf('\n') >= 0 ? ScalarStyle.DOUBLE_QUOTED : ofValue(key);
  }

  /** The style of a value: several lines as a block, where a block gives them back. */
  ScalarStyle ofValue(String value) {
    if (isWord(value)) {
      return ScalarStyle.PLAIN;
    }
    if (value.indexOf('\n') >= 0 && isBlock(value)) {
      return ScalarStyle.LITERAL;
    }
    if (!isVisible(value)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    if (!isMistakable(value)) {
      return ScalarStyle.PLAIN;
    }
    boolean escapes = value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
    return escapes ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Whether it is a name, as most texts are, that nobody takes for anything else. */
  private static boolean isWord(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      // At the start, an e may be that of a number without digits before it.
      if (i == 0 ? !letter || c == 'e' || c == 'E' : !letter && !digit && c != '_' && c != '-') {
        return false;
      }
    }
    return !value.isEmpty() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
  }

  private static boolean isMistakable(String value) {
    return value.isEmpty()
        || WORDS.contains(value.toLowerCase(Locale.ROOT))
        || NUMBER.matcher(value).matches()
        || DATE.matcher(value).matches()
        || SYNTAX.matcher(value).matches()
        || Character.isWhitespace(value.charAt(0))
        || Character.isWhitespace(value.charAt(value.length() - 1))
        || !RESOLVER.resolve(NodeId.scalar, value, true).equals(Tag.STR);
  }

  /** Whether all characters show as they are: none breaks a line, controls or stands alone. */
  private static boolean isVisible(String value) {
    return value
        .codePoints()
        .noneMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.UNASSIGNED,
                      Character.PRIVATE_USE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      true;
                  case Character.SPACE_SEPARATOR -> c != ' ';
                  default -> false;
                });
  }

  /**
   * Whether a literal block gives the text back: no line is blank at its end, nor the first at its
   * start.
   */
  private static boolean isBlock(String value) {
    if (Character.isWhitespace(value.charAt(0)) || value.endsWith("\n\n")) {
      return false;
    }
    for (String line : value.split("\n", -1)) {
      boolean blankAtEnd =
          !line.isEmpty() && Character.isWhitespace(line.charAt(line.length() - 1));
      if (blankAtEnd || !isVisible(line)) {
        return false;
      }
    }
    return true;
  }
}
