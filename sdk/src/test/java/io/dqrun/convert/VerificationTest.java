package io.dqrun.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.convert.Conversion.Status;
import io.dqrun.draft.Draft;
import io.dqrun.workflow.TargetVersion;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a defective rule does reaches nobody's file. */
class VerificationTest {

  private static final String FILE =
      """
      source:
        type: TestSuite # kept
        serviceName: shop
      """;

  private static Conversion convert(Consumer<Draft.Mapping> change) {
    ConversionRule rule =
        new LegacyRule("XX-01", "Is wrong", "1.0", "1.1.0") {
          @Override
          public void apply(WorkflowFile file, Remarks remarks) {
            change.accept(file.source().orElseThrow());
          }
        };
    return new LegacyConverter(List.of(rule), TargetVersion.V1_6_2).convert(FILE);
  }

  private static void assertRefused(Conversion conversion, String reason) {
    assertEquals(Status.REFUSED, conversion.status());
    assertEquals(FILE, conversion.text());
    String message = conversion.problems().get(0).message();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void aRuleThatNeverEndsIsRefused() {
    assertRefused(
        convert(source -> source.add("more" + source.entries().size(), "x")),
        "a second conversion would change the new text again");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertRefused(
        convert(
            source -> {
              if (source.entries().size() == 2) {
                source.add("type", "x");
              }
            }),
        "the new text is no YAML");
  }

  @Test
  void aLostCommentIsRefused() {
    assertRefused(
        convert(source -> source.find("type").ifPresent(Draft.Entry::drop)),
        "a comment would be lost");
  }

  @Test
  void aGoodRuleIsNot() {
    Conversion conversion =
        convert(
            source -> {
              if (!source.has("more")) {
                source.add("more", "x");
              }
            });
    assertEquals(Status.CONVERTED, conversion.status());
    assertEquals(FILE + "  more: x\n", conversion.text());
  }
}
