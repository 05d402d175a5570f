package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings that YAML's readers understand differently. */
class DoubtfulSpellingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {?b: c}",
        "a: [?b]",
        "a: [b, -]",
        "a: [-]",
        "a: &b:c d",
        "a: !!str &b:c d",
        "a: \"b\"#c",
        "a: 'b'#c",
        "a: [b, c,#d\n]",
        "a: [b]#c"
      })
  void isRefusedAtItsLine(String yaml) {
    DqException refused = assertThrows(DqException.class, () -> root(yaml));
    assertEquals(ProblemCode.YAML_SYNTAX, refused.problems().get(0).code());
    assertEquals(1, refused.problems().get(0).location().orElseThrow().line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {? b : c}",
        "a: ['?b', -1, a-b, \"-\"]",
        "? a\n: b",
        "?a: b",
        "a: &b c",
        "a: &b [c]",
        "a: b#c",
        "a: \"b\" #c",
        "a: [b, #c\n  d] #e",
        "a: |\n  b,#c\n",
        "- - a",
        "a:\n  - -"
      })
  void whatEverybodyReadsTheSameWayIsRead(String yaml) {
    root(yaml);
  }

  @Test
  void aLastLineOfBlanksBelongsToTheTextLikeEveryOther() {
    assertEquals("x\n \n", block("a: |\n  x\n   "));
    assertEquals("x\n", block("a: |\n  x\n  "));
    assertEquals("x\n", block("a: |\n  x\n"));
    assertEquals("x", block("a: |\n  x"));
  }

  private static String block(String yaml) {
    var mapping = (YamlNode.Mapping) root(yaml);
    return ((YamlNode.Scalar) mapping.find("a").orElseThrow().value()).text();
  }

  private static YamlNode root(String yaml) {
    return YamlDocument.parse("f", yaml.getBytes(StandardCharsets.UTF_8)).root();
  }
}
