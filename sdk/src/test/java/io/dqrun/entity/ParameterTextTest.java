package io.dqrun.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTextTest {

  @ParameterizedTest
  @CsvSource({
    "10,10",
    "' 1e3 ',1000",
    "1_000,1000",
    ".5,0.5",
    "1.,1",
    "-1.5,-1.5",
    "+2,2",
    "inf,Infinity",
    "-Infinity,-Infinity",
    "nan,NaN",
    "1_0.2_5,10.25",
    "1e400,Infinity"
  })
  void readsFloatsAsPython(String text, double expected) {
    assertEquals(expected, ParameterText.parseFloat(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "1__0", "_1", "1_", "0x10", "1,5", "1 0", "1f", "1d", "e5", "."})
  void refusesWhatIsNoFloatInPython(String text) {
    assertThrows(IllegalArgumentException.class, () -> ParameterText.parseFloat(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10,10",
    "' 1_0 ',10",
    "-7,-7",
    "007,7",
    "9223372036854775807,9223372036854775807",
    "-9223372036854775808,-9223372036854775808"
  })
  void readsIntsAsPython(String text, long expected) {
    assertEquals(expected, ParameterText.parseInt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0", "1e3", "0x1", "9223372036854775808", "--1", "١"})
  void refusesWhatIsNoInt(String text) {
    assertThrows(IllegalArgumentException.class, () -> ParameterText.parseInt(text));
  }

  @Test
  void readsBooleansInAnyCaseAndNothingElse() {
    assertTrue(ParameterText.parseBoolean("True"));
    assertFalse(ParameterText.parseBoolean("false"));
    assertThrows(IllegalArgumentException.class, () -> ParameterText.parseBoolean("yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['a','b']",
        "[\"a\", \"b\"]",
        "('a', 'b')",
        "{'a', 'b',}",
        " [ 'a' ,\n 'b' , ] ",
        "'a', 'b'",
        "[u'a', r'b']",
        "['''a''', 'b' '']"
      })
  void readsEveryPythonSpellingOfAList(String text) {
    assertEquals(List.of("a", "b"), ParameterText.parseList(text));
  }

  @Test
  void readsPlainValues() {
    assertEquals(
        Arrays.asList(
            1L,
            -2L,
            new BigDecimal("1.50"),
            new BigDecimal("1E+3"),
            true,
            false,
            null,
            31L,
            1000L,
            new BigInteger("9223372036854775808"),
            BigDecimal.ZERO),
        ParameterText.parseList(
            "[1, -2, 1.50, 1e3, True, False, None, 0x1F, 1_000, 9223372036854775808,"
                + " 1e-999999999]"));
  }

  @Test
  void undoesEscapes() {
    assertEquals(
        List.of("it's", "a\tb", "é😀", "\\d+", "\\n", "A"),
        ParameterText.parseList(
            "['it\\'s', 'a\\tb', '\\xe9\\U0001F600', '\\d+', r'\\n', '\\101']"));
  }

  @Test
  void emptyCollectionsAreEmpty() {
    for (String text : List.of("[]", "()", "set()", " [ ] ")) {
      assertEquals(List.of(), ParameterText.parseList(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b",
        "[a]",
        "[true]",
        "[null]",
        "'abc'",
        "('abc')",
        "5",
        "{}",
        "{'a': 1}",
        "['a'",
        "['a' 1]",
        "[1 2]",
        "['a]",
        "[,]",
        "[1,,2]",
        "[[1]]",
        "[007]",
        "['a']]",
        "[1e999]",
        "[-]",
        "[b'a']",
        "['a\nb']",
        "[--1]",
        "[1_]",
        "['\\x4']",
        "[True1]",
        "[1e]",
        "[.]",
        "[0x]",
        "[0x_]"
      })
  void refusesWhatIsNoList(String text) {
    assertThrows(IllegalArgumentException.class, () -> ParameterText.parseList(text));
  }

  @Test
  void messagesNameThePlaceAndNotTheText() {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> ParameterText.parseList("['a', hunter2]"))
                .getMessage());
    assertTrue(message.contains("character 7"), message);
    assertFalse(message.contains("hunter2"), message);
  }
}
