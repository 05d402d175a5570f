package io.dqrun.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

  private static Draft draft(String text) {
    return Draft.parse("file.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String edited(String text, Consumer<Draft.Mapping> edit) {
    Draft draft = draft(text);
    edit.accept(draft.root().orElseThrow());
    String edited = draft.text();
    assertEquals(draft.tokens(), draft(edited).tokens(), edited);
    assertSubsequence(draft.untouchedLines(), edited);
    return edited;
  }

  private static void assertSubsequence(List<String> lines, String text) {
    int at = 0;
    List<String> all = List.of(text.split("\n", -1));
    for (String line : lines) {
      while (at < all.size() && !all.get(at).equals(line)) {
        at++;
      }
      assertEquals(true, at++ < all.size(), () -> "lost: " + line + "\n" + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n",
        "a: 1",
        "\uFEFFa: 1\r\nb:\r\n  c: x # y\r\n",
        "# head\n\n---\n# of a\na: 1 # tail\n\n# end\n",
        "a:\n- b\n-  c: 1\n   d: 2\n-\n  e: 3\n- - f\n  - g\n# x\nh: i\n",
        "a: |\n  x\n  y\n\n# c\nb: >-\n   x\n\n   y\n  # c\nc: |2\n   x\nd: |+\n  x\n\n\ne: 1\n",
        "a: {b: 1, c: [x, 'y', \"z\"], }\nd: {}\ne: []\n",
        "{\n\t\"a\": 1,\n\t\"b\": [\n\t\t{\"c\": null}\n\t]\n}\n",
        "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\ne: &y 1\nf: !!str 2\n",
        "a: plain\n  on two lines\nb: \"quoted\n  too\"\nc:\nd:   # nothing\ne: ~\n",
        "? a\n",
        "\"a\" : 1\n'b':   2\n",
        "a:\n  # first\n  b: 1\n  # last of a\n\n  # further\nc: 1\n# end",
        "ä: 😀\nb: 😀 # 😀\nc: x\n",
        "a:\n  - x: |\n      t\n    y: 2\n  -\n    - 1\n"
      })
  void whatIsNotChangedStaysAsItIs(String text) {
    if (text.startsWith("?")) {
      assertThrows(DqException.class, () -> draft(text));
    } else {
      assertEquals(text, draft(text).text());
    }
  }

  @Test
  void aRemovedEntryLeavesItsComments() {
    assertEquals(
        "a:\n  # above\n  # beside\n  c: 2\nd: 3\n",
        edited(
            "a:\n  # above\n  b: 1 # beside\n  c: 2\nd: 3\n",
            root -> root.mapping("a").orElseThrow().find("b").orElseThrow().remove()));
  }

  @Test
  void aDroppedEntryTakesItsCommentsAlong() {
    assertEquals(
        "a:\n  # of c\n  c: 2\nd: {f: 4}\n",
        edited(
            """
            a:
              # above
              b: # beside
                # within
                x: 1
              # of c
              c: 2
            d: {e: 3, f: 4}
            """,
            root -> {
              root.mapping("a").orElseThrow().find("b").orElseThrow().drop();
              root.mapping("d").orElseThrow().find("e").orElseThrow().drop();
            }));
  }

  @Test
  void theLastRemovedEntryLeavesAnEmptyMapping() {
    assertEquals(
        "a: {} # x\nd: 3\n",
        edited(
            "a: # x\n  b: 1\nd: 3\n",
            root -> root.mapping("a").orElseThrow().find("b").orElseThrow().remove()));
  }

  @Test
  void theNextEntryMovesUpToTheDash() {
    assertEquals(
        "a:\n  - c: 2\n  - d: 1\n",
        edited(
            "a:\n  - b: 1\n    c: 2\n  - d: 1\n",
            root ->
                root.find("a")
                    .orElseThrow()
                    .items()
                    .orElseThrow()
                    .mappings()
                    .get(0)
                    .find("b")
                    .orElseThrow()
                    .remove()));
  }

  @Test
  void wrappedEntriesKeepTheirComments() {
    String text =
        """
        c:
            type: Mysql
            # secret
            password: ${P} # rotated
            other:
                - x
            key: |
                a
                 b
        """;
    assertEquals(
        """
        c:
            type: Mysql
            authType:
                # secret
                password: ${P} # rotated
                key: |
                    a
                     b
            other:
                - x
        """,
        edited(
            text,
            root -> {
              Draft.Mapping c = root.mapping("c").orElseThrow();
              c.wrap(
                  "authType",
                  List.of(c.find("password").orElseThrow(), c.find("key").orElseThrow()));
            }));
  }

  @Test
  void aBlockMovesIntoANewListItem() {
    String text =
        """
        source:
          type: TestSuite
          # how to connect
          serviceConnection:
            config:
              type: Mysql   # old
              # who
              username: u
          sourceConfig:
            config:
              type: TestSuite
        processor: 1
        """;
    assertEquals(
        """
        source:
          type: TestSuite
          sourceConfig:
            config:
              type: TestSuite
              serviceConnections:
                - serviceName: red
                  # how to connect
                  serviceConnection:
                    config:
                      type: Mysql   # old
                      # who
                      username: u
        processor: 1
        """,
        edited(
            text,
            root -> {
              Draft.Mapping source = root.mapping("source").orElseThrow();
              Draft.Mapping item =
                  source
                      .mapping("sourceConfig", "config")
                      .orElseThrow()
                      .add("serviceConnections", List.of(Map.of("serviceName", "red")))
                      .items()
                      .orElseThrow()
                      .mappings()
                      .get(0);
              item.take(source.find("serviceConnection").orElseThrow());
            }));
  }

  @Test
  void bracesStayBraces() {
    assertEquals(
        "a: {type: Mysql, authType: {password: x}, b: {c: [1]}}\n",
        edited(
            "a: {type: Mysql, password: x, b: {c: 1}}\n",
            root -> {
              Draft.Mapping a = root.mapping("a").orElseThrow();
              a.wrap("authType", List.of(a.find("password").orElseThrow()));
              a.mapping("b").orElseThrow().find("c").orElseThrow().wrapInList();
            }));
  }

  @Test
  void jsonStaysJson() {
    assertEquals(
        "{\n  \"a\": {\n    \"x\": {\n      \"p\": \"q\"\n    },\n    \"n\": \"5\"\n  }\n}\n",
        edited(
            "{\n  \"a\": {\n    \"p\": \"q\",\n    \"m\": 5\n  }\n}\n",
            root -> {
              Draft.Mapping a = root.mapping("a").orElseThrow();
              a.wrap("x", List.of(a.find("p").orElseThrow()));
              a.find("m").orElseThrow().rename("n").quote();
            }));
  }

  @Test
  void bracesOpenForABlock() {
    assertEquals(
        "b: # d\n  c: 1\n  a:\n    x:\n      # e\n      - 1\n      - 2\n    yy: z\n",
        edited(
            "a:\n  x:\n    # e\n    - 1\n    - 2\n  yy: z\nb: {c: 1} # d\n",
            root -> root.mapping("b").orElseThrow().take(root.find("a").orElseThrow())));
  }

  @Test
  void nestedBracesOpenForABlock() {
    assertEquals(
        "b:\n  c:\n    l:\n      - n: m\n        a:\n          x: 1\n      - 3\n",
        edited(
            "a:\n  x: 1\nb: {c: {l: [{n: m}, 3]}}\n",
            root ->
                root.mapping("b", "c")
                    .orElseThrow()
                    .find("l")
                    .orElseThrow()
                    .items()
                    .orElseThrow()
                    .mappings()
                    .get(0)
                    .take(root.find("a").orElseThrow())));
  }

  @Test
  void aFlowMovesIntoABlock() {
    assertEquals(
        "b:\n  c: 1\n  x: [1, 2]\na: {y: z}\n",
        edited(
            "b:\n  c: 1\na: {x: [1, 2], y: z}\n",
            root ->
                root.mapping("b")
                    .orElseThrow()
                    .take(root.mapping("a").orElseThrow().find("x").orElseThrow())));
  }

  @Test
  void valuesAreReplacedInTheirOwnStyle() {
    assertEquals(
        "a: 'x y'\nb: \"1\" # c\nc:\n  path: /p\nd: [z]\ne: \"true\"\n",
        edited(
            "a: 'x'\nb: 1 # c\nc: /p\nd: z\ne: yes\n",
            root -> {
              root.find("a").orElseThrow().set("x y");
              root.find("b").orElseThrow().quote();
              root.find("c").orElseThrow().wrapInMapping("path");
              root.find("d").orElseThrow().wrapInList();
              root.find("e").orElseThrow().set("true");
            }));
  }

  @Test
  void whatBracketsWouldBreakIsQuoted() {
    assertEquals(
        "a: [\"${A}\"]\nb: {c: \"${C}\", d: \"${D}\", e: [\"x,y\"], f: '{'}\ng: ${G}\n",
        edited(
            "a: ${A}\nb: {c: 1, f: '{'}\nd: ${D}\ng: x\n",
            root -> {
              Draft.Mapping b = root.mapping("b").orElseThrow();
              Draft.Entry f = b.find("f").orElseThrow();
              root.find("a").orElseThrow().wrapInList();
              b.find("c").orElseThrow().set("${C}");
              b.take(root.find("d").orElseThrow());
              b.add("e", List.of("x,y"));
              b.take(f);
              root.find("g").orElseThrow().set("${G}");
            }));
  }

  @Test
  void whatEndsWithoutALineBreakStillDoes() {
    assertEquals("a: 1\nb: 2", edited("a: 1", root -> root.add("b", 2)));
    assertEquals("a:\r\n  b: 1\r\nc: x", edited("a:\r\n  b: 1", root -> root.add("c", "x")));
  }

  @Test
  void aSharedValueIsNotChanged() {
    DqException refused =
        assertThrows(
            DqException.class,
            () ->
                edited(
                    "a: &x\n  p: 1\nb: *x\n",
                    root -> root.mapping("b").orElseThrow().find("p").orElseThrow().remove()));
    assertEquals(ProblemCode.CONVERSION_REFUSED, refused.problems().get(0).code());
  }

  @Test
  void whatIsSharedAmongEqualPlacesIsChangedOnce() {
    assertEquals(
        "l:\n  - v: &x \"1\"\n  - v: *x\n",
        edited(
            "l:\n  - v: &x 1\n  - v: *x\n",
            root ->
                root.find("l")
                    .orElseThrow()
                    .items()
                    .orElseThrow()
                    .mappings()
                    .forEach(item -> item.find("v").orElseThrow().quote())));
  }

  private static Draft.Items items(Draft.Mapping root, String key) {
    return root.find(key).orElseThrow().items().orElseThrow();
  }

  @Test
  void anItemMovesToAnotherListWithItsComments() {
    assertEquals(
        "a:\n  - x: 1\n  # of y\n  - y: 2 # two\n    z: |\n      t\nb:\n    - w: 3\n",
        edited(
            "a:\n  - x: 1\nb:\n    # of y\n    - y: 2 # two\n      z: |\n        t\n    - w: 3\n",
            root -> items(root, "a").take(items(root, "b"), items(root, "b").mappings().get(0))));
  }

  @Test
  void aDroppedItemTakesItsCommentsAndTheBlankLinesBelowIt() {
    assertEquals(
        "a:\n  - y: 2\n",
        edited(
            "a:\n  # of x\n  - x: 1 # one\n\n  - y: 2\n",
            root -> items(root, "a").drop(items(root, "a").mappings().get(0))));
  }

  @Test
  void aDroppedItemMayNotTakeAnAnchorThatIsStillUsed() {
    Draft.Mapping root = draft("a:\n  - x: &v 1\n  - y: *v\n").root().orElseThrow();
    Draft.Items items = items(root, "a");
    Draft.Mapping first = items.mappings().get(0);
    DqException refused = assertThrows(DqException.class, () -> items.drop(first));
    assertEquals(ProblemCode.CONVERSION_REFUSED, refused.problems().get(0).code());
  }

  @Test
  void aCommentIsAddedAboveAnEntry() {
    assertEquals(
        "a:\n  # old\n  # new\n  b: 1\n",
        edited(
            "a:\n  # old\n  b: 1\n",
            root -> root.mapping("a").orElseThrow().find("b").orElseThrow().comment("new")));
  }

  @Test
  void thereIsNoRoomForACommentInBraces() {
    assertEquals(
        "a: {b: 1}\n",
        edited(
            "a: {b: 1}\n",
            root -> root.mapping("a").orElseThrow().find("b").orElseThrow().comment("new")));
  }

  @Test
  void aReferenceIsQuotedAlsoWithinBraces() {
    assertEquals(
        "a: {b: 1, c: \"${C}\"}\n",
        edited("a: {b: 1}\n", root -> root.mapping("a").orElseThrow().add("c", "${C}")));
  }

  @Test
  void whatWouldBeEscapedStandsInSingleQuotes() {
    assertEquals(
        "a: '\"x.y\".z'\nb: \"\\\"it's\\\"\"\n",
        edited(
            "a: 1\nb: 1\n",
            root -> {
              root.find("a").orElseThrow().set("\"x.y\".z");
              root.find("b").orElseThrow().set("\"it's\"");
            }));
  }

  @Test
  void valuesOfAListTellHowTheyAreWritten() {
    Draft.Mapping root = draft("a: [1, '1', ~, {b: c}]\n").root().orElseThrow();
    assertEquals(
        List.of(
            new Draft.Value("1", true, false),
            new Draft.Value("1", false, false),
            new Draft.Value("~", true, true)),
        items(root, "a").values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true", "No", "2024-01-31", "0x1F", "12:30"})
  void plainTextsThatAreNoneAreTold(String value) {
    assertEquals(true, isMistakable(value));
    assertEquals(false, isMistakable("'" + value + "'"));
    assertEquals(false, isMistakable(value + "x"));
  }

  private static boolean isMistakable(String value) {
    Draft.Mapping root = draft("a: " + value + "\n").root().orElseThrow();
    return root.find("a").orElseThrow().isMistakable();
  }
}
