package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListTextTest {

  private static final String CHARACTERS_28 = "abcdefghijklmnopqrstuvwxyz12";

  @Test
  void sixNamesAreShownAndTheSeventhIsNot() {
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    assertEquals("['a', 'b', 'c', 'd', 'e', 'f']", ListText.brief(six));
    assertEquals(
        "['a', 'b', 'c', 'd', 'e', 'f', ...]",
        ListText.brief(List.of("a", "b", "c", "d", "e", "f", "g")));
    assertEquals("[]", ListText.brief(List.of()));
  }

  @Test
  void namesOverThirtyQuotedCharactersLoseTheirMiddle() {
    assertEquals("['" + CHARACTERS_28 + "']", ListText.brief(List.of(CHARACTERS_28)));
    assertEquals(
        "['abcdefghijkl...rstuvwxyz1234'".replace("rstuvwxyz1234", "qrstuvwxyz123") + "]",
        ListText.brief(List.of(CHARACTERS_28 + "3")));
    assertEquals("['" + CHARACTERS_28 + "3']", ListText.full(List.of(CHARACTERS_28 + "3")));
  }

  @Test
  void quotesFollowPython() {
    assertEquals("[\"it's\"]", ListText.full(List.of("it's")));
    assertEquals("['say \"it\\'s\"']", ListText.full(List.of("say \"it's\"")));
    assertEquals("['a\\nb\\\\c']", ListText.full(List.of("a\nb\\c")));
  }
}
