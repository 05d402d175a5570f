package io.dqrun.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

  private static final Form<String> TEXT =
      new Form<>() {
        @Override
        public byte[] write(String value) {
          return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String read(byte[] bytes) {
          return new String(bytes, StandardCharsets.UTF_8);
        }
      };

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 512, 2000})
  void everyValueIsFoundInOrderAndByChance(int kept) {
    Packed<String> packed = new Packed<>(TEXT, kept);
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      // Some so large that they end a block by themselves.
      String value = "value " + i + "x".repeat(i % 100 == 7 ? 200_000 : i % 13);
      assertEquals(i, packed.add(value));
      plain.add(value);
    }
    assertEquals(plain, packed.list());
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      int place = random.nextInt(1000);
      assertEquals(plain.get(place), packed.get(place));
    }
  }

  @Test
  void fewValuesAreKeptAsTheyAre() {
    Packed<String> packed = new Packed<>(TEXT, 200);
    String first = String.join("", "fi", "rst");
    packed.add(first);
    for (int i = 2; i < 200; i++) {
      packed.add("value " + i);
    }
    assertSame(first, packed.get(0));
    packed.add("one more");
    assertNotSame(first, packed.get(0));
    assertEquals(first, packed.get(0));
  }

  @Test
  void aListDoesNotGrowWithWhatIsAddedLater() {
    Packed<String> packed = new Packed<>(TEXT);
    packed.add("one");
    List<String> list = packed.list();
    packed.add("two");
    assertEquals(List.of("one"), list);
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> packed.get(-1));
    assertSame(list, FrozenList.copyOf(list));
    assertEquals(List.of("one!"), FrozenList.map(list, text -> text + "!"));
    assertEquals(List.of("c", "a"), FrozenList.pick(List.of("a", "b", "c"), new int[] {2, 0}));
  }

  @Test
  void fingerprintsAreFoundAgain() {
    Fingerprints fingerprints = new Fingerprints();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      assertTrue(fingerprints.putIfAbsent(Fingerprints.of("a.b.case_" + i), i));
      expected.put("a.b.case_" + i, i);
    }
    expected.forEach(
        (text, number) ->
            assertEquals(number, fingerprints.getOrDefault(Fingerprints.of(text), -1)));
    assertFalse(fingerprints.add(Fingerprints.of("a.b.case_1")));
    assertEquals(-1, fingerprints.getOrDefault(Fingerprints.of("a.b.case_x"), -1));
    assertTrue(fingerprints.add(Fingerprints.of("a.b.case_1", 5)));
    fingerprints.clear();
    assertFalse(fingerprints.contains(Fingerprints.of("a.b.case_1")));
  }
}
