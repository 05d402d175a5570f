package io.dqrun.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {

  private static YamlNode parse(String text) {
    return YamlDocument.parse("f.yaml", text.getBytes(StandardCharsets.UTF_8)).root();
  }

  private static YamlNode.Mapping mapping(String text) {
    return assertInstanceOf(YamlNode.Mapping.class, parse(text));
  }

  private static YamlNode.Entry entry(String text, String key) {
    return mapping(text).find(key).orElseThrow();
  }

  private static Problem refused(String text) {
    return assertThrows(DqException.class, () -> parse(text)).problems().get(0);
  }

  @Test
  void scalarsKeepTheirText() {
    List<String> written =
        List.of("no", "0777", "1.10", "1e3", "2024-01-01", ".inf", "0x1F", "1_0");
    for (String text : written) {
      YamlNode.Scalar scalar =
          assertInstanceOf(YamlNode.Scalar.class, entry("a: " + text, "a").value());
      assertEquals(text, scalar.text());
      assertTrue(scalar.plain());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: 'true'", "a: \"true\"", "a: !!str true", "a: |-\n  true", "a: >-\n  true"})
  void quotedAndTaggedTextsAreNotPlain(String text) {
    YamlNode.Scalar scalar = assertInstanceOf(YamlNode.Scalar.class, entry(text, "a").value());
    assertEquals("true", scalar.text());
    assertFalse(scalar.plain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null", "a: NULL", "{a: }"})
  void nothingIsNull(String text) {
    assertTrue(assertInstanceOf(YamlNode.Scalar.class, entry(text, "a").value()).isNull());
  }

  @Test
  void placesCountCodePointsFromOne() {
    YamlNode.Entry entry = entry("# x\n{'😀ü': 1, \"käse\": 'gut 😀', b: 2}\n", "käse");
    assertEquals(Location.of("f.yaml", 2, 11).toString(), entry.keyLocation().toString());
    assertEquals(6, entry.keyLocation().length());
    assertEquals("f.yaml:2:19", entry.location().toString());
    assertEquals(7, entry.location().length());
    assertEquals(Optional.of("{'😀ü': 1, \"käse\": 'gut 😀', b: 2}"), entry.location().excerpt());
  }

  @Test
  void placeOfACollectionIsItsKeyOrItsFirstKey() {
    YamlNode.Entry entry = entry("list:\n  - name: x\n    other: y\n", "list");
    assertEquals("f.yaml:1:1", entry.location().toString());
    YamlNode.Sequence list = assertInstanceOf(YamlNode.Sequence.class, entry.value());
    assertEquals("f.yaml:2:5", list.items().get(0).location().toString());
    assertEquals(4, list.items().get(0).location().length());
  }

  @Test
  void aliasesAndMergeKeysAreResolved() {
    YamlNode.Mapping root =
        mapping("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc:\n  <<: [{x: 8}, *a]\nd: *a\n");
    assertEquals("y=3 x=1", text(root, "b"));
    assertEquals("x=8 y=2", text(root, "c"));
    assertEquals("x=1 y=2", text(root, "d"));
  }

  private static String text(YamlNode.Mapping root, String key) {
    YamlNode.Mapping inner =
        assertInstanceOf(YamlNode.Mapping.class, root.find(key).orElseThrow().value());
    List<String> pairs = new ArrayList<>();
    for (YamlNode.Entry entry : inner.entries()) {
      pairs.add(entry.key() + "=" + assertInstanceOf(YamlNode.Scalar.class, entry.value()).text());
    }
    return String.join(" ", pairs);
  }

  @Test
  void limitsHold() {
    String large = "x".repeat(256 * 1024);
    assertEquals(ProblemCode.YAML_LIMIT, refused("a: b" + large).code());
    parse("a: " + large);
    assertEquals(ProblemCode.YAML_LIMIT, refused("- 1\n".repeat(100_000)).code());
    assertEquals(ProblemCode.FILE_TOO_LARGE, refused("#".repeat((1 << 20) + 1)).code());
    assertEquals(
        ProblemCode.YAML_LIMIT, refused("a: " + "{a: ".repeat(60) + "}".repeat(60)).code());
  }

  @Test
  void everyDuplicateKeyIsReported() {
    List<Problem> problems =
        assertThrows(DqException.class, () -> parse("a: 1\n\"a\": 2\nb: {c: 1, c: 2}\n"))
            .problems();
    assertEquals(
        List.of("f.yaml:2:1", "f.yaml:3:11"),
        problems.stream().map(p -> p.location().orElseThrow().toString()).toList());
  }

  @Test
  void jsonMayBeIndentedWithTabs() {
    YamlNode.Entry entry = entry("{\n\t\"a\": 1,\n\t\t\"b\":[\n\t1,2]\n}\n", "b");
    assertEquals("f.yaml:3:3", entry.keyLocation().toString());
  }

  @Test
  void longLinesAreShortened() {
    String line = "{name: x, list: [" + "1, ".repeat(1000) + "1]}";
    String excerpt = entry(line, "name").location().excerpt().orElseThrow();
    assertEquals(line.substring(0, 200) + "...", excerpt);
    YamlNode.Sequence list = assertInstanceOf(YamlNode.Sequence.class, entry(line, "list").value());
    assertEquals(Optional.empty(), list.items().get(900).location().excerpt());
  }

  @Test
  void invisibleCharactersAreMadeVisibleColumnByColumn() {
    assertEquals(
        Optional.of("a: \"x\uFFFDy\""), entry("a: \"x\u202Ey\"", "a").location().excerpt());
  }

  @ParameterizedTest
  @MethodSource("heavy")
  void heavyFilesAreAnsweredInTime(String text) {
    long start = System.nanoTime();
    try {
      parse(text.substring(0, Math.min(text.length(), 1 << 20)));
    } catch (DqException expected) {
      // Being refused is an answer, too.
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    // Generous, for machines under load; what is not linear takes minutes.
    assertTrue(millis < 20_000, millis + " ms");
  }

  static List<String> heavy() {
    return List.of(
        "a: \"" + "x ".repeat(600_000) + "\"",
        "a: " + "[".repeat(1_000_000),
        "password: " + "a".repeat(1_000_000) + "\n b: c: d",
        "{" + "password: x,".repeat(90_000) + "}",
        "{" + "a: x,".repeat(200_000) + "}",
        "- 1\n".repeat(99_000),
        "a: " + ":".repeat(1_000_000) + " x: y",
        "a: |\n" + " x:y@ \n".repeat(140_000),
        "? ".repeat(500_000),
        "# x\n".repeat(250_000) + "a: : b");
  }
}
