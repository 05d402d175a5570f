package io.dqrun.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link ProblemCode} means, for somebody who meets it for the first time.
 *
 * @param code the code
 * @param summary one line, lower case, no full stop
 * @param text what it means, why it matters and what to do; paragraphs of lines of at most 80
 *     characters
 * @param wrong a workflow, or the part of one, that has this problem and no other; empty where no
 *     file causes it or none can be shown
 * @param right the same without the problem; present together with {@code wrong}
 */
public record Explanation(
    ProblemCode code, String summary, String text, Optional<String> wrong, Optional<String> right) {

  private static final Pattern EXAMPLE =
      Pattern.compile("^```yaml (wrong|right)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** The explanation of a code; every code has one. */
  public static Explanation of(ProblemCode code) {
    String name = "explain/" + code.id() + ".md";
    try (InputStream stream = Explanation.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the sdk's jar");
      }
      return parse(code, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Explanation parse(ProblemCode code, String markdown) {
    Matcher matcher = EXAMPLE.matcher(markdown);
    Optional<String> wrong = Optional.empty();
    Optional<String> right = Optional.empty();
    int end = markdown.length();
    while (matcher.find()) {
      end = Math.min(end, matcher.start());
      if (matcher.group(1).equals("wrong")) {
        wrong = Optional.of(matcher.group(2));
      } else {
        right = Optional.of(matcher.group(2));
      }
    }
    String[] parts = markdown.substring(0, end).split("\n", 2);
    return new Explanation(code, parts[0].replaceFirst("^# ", ""), parts[1].strip(), wrong, right);
  }
}
