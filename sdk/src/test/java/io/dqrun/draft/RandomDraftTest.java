package io.dqrun.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random changes of random texts: what was not changed stays, what was is what was meant. Of all
 * texts that fail the shortest is shown.
 */
class RandomDraftTest {

  private static final int TEXTS = Integer.getInteger("dqrun.drafts", 3000);

  private static Draft parse(String text) {
    return Draft.parse("random.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void randomTextsStayAsTheyAre() {
    for (int seed = 0; seed < TEXTS; seed++) {
      String text = new RandomYaml(new Random(seed)).write();
      assertEquals(text, parse(text).text(), "seed " + seed);
    }
  }

  @Test
  void randomChangesChangeNothingElse() {
    int refused = 0;
    int changed = 0;
    int length = 0;
    @Nullable AssertionError shortest = null;
    for (int seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      String text = new RandomYaml(random).write();
      Draft draft = parse(text);
      List<String> comments = draft.comments();
      try {
        for (int i = 0; i < 3; i++) {
          change(draft, random);
        }
      } catch (DqException e) {
        assertEquals(ProblemCode.CONVERSION_REFUSED, e.problems().get(0).code());
        refused++;
        continue;
      }
      changed++;
      try {
        check(draft, text, comments, seed);
      } catch (AssertionError e) {
        if (shortest == null || text.length() < length) {
          shortest = e;
          length = text.length();
        }
      }
    }
    if (shortest != null) {
      throw shortest;
    }
    assertTrue(refused < TEXTS / 10, refused + " refused, " + changed + " changed");
  }

  private static void check(Draft draft, String text, List<String> comments, int seed) {
    String message = "seed " + seed + "\n" + text + "\n=>\n" + draft.text();
    Draft again = parseAgain(draft, message);
    assertEquals(draft.tokens(), again.tokens(), message);
    again.comments().forEach(comments::remove);
    assertEquals(List.of(), comments, message);
    assertInOrder(draft.untouchedLines(), draft.text(), message);
    assertEquals(text.endsWith("\n"), draft.text().endsWith("\n"), message);
    if (text.contains("\r\n")) {
      assertTrue(!draft.text().replace("\r\n", "").contains("\n"), message);
    }
  }

  private static Draft parseAgain(Draft draft, String message) {
    try {
      return parse(draft.text());
    } catch (DqException e) {
      throw new AssertionError(e.problems() + "\n" + message, e);
    }
  }

  private static void assertInOrder(List<String> lines, String text, String message) {
    String[] all = text.split("\r?\n", -1);
    int at = 0;
    for (String line : lines) {
      String wanted = line.stripTrailing();
      while (at < all.length && !all[at].stripTrailing().equals(wanted)) {
        at++;
      }
      assertTrue(at++ < all.length, () -> "lost: " + line + "\n" + message);
    }
  }

  private static void change(Draft draft, Random random) {
    List<Draft.Mapping> mappings = new ArrayList<>();
    collect(draft.root().orElseThrow(), mappings);
    Draft.Mapping mapping = mappings.get(random.nextInt(mappings.size()));
    List<Draft.Entry> entries = mapping.entries();
    if (entries.isEmpty()) {
      mapping.add("added", "value");
      return;
    }
    Draft.Entry entry = entries.get(random.nextInt(entries.size()));
    switch (random.nextInt(11)) {
      case 0 -> entry.rename("renamed" + random.nextInt(1000));
      case 1 -> entry.remove();
      case 2 -> entry.quote();
      case 3 -> entry.set("other");
      case 4 -> entry.set(Map.of("a", "b"));
      case 5 -> entry.wrapInList();
      case 6 -> entry.wrapInMapping("inner");
      case 7 -> mapping.wrap("wrapped" + random.nextInt(1000), List.of(entry));
      case 8 ->
          mapping.add("list" + random.nextInt(1000), List.of(Map.of("x", 1), Map.of("y", "no")));
      case 9 -> mapping.addFirst("first" + random.nextInt(1000), Map.of("x", Map.of("y", true)));
      default -> {
        Draft.Mapping target = mappings.get(random.nextInt(mappings.size()));
        if (!isBelow(target, entry) && !target.has(entry.key())) {
          target.take(entry);
        }
      }
    }
  }

  private static boolean isBelow(Draft.Mapping target, Draft.Entry entry) {
    return target.path().equals(entry.path())
        || target.path().startsWith(entry.path() + ".")
        || target.path().startsWith(entry.path() + "[");
  }

  private static void collect(Draft.Mapping mapping, List<Draft.Mapping> found) {
    found.add(mapping);
    for (Draft.Entry entry : mapping.entries()) {
      entry.mapping().ifPresent(below -> collect(below, found));
      entry.items().ifPresent(items -> items.mappings().forEach(item -> collect(item, found)));
    }
  }
}
