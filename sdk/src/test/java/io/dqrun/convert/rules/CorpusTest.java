package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.References;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.FurtherFile;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.TargetVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over a thousand old files: each is converted, or refused with a reason. */
class CorpusTest {

  private static final Pattern COMMENT = Pattern.compile("# (?:about|note) \\d+|# Owned by .*");

  /** What a reader says of a file whose layout is not that of the target. */
  private static final Set<ProblemCode> LAYOUT =
      EnumSet.of(
          ProblemCode.LEGACY_LAYOUT,
          ProblemCode.MOVED_SERVICE_CONNECTION,
          ProblemCode.UNKNOWN_KEY,
          ProblemCode.WRONG_TYPE,
          ProblemCode.MISSING_KEY,
          ProblemCode.UNSUPPORTED_SETTING);

  @ParameterizedTest
  @EnumSource(
      value = TargetVersion.class,
      names = {"V1_6_2", "NEWEST"})
  void everyOldFileIsConvertedOrRefusedWithAReason(TargetVersion target) {
    LegacyConverter converter = LegacyRules.converter(target);
    Map<LegacyCorpus.Generation, Integer> converted = new EnumMap<>(LegacyCorpus.Generation.class);
    Map<String, Integer> failures = new TreeMap<>();
    List<String> examples = new ArrayList<>();
    int files = 0;
    for (LegacyCorpus.Generation generation : LegacyCorpus.Generation.values()) {
      for (String type : ConnectionTypes.names()) {
        for (int i = 0; i < 6; i++) {
          String text = new LegacyCorpus(new Random(files)).file(generation, type);
          files++;
          Conversion conversion =
              converter.convert("old.yaml", text.getBytes(StandardCharsets.UTF_8));
          if (conversion.status() == Status.CONVERTED) {
            converted.merge(generation, 1, Integer::sum);
          }
          String failure = failure(text, conversion, converter, target);
          if (!failure.isEmpty() && failures.merge(failure, 1, Integer::sum) == 1) {
            examples.add(failure + "\n" + text + "\n=>\n" + conversion.text());
          }
        }
      }
    }
    assertEquals("", String.join("\n\n", examples), failures::toString);
    assertTrue(files >= 1000, files + " files");
    // A conversion that refuses everything would also pass; most old files are converted.
    assertTrue(converted.getOrDefault(LegacyCorpus.Generation.TABLE, 0) > 150, converted::toString);
    assertTrue(
        converted.getOrDefault(LegacyCorpus.Generation.SUITES, 0) > 100, converted::toString);
  }

  private static String failure(
      String text, Conversion conversion, LegacyConverter converter, TargetVersion target) {
    switch (conversion.status()) {
      case REFUSED -> {
        boolean reason = conversion.problems().stream().anyMatch(CorpusTest::isReason);
        return reason ? "" : "refused: " + conversion.problems();
      }
      case UNCHANGED -> {
        List<Problem> layout = layout(text, target);
        return layout.isEmpty() ? "" : "not converted: " + layout.get(0).message();
      }
      case CONVERTED -> {
        List<String> texts = new ArrayList<>(List.of(conversion.text()));
        conversion.furtherFiles().stream().map(FurtherFile::text).forEach(texts::add);
        for (String one : texts) {
          List<Problem> layout = layout(one, target);
          if (!layout.isEmpty()) {
            return "invalid: " + layout.get(0).message();
          }
          if (!converter.convert(one).status().equals(Status.UNCHANGED)) {
            return "converted twice";
          }
        }
        return comments(text, String.join("\n", texts));
      }
    }
    throw new AssertionError(conversion.status());
  }

  /** A reason is a decision for a human; a check of our own that failed is a defect of ours. */
  private static boolean isReason(Problem problem) {
    return problem.code() == ProblemCode.CONVERSION_UNDECIDED
        || (problem.code() == ProblemCode.CONVERSION_REFUSED
            && problem.location().filter(place -> place.line() > 1).isPresent());
  }

  private static String comments(String before, String after) {
    Matcher matcher = COMMENT.matcher(before);
    while (matcher.find()) {
      if (!after.contains(matcher.group().strip())) {
        return "lost a comment";
      }
    }
    return "";
  }

  private static List<Problem> layout(String text, TargetVersion target) {
    if (!text.contains("TestSuite")) {
      return List.of();
    }
    ParsedWorkflow parsed =
        new WorkflowReader(References.KEEP, target)
            .read("file.yaml", text.getBytes(StandardCharsets.UTF_8));
    return parsed.problems().stream()
        .filter(Problem::isError)
        .filter(problem -> LAYOUT.contains(problem.code()))
        .toList();
  }
}
