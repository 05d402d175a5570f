package io.dqrun.runner.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a regular expression as Python does, which is what tests on SQLite were written for, where
 * Java reads the same characters otherwise.
 */
final class PythonPattern {

  private static final String ESCAPABLE_LETTERS = "AbBdDsSwWZafnrtvxuU";
  private static final Pattern REPETITION = Pattern.compile("\\{(?:([0-9]+)|([0-9]*),([0-9]*))\\}");
  private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P<([^>]+)>");
  private static final Pattern NAMED_REFERENCE = Pattern.compile("\\(\\?P=([^)]+)\\)");
  private static final Pattern COMMENT = Pattern.compile("\\(\\?#[^)]*\\)");
  private static final Pattern LONG_CODE = Pattern.compile("\\\\U([0-9a-fA-F]{8})");

  private final String python;
  private final StringBuilder java = new StringBuilder();
  private final Map<String, String> groups = new HashMap<>();
  private int at;

  private PythonPattern(String python) {
    this.python = python;
  }

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if it is none
   */
  static Pattern compile(String expression) {
    return Pattern.compile(
        new PythonPattern(expression).translated(),
        Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);
  }

  private String translated() {
    while (at < python.length()) {
      switch (python.charAt(at)) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '{' -> repetition();
        case '(' -> group();
        default -> take();
      }
    }
    return java.toString();
  }

  private void take() {
    java.append(python.charAt(at));
    at++;
  }

  private void escape() {
    if (at + 1 == python.length()) {
      throw wrong("a backslash at the end");
    }
    char escaped = python.charAt(at + 1);
    Matcher longCode = here(LONG_CODE);
    if (longCode.lookingAt()) {
      java.append("\\x{").append(longCode.group(1)).append('}');
      at = longCode.end();
      return;
    }
    boolean letter = escaped < 128 && Character.isLetter(escaped);
    if (letter && ESCAPABLE_LETTERS.indexOf(escaped) < 0) {
      throw wrong("bad escape \\" + escaped);
    }
    java.append(
        switch (escaped) {
          case 'Z' -> "\\z";
          case 'v' -> "\\x0B";
          default -> "\\" + escaped;
        });
    at += 2;
  }

  /** In Python, brackets and ampersands inside of a class stand for themselves. */
  private void characterClass() {
    int start = at;
    take();
    if (at < python.length() && python.charAt(at) == '^') {
      take();
    }
    boolean first = true;
    while (at < python.length() && (first || python.charAt(at) != ']')) {
      first = false;
      char c = python.charAt(at);
      if (c == '\\') {
        escape();
        continue;
      }
      if (c == '[' || c == ']' || c == '&') {
        java.append('\\');
      }
      take();
    }
    if (at == python.length()) {
      throw new PatternSyntaxException("a character class that is not closed", python, start);
    }
    take();
  }

  private void repetition() {
    Matcher repetition = here(REPETITION);
    if (!repetition.lookingAt()) {
      java.append("\\{");
      at++;
      return;
    }
    String least = repetition.group(2);
    java.append(
        least != null && least.isEmpty() ? "{0," + repetition.group(3) + "}" : repetition.group());
    at = repetition.end();
  }

  private void group() {
    Matcher named = here(NAMED_GROUP);
    Matcher reference = here(NAMED_REFERENCE);
    Matcher comment = here(COMMENT);
    if (named.lookingAt()) {
      String name = "g" + groups.size();
      if (groups.putIfAbsent(named.group(1), name) != null) {
        throw wrong("two groups of one name");
      }
      java.append("(?<").append(name).append('>');
      at = named.end();
    } else if (reference.lookingAt()) {
      String name = groups.get(reference.group(1));
      if (name == null) {
        throw wrong("a reference to an unknown group");
      }
      java.append("\\k<").append(name).append('>');
      at = reference.end();
    } else if (comment.lookingAt()) {
      at = comment.end();
    } else {
      take();
    }
  }

  private Matcher here(Pattern part) {
    return part.matcher(python).region(at, python.length());
  }

  private PatternSyntaxException wrong(String description) {
    return new PatternSyntaxException(description, python, at);
  }
}
