package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dqrun.problem.DqException;
import io.dqrun.yaml.YamlTokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTokensTest {

  private static List<Token> tokens(String text) {
    return YamlTokens.of("x.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theWayOfWritingDoesNotMatter() {
    assertEquals(
        tokens("a: {b: [1, 'x']}\n"), tokens("# comment\na:\n  b:\n  - 1   # one\n  - \"x\"\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: '1'\n", "a: 2\n", "b: 1\n", "a: [1]\n", "a: &x 1\n", "a: 1\nb: 2\n", "- 1\n"})
  void otherContentIsNotEqual(String other) {
    assertNotEquals(tokens("a: 1\n"), tokens(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\na: 2\n",
        "x:\n  - {b: 1, b: 2}\n",
        "a: *x\nb: &x 1\n",
        "a: 1\n---\nb: 2\n",
        "a: [1, 2]#no blank\n",
        "ä: '\uD83D\uDE00'#no blank\n",
        "a: 'open\n",
        "a:\n\t- tab\n"
      })
  void whatNobodyShouldWriteIsRefused(String text) {
    assertThrows(DqException.class, () -> tokens(text));
  }

  @Test
  void valuesMayRepeatWhatKeysMayNot() {
    assertEquals(12, tokens("a: b\nb: b\nc: [a, a, b]\n").size());
  }
}
