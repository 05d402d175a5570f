package io.dqrun.runner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Test cases to paste, one for each built-in definition. */
final class DefinitionExamples {

  private static final Pattern START_OF_CASE = Pattern.compile("^(?=- name:)", Pattern.MULTILINE);

  private DefinitionExamples() {}

  /** All examples, as a list in YAML. */
  static String all() {
    try (InputStream stream = DefinitionExamples.class.getResourceAsStream("definitions.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("definitions.yaml is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The example of a definition, as an item of a list in YAML. */
  static Optional<String> find(String definition) {
    return START_OF_CASE
        .splitAsStream(all())
        .filter(testCase -> testCase.contains("  testDefinitionName: " + definition + "\n"))
        .findFirst();
  }
}
