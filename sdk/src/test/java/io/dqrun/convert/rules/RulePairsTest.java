package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.FurtherFile;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.ConversionRule;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule by its examples, with all other rules at work, too.
 *
 * <p>A folder {@code ID/case} holds {@code before.yaml}; {@code after.yaml}, or none if the file is
 * refused or left alone; {@code after.ADDITION.yaml} for each further file; {@code problems.txt} if
 * there is something to say; {@code target.txt} for another target than 1.6.2. Run with {@code
 * -Ddqrun.golden=write} to write what comes out, then read it.
 */
class RulePairsTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/convert/rules");
  private static final boolean WRITE = "write".equals(System.getProperty("dqrun.golden"));

  @Test
  void everyRuleHasExamples() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      assertEquals(
          LegacyRules.all().stream().map(ConversionRule::id).sorted().toList(),
          folders.map(folder -> folder.getFileName().toString()).sorted().toList());
    }
  }

  @TestFactory
  List<DynamicTest> examples() throws IOException {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths
          .filter(path -> path.getFileName().toString().equals("before.yaml"))
          .sorted()
          .map(
              path -> {
                Path folder = path.resolveSibling("");
                String name = FOLDER.relativize(folder).toString();
                return DynamicTest.dynamicTest(name, () -> check(folder));
              })
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    TargetVersion target = target(folder);
    LegacyConverter converter = LegacyRules.converter(target);
    byte[] before = Files.readAllBytes(folder.resolve("before.yaml"));
    Conversion conversion = converter.convert("before.yaml", before);

    golden(folder.resolve("problems.txt"), Judged.problems(conversion.problems()));
    boolean converted = conversion.status() == Status.CONVERTED;
    golden(folder.resolve("after.yaml"), converted ? conversion.text() : "");
    for (FurtherFile further : conversion.furtherFiles()) {
      golden(folder.resolve("after." + further.addition() + ".yaml"), further.text());
    }
    try (Stream<Path> files = Files.list(folder)) {
      long expected =
          files.filter(f -> f.getFileName().toString().matches("after[.].+[.]yaml")).count();
      assertEquals(expected, conversion.furtherFiles().size());
    }
    if (!converted) {
      assertEquals(new String(before, StandardCharsets.UTF_8), conversion.text());
      return;
    }
    String id = FOLDER.relativize(folder).getName(0).toString();
    assertTrue(
        conversion.rules().stream().anyMatch(rule -> rule.id().equals(id)),
        () -> id + " did nothing: " + conversion.rules());
    List<String> texts = new ArrayList<>(List.of(conversion.text()));
    conversion.furtherFiles().forEach(further -> texts.add(further.text()));
    for (String text : texts) {
      assertEquals(Status.UNCHANGED, converter.convert(text).status(), text);
      if (text.contains("TestSuite")) {
        assertEquals("", Judged.errors(text, target), text);
      }
    }
  }

  private static TargetVersion target(Path folder) throws IOException {
    Path file = folder.resolve("target.txt");
    return Files.exists(file)
        ? TargetVersion.find(Files.readString(file).strip()).orElseThrow()
        : TargetVersion.V1_6_2;
  }

  private static void golden(Path file, String actual) throws IOException {
    if (WRITE) {
      if (actual.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.writeString(file, actual);
      }
    }
    assertEquals(Files.exists(file) ? Files.readString(file) : "", actual, file.toString());
  }
}
