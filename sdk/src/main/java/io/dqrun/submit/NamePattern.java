package io.dqrun.submit;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern that is held against every name a case goes by; {@code *} stands for any text. */
record NamePattern(String text) {

  /**
   * The places of the cases that it matches. Upper and lower case count; only where nothing matches
   * so, they do not.
   */
  BitSet matches(List<TestCase> cases) {
    BitSet exact = matches(cases, regex(0));
    return exact.isEmpty()
        ? matches(cases, regex(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
        : exact;
  }

  private BitSet matches(List<TestCase> cases, Pattern regex) {
    BitSet matched = new BitSet();
    int place = 0;
    for (TestCase testCase : cases) {
      Set<String> names = text.contains(".") ? names(testCase) : plainNames(testCase);
      if (names.stream().anyMatch(name -> regex.matcher(name).matches())) {
        matched.set(place);
      }
      place++;
    }
    return matched;
  }

  private Pattern regex(int flags) {
    return Pattern.compile(
        Arrays.stream(text.split("\\*+", -1))
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
            .collect(Collectors.joining(".*")),
        flags | Pattern.DOTALL);
  }

  /** The pattern without its wildcards, to look for a name that it may have been meant for. */
  String words() {
    return text.replace("*", "");
  }

  /** What a case can be called by: itself, its table, column, definition and service. */
  static Set<String> names(TestCase testCase) {
    FullyQualifiedName table = testCase.entityLink().table();
    Set<String> names = plainNames(testCase);
    names.add(table.toString());
    testCase.entityLink().column().ifPresent(column -> names.add(table + "." + column));
    names.add(testCase.fullyQualifiedName().toString());
    // Names with dots stand in quotes, which few people write.
    names.add(String.join(".", table.parts()));
    names.add(String.join(".", testCase.fullyQualifiedName().parts()));
    return names;
  }

  /** {@code s*_known} is meant for names; full names mostly begin with the same service. */
  private static Set<String> plainNames(TestCase testCase) {
    FullyQualifiedName table = testCase.entityLink().table();
    Set<String> names = new LinkedHashSet<>();
    names.add(testCase.name());
    names.add(table.name());
    testCase.entityLink().column().ifPresent(names::add);
    testCase.definitionName().ifPresent(names::add);
    names.add(table.parts().get(0));
    return names;
  }
}
