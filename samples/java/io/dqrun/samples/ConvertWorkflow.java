package io.dqrun.samples;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Converts a workflow of an older layout, and says what was done and what is to be decided. */
public final class ConvertWorkflow {

  private ConvertWorkflow() {}

  static Conversion convert(Path file) throws IOException {
    LegacyConverter converter = LegacyRules.converter(TargetVersion.V1_6_2);
    return converter.convert(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Prints the converted text; what was done goes to the standard error.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    Conversion conversion = convert(Path.of(arguments[0]));
    conversion.rules().forEach(rule -> System.err.println(rule.id() + ": " + rule.title()));
    conversion
        .problems()
        .forEach(
            problem ->
                System.err.println(
                    problem.message() + problem.hint().map(h -> "; " + h).orElse("")));
    System.out.print(conversion.text());
  }
}
